/** My own dots in an open vote: a press counts at once here, and is taken back when the server does not take it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoryId } from '../../../shared/model/story.ts';
import type { VotingId } from '../../../shared/model/voting.ts';
import type { OwnDots, SetDotsAnswer, VotingAnswer } from '../../../shared/protocol/voting.ts';

export interface BallotState {
  /** Whether the server has told which dots are mine. */
  readonly isHere: boolean;
  /** What the server has told, and what I have pressed since; stories without one are left out. */
  readonly mine: ReadonlyMap<StoryId, number>;
  readonly left: number;
  /** How many people have put at least one dot. */
  readonly voters: number;
  /** What is to be read out after a press. */
  readonly said: string;
}

export interface Ballot {
  readonly state: StoreApi<BallotState>;
  /** How many of my dots are to lie on a story: as many as I have at most. Answers how many do. */
  readonly put: (storyId: StoryId, dots: number) => number;
  /** Asks the server anew: another tab of mine may have voted. Throws what `read` throws. */
  readonly ask: () => Promise<void>;
  readonly say: (text: string) => void;
}

export interface BallotServer {
  readonly read: () => Promise<VotingAnswer>;
  readonly send: (own: { readonly storyId: StoryId; readonly dots: number }) => Promise<SetDotsAnswer>;
  /** Tells the person. Answers whether it is about this story only, so that others may still be counted. */
  readonly refused: (cause: unknown) => boolean;
}

/** Of the vote `id`, in which everybody has `budget` dots. */
export function createBallot(id: VotingId, budget: number, server: BallotServer): Ballot {
  const state = createStore<BallotState>(() => ({
    isHere: false,
    mine: new Map(),
    left: budget,
    voters: 0,
    said: '',
  }));
  /** As the server has told last. */
  let told: ReadonlyMap<StoryId, number> = new Map();
  /** Pressed and not yet confirmed; the last value of a story wins. */
  const wanted = new Map<StoryId, number>();
  let onTheWay: StoryId | null = null;
  /** Counts what was sent and answered: what was asked before that knows nothing of it. */
  let turn = 0;

  const show = (): void => {
    const mine = new Map([...told, ...wanted].filter(([, dots]) => dots > 0));
    for (const [storyId, dots] of wanted) if (dots === 0) mine.delete(storyId);
    state.setState({ mine, left: budget - sumOf(mine) });
  };

  const ask = async (): Promise<void> => {
    const asked = turn;
    const { voting, mine, voters } = await server.read();
    if (asked !== turn || voting?.id !== id) return;
    told = byStory(mine);
    state.setState({ isHere: true, voters });
    show();
  };

  /** One story at a time; dots that are taken back go first, so that the server never counts more than I have. */
  const send = async (): Promise<void> => {
    if (onTheWay !== null) return;
    const isLess = ([storyId, dots]: readonly [StoryId, number]): boolean => dots < (told.get(storyId) ?? 0);
    const all = [...wanted];
    const next = all.find(isLess) ?? all[0];
    if (next === undefined) return;
    const [storyId, dots] = next;
    onTheWay = storyId;
    turn++;
    let isNews = false;
    try {
      const { mine } = await server.send({ storyId, dots });
      // My first dot makes one more voter, my last one taken back one less.
      isNews = mine.length > 0 !== told.size > 0;
      told = byStory(mine);
      if (wanted.get(storyId) === dots) wanted.delete(storyId);
    } catch (cause) {
      isNews = true;
      if (server.refused(cause)) wanted.delete(storyId);
      else wanted.clear();
    }
    onTheWay = null;
    turn++;
    show();
    // What the server has is what counts; when it does not answer, it is asked again soon.
    if (isNews) ask().catch(() => undefined);
    void send();
  };

  return {
    state,
    put: (storyId, dots) => {
      const { mine, left } = state.getState();
      const before = mine.get(storyId) ?? 0;
      const next = Math.max(0, Math.min(dots, before + left));
      if (next === before) return before;
      // Back to what the server has, and nothing else is on its way: there is nothing to send.
      if (onTheWay !== storyId && next === (told.get(storyId) ?? 0)) wanted.delete(storyId);
      else wanted.set(storyId, next);
      show();
      void send();
      return next;
    },
    ask,
    say: (said) => state.setState({ said }),
  };
}

function byStory(own: readonly OwnDots[]): ReadonlyMap<StoryId, number> {
  return new Map(own.map(({ storyId, dots }) => [storyId, dots]));
}

function sumOf(dots: ReadonlyMap<StoryId, number>): number {
  return [...dots.values()].reduce((sum, each) => sum + each, 0);
}
