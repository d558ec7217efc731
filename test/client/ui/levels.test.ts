/** Levels are called what the team calls them, wherever a word names one. */
import { afterEach, expect, test } from 'vitest';
import { nameLevels, named } from '../../../client/ui/levels.ts';
import { words } from '../../../client/ui/words.ts';
import { gapsPanelWords } from '../../../client/ui/words/gapsPanel.ts';
import { stepInWords } from '../../../client/ui/words/steps.ts';
import { levelNamesOf, usualSettings } from '../../../shared/model/settings.ts';

const usual = levelNamesOf(usualSettings);
afterEach(() => nameLevels(null));

test('as on every map while the team has not said otherwise', () => {
  expect(words.canvas.addStory).toBe('Add a story');
  expect(words.canvas.addActivity).toBe('Add an activity');
  expect(words.canvas.totals({ stories: 2, points: 3, unestimated: 0 })).toBe('2 stories · 3 points');
  expect(words.kinds.release).toBe('Release');
});

test('by the names the team gave them, from one map to the next', () => {
  nameLevels({
    activity: { one: 'Goal', many: 'Goals' },
    step: { one: 'Epic', many: 'Epics' },
    story: { one: 'User Story', many: 'User Stories' },
    release: { one: 'MVP', many: 'MVPs' },
  });
  expect(words.canvas.addStep).toBe('Add an epic');
  expect(words.canvas.addStory).toBe('Add a User Story');
  expect(words.kinds.story).toBe('User Story');
  expect(words.stories(1)).toBe('1 User Story');
  expect(words.dependencies.troubles.later).toBe('is in a later MVP');
  expect(gapsPanelWords.rules.emptyStep.why).toMatch(/^Epics without a User Story/);
  expect(words.lens.facets.release).toBe('MVP');
  expect(words.canvas.emptyMap.text).toMatch(/goals across the top, the epics of each below them/);
  nameLevels(null);
  expect(words.canvas.addStep).toBe('Add a step');
});

test('in the history as well', () => {
  nameLevels({ ...usual, story: { one: 'Item', many: 'Items' } });
  const added = { command: 'addStories', title: '', field: null } as const;
  expect(words.taken.undo(stepInWords({ ...added, count: 1 }))).toBe('Undo new item');
  expect(words.taken.undo(stepInWords({ ...added, count: 3 }))).toBe('Undo 3 new items');
});

test('with the article that fits, and capitals only where the team wants them', () => {
  nameLevels({
    ...usual,
    story: { one: 'Issue', many: 'Issues' },
    step: { one: 'Use case', many: 'Use cases' },
  });
  expect([named.a('story'), named.a('step'), named.many('story')]).toEqual([
    'an issue',
    'a use case',
    'issues',
  ]);
});
