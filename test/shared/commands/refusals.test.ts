/** What every command keeps to: a refused one writes nothing, garbage never breaks it, repeating finds a clear word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commandContext, runCommand, type Command } from '../../../shared/commands/command.ts';
import { CommandError, type CommandProblem } from '../../../shared/commands/commandError.ts';
import { commandNamed, commands, type CommandName } from '../../../shared/commands/registry.ts';
import { strategyCommands } from '../../../shared/commands/strategyCommands.ts';
import { metaOf, recordOf, recordsOf } from '../../../shared/model/document.ts';
import { kinds, type Kind } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { fieldsOf, type MapRecords } from '../../../shared/model/records.ts';
import { findFaults } from '../../../shared/model/writeRecord.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { contradictionsOf } from '../../../shared/views/contradictions.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { writtenBy } from '../../support/written.ts';

const context = commandContext({ kind: 'person', name: 'alice' });
const names = Object.keys(commands) as CommandName[];

/** Runs it untyped, as it comes in by HTTP; the problem it was refused with, or null. */
function problemOf(doc: Y.Doc, name: CommandName, input: unknown): CommandProblem | null {
  const command: Command = commandNamed(name)!;
  try {
    runCommand(doc, command, input, context);
    return null;
  } catch (error) {
    if (error instanceof CommandError) return error.problem;
    throw error;
  }
}

describe.each(names)('%s', (name) => {
  test.each([
    undefined,
    null,
    7,
    'text',
    [],
    {},
    { id: 7 },
    { ids: [] },
    { ids: 'story:1' },
    { title: 7, name: 7 },
  ])('refuses %j as input, says where it is wrong, and writes nothing', (input) => {
    const { doc } = buildMap();
    const updates = writtenBy(doc, () => {
      const problem = problemOf(doc, name, input);
      expect(problem).toMatchObject({ kind: 'badInput', command: name });
      if (problem?.kind === 'badInput') expect(problem.issues[0]?.message).toMatch(/./);
    });
    expect(updates).toEqual([]);
  });
});

describe('a command about records that are not there any more', () => {
  const story = 'story:gone';
  const others = {
    step: 'step:gone',
    release: 'release:gone',
    activity: 'activity:gone',
    persona: 'persona:gone',
  };
  const { stories: existing } = buildMap();

  test.each<[CommandName, Record<string, unknown>, string]>([
    ['addStep', { activityId: others.activity, title: 'Pay' }, others.activity],
    ['addStories', { stepId: others.step, releaseId: null, stories: [{ title: 'Pay' }] }, others.step],
    ['archive', { ids: [story] }, story],
    ['archive', { ids: ['no id at all'] }, 'no id at all'],
    ['editText', { id: story, field: 'title', at: 0, remove: 0, insert: 'x' }, story],
    ['setText', { id: story, field: 'title', text: 'x' }, story],
    ['moveActivity', { id: others.activity }, others.activity],
    ['moveStep', { id: others.step }, others.step],
    ['moveRelease', { id: others.release }, others.release],
    ['moveStories', { ids: [story] }, story],
    ['pushToBacklog', { releaseId: others.release }, others.release],
    ['reorderBacklog', { ids: [story] }, story],
    ['restore', { ids: [story] }, story],
    ['sliceIntoRelease', { ids: [story], name: 'Sooner' }, story],
    ['sliceRelease', { ids: existing, releaseId: others.release, edge: 'top' }, others.release],
    ['tagRecord', { id: story, tag: others.persona, on: true }, story],
    ['tagRecords', { ids: [story], tag: others.persona, on: true }, story],
    ['movePersona', { id: others.persona }, others.persona],
    ['updateLegend', { id: others.persona, name: 'x' }, others.persona],
    ['addDependency', { storyId: story, needsId: story, kind: 'technical' }, story],
    ['addCriteria', { storyId: story, criteria: [{ title: 'x' }] }, story],
    ['moveCriterion', { id: 'criterion:gone' }, 'criterion:gone'],
    ['updateCriterion', { id: 'criterion:gone', done: true }, 'criterion:gone'],
    ['updateDependency', { id: 'dependency:gone', note: 'x' }, 'dependency:gone'],
    ['updateRelease', { id: others.release, capacity: 3 }, others.release],
    ['updateStory', { id: story, estimate: 3 }, story],
  ])('%s %j names the one that is missing and writes nothing', (name, input, id) => {
    const { doc } = buildMap();
    expect(
      writtenBy(doc, () => expect(problemOf(doc, name, input)).toEqual({ kind: 'missing', id })),
    ).toEqual([]);
  });

  test.each<[CommandName, (map: ReturnType<typeof buildMap>) => Record<string, unknown>]>([
    ['restore', ({ stories }) => ({ ids: [stories[0], story] })],
    ['moveStories', ({ stories }) => ({ ids: [stories[0]], stepId: others.step })],
    ['moveStories', ({ stories }) => ({ ids: [stories[0]], releaseId: others.release })],
    [
      'addStories',
      ({ steps }) => ({ stepId: steps[0], releaseId: others.release, stories: [{ title: 'Pay' }] }),
    ],
    ['moveStep', ({ steps }) => ({ id: steps[0], activityId: others.activity })],
    ['tagRecord', ({ stories }) => ({ id: stories[0], tag: others.persona, on: true })],
    [
      'tagRecords',
      ({ stories, releases }) => ({ ids: [stories[0], releases[0]], tag: others.persona, on: true }),
    ],
  ])('%s is refused as a whole when a part of it is missing', (name, inputOf) => {
    const map = buildMap();
    map.run('archive', { ids: [map.stories[0]!] });
    if (name !== 'restore') map.run('restore', { ids: [map.stories[0]!] });
    const updates = writtenBy(map.doc, () =>
      expect(problemOf(map.doc, name, inputOf(map))).toMatchObject({ kind: 'missing' }),
    );
    expect(updates).toEqual([]);
  });

  test('says so in words', () => {
    expect(new CommandError({ kind: 'missing', id: 'step:1' }).message).toBe(
      'step:1 is not on this map any more.',
    );
    expect(
      new CommandError({
        kind: 'badInput',
        command: 'addStep',
        issues: [
          { path: 'title', message: 'too long' },
          { path: '', message: 'no object' },
        ],
      }).message,
    ).toBe('title: too long; no object');
  });
});

