/** The line from vision to sprint with any words people can type, for round trips. */
import fc from 'fast-check';
import type * as Y from 'yjs';
import { artifactKinds } from '../../../shared/model/artifact.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { moscows, severities, type StoryId } from '../../../shared/model/story.ts';
import { buildMap, run } from '../../support/buildMap.ts';

/** Any line of the line: its words, and which numbers and marks it has. */
export const anyStrategy = (words: fc.Arbitrary<string>) =>
  fc.record({
    vision: words,
    words: fc.array(words, { minLength: 1, maxLength: 2 }),
    number: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 100, noNaN: true })),
    pick: fc.nat(100),
  });
type StrategyShape = ReturnType<typeof anyStrategy> extends fc.Arbitrary<infer S> ? S : never;

/** A small map with some of everything, linked to its stories and releases; some of it archived. */
export function buildLine({ vision, words, number, pick }: StrategyShape): Y.Doc {
  const { doc, stories, releases } = buildMap();
  const is = (of: number): boolean => pick % of === 0;
  run(doc, 'setVision', { text: vision.slice(0, 5000) });
  for (const [i, title] of words.entries()) {
    const { id: goal } = run(doc, 'addGoal', { title, kind: is(2) ? 'customer' : 'business', period: 'H1' });
    run(doc, 'addKeyResult', { goalId: goal, title, unit: '%', start: 0, target: number });
    const { id: theme } = run(doc, 'addTheme', { title, kind: 'problem', metric: title.slice(0, 200) });
    const { id: initiative } = run(doc, 'addInitiative', {
      title,
      details: title,
      outcome: title,
      themeId: theme,
      goals: [goal],
      exploratory: is(3),
      horizon: is(2) ? 'now' : 'next',
      tradeOff: { goalId: goal, drops: stories.slice(0, i).filter((id) => isOpen(doc, id)) },
    });
    run(doc, 'setText', { id: initiative, field: 'publicTitle', text: title });
    const { id: sprint } = run(doc, 'addSprint', { name: title, goal: title, end: '2027-03-14' });
    run(doc, 'setCapacity', { sprintId: sprint, person: 'Alice', available: number });
    run(doc, 'addInsight', {
      source: 'nps',
      title,
      why: `${title}!`,
      stories: stories.slice(i, i + 2).filter((id) => isOpen(doc, id)),
    });
    const about = { releaseId: releases[i], sprintId: sprint, initiativeId: initiative };
    const kind = artifactKinds[(pick + i) % artifactKinds.length]!;
    const { id: artifact } = run(doc, 'addArtifact', {
      kind,
      title,
      ...about,
      url: is(2) ? 'https://example.org/a?b=c' : null,
    });
    run(doc, 'setText', { id: artifact, field: 'notes', text: title });
    run(doc, 'confirmArtifact', { id: artifact });
    const story = stories[i];
    if (story !== undefined && isOpen(doc, story)) {
      run(doc, 'linkInitiative', { ids: [story], initiativeId: initiative });
      run(doc, 'scoreStory', { id: story, moscow: moscows[pick % 4]!, reach: number, userValue: number });
      run(doc, 'updateStory', { id: story, severity: severities[pick % 4]! });
      const issue = { key: `#${pick}`, url: `https://example.org/issues/${pick}` };
      run(doc, 'linkIssues', { links: [{ storyId: story, issue: is(3) ? null : issue }] });
      run(doc, 'commitStories', { ids: [story], sprintId: sprint, owner: 'Alice', due: '2028-02-29' });
      run(doc, 'addDependency', { storyId: story, external: 'The bank', due: '2027-03-01', kind: 'waiting' });
      run(doc, 'splitStory', { id: story, parts: [{ title }] });
    }
    const merged = stories[i + 3];
    if (story !== undefined && merged !== undefined && isOpen(doc, story) && isOpen(doc, merged) && is(4))
      run(doc, 'mergeStories', { id: story, ids: [merged] });
    if (is(5)) run(doc, 'archive', { ids: [goal, sprint] });
  }
  return doc;
}

function isOpen(doc: Y.Doc, id: StoryId): boolean {
  const story = readMap(doc).story.get(id)!;
  return story.archivedAt === null && story.stage !== 'done' && story.stage !== 'declined';
}
