/** A dot vote as people see it: which vote is shown, the stories it is about, its ranking and its words. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ranking } from '../../../client/panels/voting/ranking.ts';
import { shownVoting } from '../../../client/panels/voting/shownVoting.ts';
import { VoteStepper } from '../../../client/panels/voting/VoteStepper.tsx';
import { votingStories } from '../../../client/panels/voting/votingStories.ts';
import { votingWords } from '../../../client/ui/words/voting.ts';
import type { VotingResults, Voting } from '../../../shared/model/voting.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';

const open: Voting = {
  id: 'voting:b',
  dots: 5,
  releaseId: null,
  openedAt: 20,
  state: 'open',
  results: null,
  voters: null,
  archivedAt: null,
};

describe('the vote that is shown', () => {
  const ended: Voting = { ...open, id: 'voting:a', openedAt: 10, state: 'ended', results: {}, voters: 0 };

  test('is the one that is going on, whatever was before', () => {
    expect(shownVoting([ended, open])).toBe(open);
    expect(shownVoting([{ ...open, state: 'revealed' }, ended])?.id).toBe(open.id);
  });

  test('else the last one that was revealed', () => {
    const unseen: Voting = { ...open, id: 'voting:c', openedAt: 30, state: 'ended' };
    expect(shownVoting([unseen, ended])).toBe(ended);
    expect(shownVoting([unseen])).toBeNull();
    expect(shownVoting([{ ...ended, archivedAt: 1 }])).toBeNull();
    expect(shownVoting([])).toBeNull();
  });
});

describe('the stories of a vote', () => {
  const map = buildMap({ activities: 2, stepsPerActivity: 1, releases: 2, storiesPerCell: 2 });

  test('stand in map order under their steps', () => {
    const grid = arrangeMap(readMap(map.doc));
    const steps = votingStories(grid, null);
    expect(steps.map(({ stepId }) => stepId)).toEqual(map.steps);
    expect(steps.flatMap(({ stories }) => stories)).toHaveLength(map.stories.length);
    const [first] = steps;
    expect(first!.stories.map(({ releaseId }) => releaseId)).toEqual([
      ...[map.releases[0], map.releases[0], map.releases[1], map.releases[1]],
      ...[null, null],
    ]);
  });

  test('of a slice are those of that slice only; steps without one are left out', () => {
    const grid = arrangeMap(readMap(map.doc));
    const slice = map.releases[1]!;
    const stories = votingStories(grid, slice).flatMap((step) => step.stories);
    expect(stories).toHaveLength(4);
    expect(new Set(stories.map(({ releaseId }) => releaseId))).toEqual(new Set([slice]));
    expect(votingStories(grid, 'release:gone')).toEqual([]);
  });
});

describe('the ranking', () => {
  test('has most dots first, ties in map order and with one place, and nothing without a dot', () => {
    const map = buildMap({ activities: 1, stepsPerActivity: 2, releases: 1, storiesPerCell: 2 });
    const records = readMap(map.doc);
    const grid = arrangeMap(records);
    const inOrder = votingStories(grid, null).flatMap(({ stories }) => stories.map(({ id }) => id));
    const [a, b, c, d] = [inOrder[0]!, inOrder[1]!, inOrder[4]!, inOrder[5]!];
    const results: VotingResults = { [d]: 2, [b]: 2, [c]: 7, [a]: 1, 'story:gone': 3 };
    const ranked = ranking(results, records, grid);
    expect(ranked.map(({ story, dots, place }) => [story.id, dots, place])).toEqual([
      [c, 7, 1],
      [b, 2, 2],
      [d, 2, 2],
      [a, 1, 4],
    ]);
  });

  test('keeps what was archived since, last among its like', () => {
    const map = buildMap({ activities: 1, stepsPerActivity: 1, releases: 1, storiesPerCell: 2 });
    const [first, second] = map.stories;
    map.run('archive', { ids: [first!] });
    const records = readMap(map.doc);
    const ranked = ranking({ [first!]: 1, [second!]: 1 }, records, arrangeMap(records));
    expect(ranked.map(({ story }) => story.id)).toEqual([second, first]);
  });
});

describe('the words', () => {
  test('say what is left, who voted and what was refused', () => {
    expect(votingWords.strip(3, 5)).toBe('Dot vote: 3 of 5 dots left');
    expect(votingWords.strip(1, 1)).toBe('Dot vote: 1 of 1 dot left');
    expect([0, 1, 4].map(votingWords.voted)).toEqual([
      'Nobody has voted yet',
      '1 person has voted',
      '4 people have voted',
    ]);
    expect(votingWords.notVoted(votingWords.reasons.votingOver)).toBe(
      'Not voted: The dot vote is over. Your dots stay as they were.',
    );
    expect(votingWords.said('Pay by card', 2, 1, 3)).toBe('2 dots on “Pay by card”. 1 of 3 dots left.');
  });

  test('name each button by its story, and keep it in reach when nothing can be put any more', () => {
    const face = renderToStaticMarkup(
      createElement(VoteStepper, {
        title: 'Pay by card',
        dots: 0,
        most: 5,
        mayPut: false,
        onPut: () => undefined,
      }),
    );
    expect(face).toContain('aria-label="Put a dot on “Pay by card”" aria-disabled="true"');
    expect(face).toContain('aria-label="Take a dot off “Pay by card”" aria-disabled="true"');
    expect(face).toContain('aria-valuenow="0"');
    expect(face).not.toContain('disabled=""');
  });
});
