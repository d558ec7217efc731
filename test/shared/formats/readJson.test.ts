/** Our own JSON when it is not what our writer wrote: broken, foreign, newer, edited by hand or hostile. */
import { describe, expect, it } from 'vitest';
import { importPlanSchema } from '../../../shared/formats/importPlan.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import { asReport } from './asLines.ts';

const read = (value: unknown) =>
  readImport({ text: typeof value === 'string' ? value : JSON.stringify(value), fileName: 'map.json' });
const file = (content: object): object => ({ format: 'throughline', version: 1, ...content });

describe('files that cannot be read', () => {
  it.each([
    ['a comma too many', '{\n  "format": "throughline",\n  "version": 1,\n}', 4],
    ['a missing comma', '{\n"format": "throughline"\n"version": 1\n}', 3],
    ['an end that is missing', '{\n"stories": [\n{"title": "a"}\n', 3],
    ['a line break in a text', '{"format": "throughline",\n"title": "a\nb"}', 2],
    ['a word that is none of JSON', '{\n"title":\n\nundefined}', 4],
    ['something behind the end', '{}\n\n{}', 3],
    ['a closing bracket of the other kind', '{"a": [\n1\n}', 3],
    ['a number with a leading zero', '{"a":\n01}', 2],
    ['an escape that does not exist', '{"a":\n"\\x"}', 2],
  ])('says on which line JSON ends: %s', (_, text, line) => {
    expect(() => read(text)).toThrow(new RegExp(`^Line ${line}: This is not valid JSON`));
  });

  it('says that a file is from a newer version', () => {
    expect(() => read({ format: 'throughline', version: 2 })).toThrow(/newer Throughline \(format 2/);
  });

  it.each([
    ['a list', [1], /not a map saved by Throughline/],
    ['an object', { a: 1 }, /not a map saved by Throughline/],
    ['a Trello board', { cards: [], lists: [] }, /Trello board/],
    ['no version', { format: 'throughline' }, /which version/],
    ['nothing', file({}), /Nothing in this file/],
  ])('says what else it is: %s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});

describe('files edited by hand', () => {
  it('names every field that would not come along by its path', () => {
    const { plan, losses } = read(
      file({
        title: 7,
        extra: { a: 1 },
        releases: 'none',
        personas: [{ id: 'p', name: 'alice' }, { id: 'p', name: 'bob' }, 'carol'],
        activities: [{ id: 'a', title: 'Buy', personas: ['p', 'gone'] }],
        steps: [{ id: 's', title: 'Pay', activity: 'a' }],
        stories: [
          { title: 'x', step: 's', release: 'r', estimate: '3', stage: 'idea', votes: [1, 2], order: '!' },
          {
            id: 9,
            title: 'y'.repeat(501),
            step: 's',
            pushed: { release: 'r', step: 's', title: 'y', estimate: 1 },
          },
        ],
      }),
    );
    expect(asReport(losses)).toEqual([
      'extra: no place for it on a map: { a }',
      'personas[2]: unknown value: carol',
      'releases: unknown value: none',
      'personas[1].id: written twice: p',
      'stories[1].id: unknown value: 9',
      'activities[0].personas[1]: points to nothing: gone',
      'stories[0].votes: no place for it on a map: a list of 2',
      'stories[0].release: points to nothing: r',
      'stories[0].estimate: unknown value: 3',
      'stories[0].order: unknown value: !',
      'stories[1].title: cut to the longest length: y',
      'stories[1].pushed.release: points to nothing: r',
      'title: unknown value: 7',
    ]);
    expect(importPlanSchema.safeParse(plan).success).toBe(true);
    expect(plan.activities[0]!.personas).toEqual(['personas-1']);
    expect(plan.stories[0]).toEqual({
      key: 'stories-1',
      title: 'x',
      step: 'steps-1',
      release: null,
      stage: 'idea',
    });
  });

  it.each([
    ['javascript:alert(1)', 'unknown value'],
    ['https://github.com@evil.example/issues/12', 'unknown value'],
    ['https://example.org/' + 'x'.repeat(500), 'unknown value'],
  ])('C2: takes no issue over that leads to %s', (url, why) => {
    const { plan, losses } = read(
      file({
        activities: [{ id: 'a', title: 'Buy' }],
        steps: [{ id: 's', title: 'Pay', activity: 'a' }],
        stories: [{ title: 'x', step: 's', issue: { key: '#12', url } }],
      }),
    );
    expect(losses).toMatchObject([{ path: 'stories[0].issue', why }]);
    expect(plan.stories[0]).not.toHaveProperty('issue');
  });

  it('C4: lets keys such as __proto__ do nothing', () => {
    const { plan, losses } = read(
      '{"format":"throughline","version":1,"__proto__":{"x":1},"constructor":1,"activities":[{"id":"__proto__","title":"A","__proto__":{"polluted":true},"toString":1}],"steps":[{"title":"B","activity":"__proto__"}],"stories":[{"title":"c","step":"constructor"}]}',
    );
    expect(asReport(losses)).toEqual([
      '__proto__: no place for it on a map: { x }',
      'constructor: no place for it on a map: 1',
      'activities[0].__proto__: no place for it on a map: { polluted }',
      'activities[0].toString: no place for it on a map: 1',
      'stories[0].step: points to nothing: constructor',
    ]);
    expect(plan.steps[0]!.activity).toBe('activities-1');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('C4: sets no id, role or owner of the map from the file', () => {
    const { plan } = read(
      file({
        id: 'map:mine',
        role: 'owner',
        owner: 'alice',
        epoch: 'x',
        activities: [{ id: 'activity:chosen', title: 'A' }],
      }),
    );
    const doc = emptyMap('Shop', 'epoch-1');
    run(doc, 'importMap', { plan });
    const map = readMap(doc);
    expect(map.meta).toMatchObject({ title: 'Shop', epoch: 'epoch-1' });
    expect([...map.activity.values()].map(({ title }) => title)).toEqual(['A']);
    expect([...map.activity.keys()]).not.toContain('activity:chosen');
  });
});
