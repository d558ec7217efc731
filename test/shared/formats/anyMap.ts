/** Maps with any content people can type, made by the same commands they use, for round trips. */
import { hues } from '../../../shared/model/hue.ts';
import fc from 'fast-check';
import type * as Y from 'yjs';
import { dependencyKinds } from '../../../shared/model/dependency.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { stages, storyKinds, type StoryId } from '../../../shared/model/story.ts';
import { emptyMap, run } from '../../support/buildMap.ts';

/** Words that other formats would take for something else. */
const traps = [
  '=SUM(A1:A9)',
  "'=1+1",
  '＝cmd',
  '-1',
  '+49 30',
  '@alice',
  '@[Store manager]',
  '#label',
  '#12',
  '(3)',
  '{1/2}',
  '[MVP]',
  '!bug',
  '**bold**',
  '2**3 and 4**5',
  '_under_',
  'snake_case',
  '`code`',
  '<b>',
  '<!-- x -->',
  '- item',
  '1. item',
  '--- MVP',
  '= Map: x',
  '# heading',
  'heading #',
  '> quote',
  '| a | b |',
  '\\',
  '\\\\(3)',
  'a -> b',
  'a: b',
  '"quoted", with; all\tkinds|',
  '[x] done',
  'Unscheduled',
  '*Unscheduled*',
  'Releases',
  'Legend',
  '__proto__',
  'constructor',
  '🟢 emoji 👩‍👩‍👧',
  'עברית مرحبا',
  '日本語のストーリー',
  'é',
  '```',
  '---',
  '  ',
  '',
];

/** Any text of one line. */
const line = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...traps) },
    fc.array(fc.constantFrom(...traps), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map((bytes) => bytes.replaceAll('\0', '')),
  )
  .map((words) => words.replaceAll('\uFFFD', '')); // stands for what could not be decoded, so an import reports it
const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const title = fc.oneof({ weight: 4, arbitrary: line }, text);
/** Any title, of one line or several. */
export { title as anyTitle };
const name = line.map((words) => words.slice(0, 60)).filter((words) => words.trim() !== '');
const some = { maxLength: 3 };
const worn = fc.uniqueArray(fc.nat(2), some);

const story = fc.record({
  title,
  details: fc.oneof(fc.constant(''), text),
  kind: fc.constantFrom(...storyKinds),
  estimate: fc.oneof(
    fc.constantFrom(null, 0, 0.5, 1 / 3, 13),
    fc.double({ min: 0, max: 10_000, noNaN: true }),
  ),
  stage: fc.constantFrom(...stages),
  owner: fc.oneof(fc.constant(''), name),
  lane: fc.nat(3),
  personas: worn,
  labels: worn,
  archived: fc.boolean(),
  criteria: fc.array(fc.record({ title, done: fc.boolean() }), some),
});

export interface MapShape {
  readonly title: string;
  readonly personas: readonly string[];
  readonly labels: readonly string[];
  readonly releases: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly archived: boolean;
  }[];
  readonly activities: readonly {
    readonly title: string;
    readonly personas: readonly number[];
    readonly archived: boolean;
    readonly steps: readonly {
      readonly title: string;
      readonly personas: readonly number[];
      readonly stories: readonly (typeof story extends fc.Arbitrary<infer S> ? S : never)[];
    }[];
  }[];
  /** The release that is pushed at the end. */
  readonly pushed: number;
  /** Around the grid; `holds` is the story an arrow leads to, by the order they were made in. */
  readonly free: readonly {
    readonly title: string;
    readonly x: number;
    readonly hue: (typeof hues)[number];
    readonly holds: number;
    readonly archived: boolean;
  }[];
  /** From one story to another, by the order they were made in. */
  readonly dependencies: readonly {
    readonly from: number;
    readonly to: number;
    readonly kind: (typeof dependencyKinds)[number];
    readonly note: string;
  }[];
}

export const anyShape: fc.Arbitrary<MapShape> = fc.record({
  title: name,
  personas: fc.array(name, some),
  labels: fc.array(name, some),
  releases: fc.array(fc.record({ name: title, outcome: title, archived: oneIn(6) }), some),
  activities: fc.array(
    fc.record({
      title,
      personas: worn,
      archived: oneIn(6),
      steps: fc.array(fc.record({ title, personas: worn, stories: fc.array(story, { maxLength: 5 }) }), some),
    }),
    some,
  ),
  pushed: fc.nat(3),
  free: fc.array(
    fc.record({
      title,
      x: fc.double({ min: -1_000_000, max: 1_000_000, noNaN: true }),
      hue: fc.constantFrom(...hues),
      holds: fc.nat(8),
      archived: oneIn(6),
    }),
    some,
  ),
  dependencies: fc.array(
    fc.record({ from: fc.nat(8), to: fc.nat(8), kind: fc.constantFrom(...dependencyKinds), note: line }),
    { maxLength: 4 },
  ),
});