test('no command breaks on a map full of garbage: it works, or it is refused and nothing is written', () => {
  const id = (kind: string) => fc.constantFrom(`${kind}:1`, `${kind}:2`, `${kind}:3`);
  const anyId = fc.oneof(id('activity'), id('step'), id('story'), id('release'), id('persona'), id('label'));
  const place = fc.record({ before: anyId, after: anyId }, { requiredKeys: [] });
  const ids = fc.array(id('story'), { minLength: 1, maxLength: 3 });
  const lane = fc.option(id('release'), { nil: null });
  const inputs: Partial<Record<CommandName, fc.Arbitrary<Record<string, unknown>>>> = {
    addActivity: fc.record({ title: fc.string() }),
    addStep: fc.record({ activityId: id('activity'), title: fc.string() }),
    addStories: fc.record({ stepId: id('step'), releaseId: lane, stories: fc.constant([{ title: 'Pay' }]) }),
    archive: fc.record({ ids: fc.array(anyId, { minLength: 1, maxLength: 3 }) }),
    restore: fc.record({ ids: fc.array(anyId, { minLength: 1, maxLength: 3 }) }),
    setText: fc.record({ id: anyId, field: fc.constantFrom('title', 'name', 'details'), text: fc.string() }),
    moveActivity: fc.record({ id: id('activity') }),
    moveStep: fc.record({ id: id('step') }),
    moveRelease: fc.record({ id: id('release') }),
    moveStories: fc.record({ ids, stepId: id('step'), releaseId: lane }, { requiredKeys: ['ids'] }),
    pushToBacklog: fc.record({ releaseId: id('release') }),
    reorderBacklog: fc.record({ ids }),
    sliceIntoRelease: fc.record(
      { ids, name: fc.string(), before: id('release') },
      { requiredKeys: ['ids', 'name'] },
    ),
    sliceRelease: fc.record({ ids, releaseId: lane, edge: fc.constantFrom('top', 'bottom') }),
    tagRecord: fc.record({ id: anyId, tag: fc.oneof(id('persona'), id('label')), on: fc.boolean() }),
    updateStory: fc.record({
      id: id('story'),
      stage: fc.constantFrom('backlog', 'done'),
      estimate: fc.constant(2),
    }),
  };
  const anyCommand = fc.oneof(
    ...Object.entries(inputs).map(([name, input]) =>
      fc.tuple(
        fc.constant(name as CommandName),
        fc.tuple(input, place).map(([a, b]) => ({ ...a, ...b })),
      ),
    ),
  );
  fc.assert(
    fc.property(garbageMap, fc.array(anyCommand, { maxLength: 8 }), (doc, list) => {
      for (const [name, input] of list) {
        let problem: CommandProblem | null = null;
        const updates = writtenBy(doc, () => (problem = problemOf(doc, name, input)));
        if (problem !== null) expect(updates).toEqual([]);
        arrangeMap(readMap(doc));
      }
    }),
    { numRuns: 300 },
  );
});

