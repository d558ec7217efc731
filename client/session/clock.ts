/** Time as the session sees it; tests bring their own. */

export interface Clock {
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  /** Runs once after `milliseconds`; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** How long the session waits for what. Milliseconds. */
export interface Timing {
  /** Idle time before the server is asked whether it is still there. */
  readonly heartbeat: number;
  /** A barrier unanswered for this long: the server is asked whether it is there at all, and again each time. */
  readonly question: number;
  /** Neither barrier nor question answered for this long means: not saved. With `heartbeat`, a dead connection shows within 5 s. */
  readonly overdue: number;
  /** The same when the server is there and only its disk takes long. */
  readonly slow: number;
  /** Silence of this length after a barrier: the connection is given up and made anew. */
  readonly silent: number;
  /** The same when other frames still arrive, only no answer to the barrier. */
  readonly stuck: number;
  /** A server that said it is restarting is not called unreachable for this long. */
  readonly updating: number;
  /** A socket that does not open in this time is given up. */
  readonly connect: number;
  /** The longest wait between two attempts to connect. */
  readonly backoff: number;
  /** A time offline shorter than this is not worth a word. */
  readonly blip: number;
  /** Between two presence messages: at most 30 a second. */
  readonly presence: number;
  /** Keystrokes closer than this are one undo step. */
  readonly typing: number;
}

export const defaultTiming: Timing = {
  heartbeat: 2_000,
  question: 1_400,
  overdue: 2_800,
  slow: 8_000,
  silent: 5_000,
  stuck: 20_000,
  updating: 3_000,
  connect: 6_000,
  backoff: 2_500,
  blip: 4_000,
  presence: 34,
  typing: 500,
};
