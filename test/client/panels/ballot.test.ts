/** My own dots: they count at once, are sent one after the other, and are taken back when the server does not take them. */
import { describe, expect, test } from 'vitest';
import { createBallot } from '../../../client/panels/voting/ballot.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { OwnDots, SetDotsAnswer, VotingAnswer } from '../../../shared/protocol/voting.ts';
import { waitFor } from '../../support/waitFor.ts';

const pay: StoryId = 'story:pay';
const find: StoryId = 'story:find';
const ship: StoryId = 'story:ship';
const id = 'voting:one';

interface Sent {
  readonly storyId: StoryId;
  readonly dots: number;
  readonly answer: () => void;
  readonly refuse: (isThisOnly?: boolean) => void;
}

/** A server with this person's dots, whose answers come when the test lets them. */
function serverOf(budget: number) {
  const kept = new Map<StoryId, number>();
  const sent: Sent[] = [];
  const refusals: unknown[] = [];
  let voters = 0;
  const mine = (): OwnDots[] => [...kept].flatMap(([storyId, dots]) => (dots > 0 ? [{ storyId, dots }] : []));
  const sum = (): number => mine().reduce((all, { dots }) => all + dots, 0);
  const read = (): Promise<VotingAnswer> =>
    Promise.resolve({
      voting: { id, dots: budget, releaseId: null, openedAt: 1, state: 'open' },
      mine: mine(),
      voters,
    });
  const ballot = createBallot(id, budget, {
    read: () => read(),
    send: ({ storyId, dots }) =>
      new Promise<SetDotsAnswer>((resolve, reject) => {
        sent.push({
          storyId,
          dots,
          answer: () => {
            kept.set(storyId, dots);
            expect(sum(), 'the server never counts more than there are').toBeLessThanOrEqual(budget);
            resolve({ mine: mine(), left: budget - sum() });
          },
          refuse: (isThisOnly = false) => reject(isThisOnly ? 'this' : 'all'),
        });
      }),
    refused: (cause) => {
      refusals.push(cause);
      return cause === 'this';
    },
  });
  const next = async (number: number): Promise<Sent> => {
    await waitFor(() => sent.length >= number, { on: ballot.state.subscribe, what: `message ${number}` });
    return sent[number - 1]!;
  };
  return {
    ballot,
    kept,
    sent,
    refusals,
    next,
    mine: () => Object.fromEntries(ballot.state.getState().mine),
    left: () => ballot.state.getState().left,
    setVoters: (number: number) => (voters = number),
  };
}

describe('pressing', () => {
  test('counts at once, before the server has answered', () => {
    const { ballot, mine, left } = serverOf(3);
    expect(ballot.put(pay, 2)).toBe(2);
    expect(mine()).toEqual({ [pay]: 2 });
    expect(left()).toBe(1);
  });

  test('cannot put a fourth dot of three', () => {
    const { ballot, left, sent } = serverOf(3);
    ballot.put(pay, 2);
    expect(ballot.put(find, 5)).toBe(1);
    expect(ballot.put(ship, 1)).toBe(0);
    expect(ballot.put(pay, 3)).toBe(2);
    expect(ballot.put(pay, -1)).toBe(0);
    expect(left()).toBe(2);
    expect(sent).toHaveLength(1);
  });

  test('while one is on its way is folded: the last value of a story wins, and is sent once', async () => {
    const { ballot, sent, next, mine } = serverOf(5);
    for (const dots of [1, 2, 3, 4, 3]) ballot.put(pay, dots);
    expect(sent.map(({ dots }) => dots)).toEqual([1]);
    (await next(1)).answer();
    expect((await next(2)).dots).toBe(3);
    expect(mine()).toEqual({ [pay]: 3 });
    (await next(2)).answer();
    await waitFor(() => mine()[pay] === 3);
    expect(sent).toHaveLength(2);
  });

  test('there and back again while another story is on its way sends nothing for it', async () => {
    const { ballot, sent, next, kept } = serverOf(5);
    ballot.put(pay, 1);
    ballot.put(find, 1);
    ballot.put(find, 0);
    (await next(1)).answer();
    ballot.put(ship, 1);
    (await next(2)).answer();
    await waitFor(() => kept.get(ship) === 1);
    expect(sent.map(({ storyId }) => storyId)).toEqual([pay, ship]);
  });

  test('moves a dot when all are put: what is taken back goes first', async () => {
    const { ballot, kept, next, mine } = serverOf(3);
    kept.set(pay, 1);
    await ballot.ask();
    ballot.put(find, 1);
    ballot.put(ship, 1);
    ballot.put(pay, 0);
    ballot.put(ship, 2);
    (await next(1)).answer();
    const second = await next(2);
    expect([second.storyId, second.dots]).toEqual([pay, 0]);
    second.answer();
    (await next(3)).answer();
    expect(mine()).toEqual({ [find]: 1, [ship]: 2 });
  });
});