/** The same records, all of them live, so that a decision may be about any of them. */
function allLive(records: MapRecords): MapRecords {
  const live = kinds.map((kind) => [
    kind,
    new Map([...records[kind]].map(([id, record]) => [id, { ...record, archivedAt: null }])),
  ]);
  return { ...records, ...Object.fromEntries(live) };
}

/** Which fields of which records the server would refuse. */
function faultsOf(doc: Y.Doc): Set<string> {
  const faults = new Set<string>();
  for (const kind of kinds)
    recordsOf(doc, kind).forEach((record, id) => {
      if (!(record instanceof Y.Map)) return;
      for (const field of findFaults(kind, record)) faults.add(`${id} ${field}`);
    });
  return faults;
}

/** Most garbage reads as archived, and has no text to write in; some of it gets both, so that more can be decided about it. */
function mendSome(doc: Y.Doc, random: Random): void {
  const isText = (kind: Kind, name: string): boolean => fieldsOf[kind][name]!.holds === 'text';
  for (const kind of kinds)
    recordsOf(doc, kind).forEach((record) => {
      if (!(record instanceof Y.Map) || random.chance(0.3)) return;
      record.set('archivedAt', null);
      for (const name of Object.keys(fieldsOf[kind]))
        if (isText(kind, name) && random.chance(0.5)) record.set(name, new Y.Text('Pay'));
    });
  if (random.chance(0.5)) metaOf(doc).set('vision', new Y.Text('Everybody pays.'));
}

test('no decision about plan and strategy breaks on a map full of garbage, and none adds garbage of its own', () => {
  const ran = new Set<string>();
  const onLine = [...Object.keys(strategyCommands), 'addDependency', 'updateDependency'] as CommandName[];
  fc.assert(
    fc.property(garbageMap, fc.noShrink(fc.integer({ min: 1, max: 1e6 })), (doc, seed) => {
      const random = createRandom(seed);
      mendSome(doc, random);
      let before = faultsOf(doc);
      for (let tries = 0; tries < 16; tries++) {
        const { name, input } = randomDecision(allLive(readMap(doc)), random, onLine);
        let problem: CommandProblem | null = null;
        const updates = writtenBy(doc, () => (problem = problemOf(doc, name, input)));
        if (problem === null) ran.add(name);
        else expect([name, problem, updates.length]).toEqual([name, problem, 0]);
        const after = faultsOf(doc);
        expect([...after].filter((fault) => !before.has(fault))).toEqual([]);
        before = after;
      }
      const records = readMap(doc);
      roadmapOf(records);
      contradictionsOf(records, '2027-03-10');
      for (const id of records.sprint.keys()) sprintLoad(records, id);
    }),
    { numRuns: 100 },
  );
  // Other seeds may leave one or two out.
  expect(onLine.filter((name) => !ran.has(name)).length).toBeLessThan(4);
});

test('a story is reworded as a whole or not at all, also when its title is none that can be edited', () => {
  const { doc, stories } = buildMap();
  recordOf(doc, 'story', stories[0]!)!.set('title', 'no text that is edited together');
  const updates = writtenBy(doc, () =>
    expect(
      problemOf(doc, 'rewordStory', { id: stories[0], title: 'Pay', note: 'It was called otherwise' }),
    ).toMatchObject({ kind: 'refused' }),
  );
  expect(updates).toEqual([]);
});
