/** What people do about the line from vision to sprint, told in the history. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { changeInWords } from '../../../client/ui/words/history.ts';
import { ChangeReader } from '../../../shared/views/mapChanges.ts';
import { buildMap, copyOf, run } from '../../support/buildMap.ts';

test('the history tells of the vision, goals, initiatives and sprints in words', () => {
  const { doc, stories } = buildMap();
  const reader = new ChangeReader(copyOf(doc));
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const told = (change: () => void): string[] => {
    change();
    for (const update of updates.splice(0)) reader.take(update, 'alice');
    return reader.finish().flatMap(({ changes }) => changes.map(changeInWords));
  };
  const [story] = stories;
  const goal = run(doc, 'addGoal', { title: 'More pay', kind: 'customer' }).id;
  const initiative = run(doc, 'addInitiative', { title: 'One click', horizon: 'next' }).id;
  const sprint = run(doc, 'addSprint', { name: 'Sprint 1' }).id;
  const artifact = run(doc, 'addArtifact', { kind: 'prd', title: 'PRD' }).id;
  expect(told(() => run(doc, 'setVision', { text: 'Everybody pays.' }))).toEqual([
    'added the goal “More pay”',
    'added the initiative “One click”',
    'added the sprint “Sprint 1”',
    'added the artifact “PRD”',
    'edited the vision',
  ]);
  const tradeOff = { goalId: goal, drops: [] };
  expect(told(() => run(doc, 'moveInitiative', { id: initiative, horizon: 'now', tradeOff }))).toEqual([
    'changed the initiative “One click”',
    'moved the initiative “One click” to now',
    'added one trade-off',
  ]);
  expect(told(() => run(doc, 'linkInitiative', { ids: [story!], initiativeId: initiative }))).toEqual([
    'linked the story “Story 1.1.1” to “One click”',
  ]);
  expect(told(() => run(doc, 'scoreStory', { id: story!, reach: 3, impact: 2 }))).toEqual([
    'scored the story “Story 1.1.1”',
  ]);
  const commit = { ids: [story!], owner: 'Bob', due: '2027-03-10' };
  expect(told(() => run(doc, 'commitStories', { ...commit, sprintId: sprint }))).toContain(
    'committed the story “Story 1.1.1” to “Sprint 1”',
  );
  expect(told(() => run(doc, 'commitStories', { ids: [story!], sprintId: null }))).toContain(
    'took the story “Story 1.1.1” out of the sprint',
  );
  expect(told(() => run(doc, 'confirmArtifact', { id: artifact }))).toEqual(['confirmed the artifact “PRD”']);
  expect(Y.encodeStateVector(reader.doc)).toEqual(Y.encodeStateVector(doc));
});