describe('a refusal', () => {
  test('takes the press back and leaves the others when it is about this story only', async () => {
    const { ballot, next, mine, refusals } = serverOf(5);
    ballot.put(pay, 1);
    (await next(1)).answer();
    ballot.put(find, 2);
    ballot.put(ship, 1);
    (await next(2)).refuse(true);
    const third = await next(3);
    expect(third.storyId).toBe(ship);
    third.answer();
    expect(refusals).toEqual(['this']);
    await waitFor(() => mine()[find] === undefined);
    expect(mine()).toEqual({ [pay]: 1, [ship]: 1 });
  });

  test('of everything takes all back that was not counted, and says so once', async () => {
    const { ballot, next, mine, left, sent, refusals } = serverOf(5);
    ballot.put(pay, 1);
    (await next(1)).answer();
    ballot.put(pay, 3);
    ballot.put(find, 1);
    (await next(2)).refuse();
    await waitFor(() => left() === 4);
    expect(mine()).toEqual({ [pay]: 1 });
    expect(refusals).toEqual(['all']);
    expect(sent).toHaveLength(2);
  });

  test('asks the server what counts: another window may have put the dots', async () => {
    const { ballot, next, mine, kept } = serverOf(3);
    ballot.put(pay, 1);
    const first = await next(1);
    kept.set(ship, 3);
    first.refuse(true);
    await waitFor(() => mine()[ship] === 3);
    expect(mine()).toEqual({ [ship]: 3 });
  });
});

describe('asking', () => {
  test('shows my dots after a reload and what another window of mine has put', async () => {
    const { ballot, kept, mine, left, setVoters } = serverOf(5);
    kept.set(pay, 2);
    setVoters(4);
    await ballot.ask();
    expect(ballot.state.getState()).toMatchObject({ isHere: true, voters: 4 });
    expect(mine()).toEqual({ [pay]: 2 });
    kept.set(find, 1);
    await ballot.ask();
    expect(left()).toBe(2);
  });

  test('keeps what was pressed meanwhile: an answer from before that knows nothing of it', async () => {
    const { ballot, next, mine } = serverOf(5);
    const asked = ballot.ask();
    ballot.put(pay, 1);
    await asked;
    expect(mine()).toEqual({ [pay]: 1 });
    (await next(1)).answer();
    const again = ballot.ask();
    await again;
    expect(mine()).toEqual({ [pay]: 1 });
  });

  test('tells at once that I am one of those who have voted', async () => {
    const { ballot, next, setVoters } = serverOf(5);
    await ballot.ask();
    ballot.put(pay, 1);
    setVoters(1);
    (await next(1)).answer();
    await waitFor(() => ballot.state.getState().voters === 1);
    expect(ballot.state.getState().left).toBe(4);
  });

  test('about another vote changes nothing', async () => {
    const ballot = createBallot(id, 5, {
      read: () => Promise.resolve({ voting: null, mine: [{ storyId: pay, dots: 1 }], voters: 3 }),
      send: () => Promise.reject(new Error('nothing is sent here')),
      refused: () => false,
    });
    await ballot.ask();
    expect(ballot.state.getState()).toMatchObject({ isHere: false, voters: 0 });
  });
});