/** The document of a shape; archived things are archived after everything stands. */
export function buildShape(shape: MapShape): Y.Doc {
  const doc = emptyMap(shape.title);
  const personas = shape.personas.map((each) => run(doc, 'addPersona', { name: each }).id);
  const labels = shape.labels.map((each) => run(doc, 'addLabel', { name: each }).id);
  const releases = shape.releases.map(
    ({ name: called, outcome }) => run(doc, 'addRelease', { name: called, outcome }).id,
  );
  const gone: string[] = [];
  const stories: StoryId[] = [];
  const wear = (
    id: string,
    of: readonly { readonly length?: number }[] | readonly string[],
    which: readonly number[],
  ): void => {
    for (const i of which) {
      const tag = (of as readonly (typeof personas)[number][])[i];
      if (tag !== undefined) run(doc, 'tagRecord', { id, tag, on: true });
    }
  };
  for (const activity of shape.activities) {
    const activityId = run(doc, 'addActivity', { title: activity.title }).id;
    wear(activityId, personas, activity.personas);
    for (const step of activity.steps) {
      const stepId = run(doc, 'addStep', { activityId, title: step.title }).id;
      wear(stepId, personas, step.personas);
      for (const {
        lane,
        stage,
        owner,
        archived,
        personas: by,
        labels: tagged,
        criteria,
        ...fields
      } of step.stories) {
        const releaseId = releases[lane] ?? null;
        const [id] = run(doc, 'addStories', { stepId, releaseId, stories: [fields] }).ids;
        stories.push(id!);
        if (criteria.length > 0) run(doc, 'addCriteria', { storyId: id!, criteria });
        const needed = (stage === 'planned' || stage === 'inProgress') && owner === '' ? 'Alice' : owner;
        run(doc, 'updateStory', { id: id!, stage, owner: needed, due: '2027-03-01', declineReason: 'No' });
        wear(id!, personas, by);
        wear(id!, labels, tagged);
        if (archived) gone.push(id!);
      }
    }
    if (activity.archived) gone.push(activityId);
  }
  const pushed = releases[shape.pushed];
  if (pushed !== undefined) run(doc, 'pushToBacklog', { releaseId: pushed });
  for (const { from, to, kind, note } of shape.dependencies) {
    const [storyId, needsId] = [stories[from], stories[to]];
    // Always from a later story to an earlier one, so that there is no circle.
    if (storyId === undefined || needsId === undefined || from <= to) continue;
    const { id } = run(doc, 'addDependency', { storyId, needsId, kind, note: note.slice(0, 200) });
    if (from % 3 === 0) run(doc, 'archive', { ids: [id] });
  }
  for (const { title: words, x, hue, holds, archived } of shape.free) {
    const at = { x, y: -x };
    const { ids } = run(doc, 'addFreeThings', {
      things: [
        { kind: 'frame', name: words, at },
        { kind: 'sticky', title: words, at, hue },
        { kind: 'text', title: words, at, width: 300, scale: 'large' },
        { kind: 'stroke', at, path: '0 0 50 10 20 80', width: 8 },
        {
          kind: 'arrow',
          title: words,
          from: { heldBy: null, ...at },
          to: { heldBy: stories[holds] ?? null, ...at },
        },
      ],
    });
    run(doc, 'stackFreeThings', { ids: [ids[1]!], edge: 'back' });
    if (archived) run(doc, 'archive', { ids: [ids[0]!, ids[4]!] });
    const pulled = stories[holds];
    if (pulled !== undefined && readMap(doc).story.get(pulled)?.archivedAt === null) {
      run(doc, 'storiesToStickies', { ids: [pulled], at });
    }
  }
  const live = (id: string): boolean => {
    const map = readMap(doc);
    const record = [...map.story.values(), ...map.activity.values()].find((each) => each.id === id);
    return record?.archivedAt === null;
  };
  for (const id of gone) if (live(id)) run(doc, 'archive', { ids: [id] });
  shape.releases.forEach(({ archived }, i) => {
    if (archived) run(doc, 'archive', { ids: [releases[i]!] });
  });
  return doc;
}

function oneIn(count: number): fc.Arbitrary<boolean> {
  return fc.nat(count - 1).map((n) => n === 0);
}
