/** What is measured, with the bars: each a task for the load and how its figures are judged. */
import { ours, peers } from './subjects.ts';
import type { Task } from './venue.ts';

type TaskOnly = Task extends infer T
  ? T extends Task
    ? Omit<T, 'dialect' | 'port' | 'schema'>
    : never
  : never;

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly figure: string;
  readonly isHighBetter?: boolean;
  /** Bars: against the best peer, the best that keeps Yjs documents, the batched relay, and as such. */
  readonly toBestPeer?: number;
  readonly toBestYjsPeer?: number;
  readonly toBatched?: number;
  readonly atMost?: number;
}

export interface Scenario {
  readonly name: string;
  readonly rounds: number;
  readonly isFor: (subject: string) => boolean;
  readonly task: TaskOnly;
  readonly lines: readonly Line[];
}

const everybody = (): boolean => true;
const documents = (name: string): boolean => name === ours || peers.includes(name);
const onlyOurs = (name: string): boolean => name === ours;

const largeMap = { cards: 5000, pastEdits: 50_000 };

/** Its task is done with more and more people. */
export const most: Scenario = {
  name: 'most people',
  rounds: 1,
  isFor: everybody,
  task: { kind: 'talk', people: 100, seconds: 3 },
  lines: [
    {
      what: 'most people before p99 > 250 ms',
      unit: 'people',
      figure: 'people',
      isHighBetter: true,
      toBestPeer: 1.5,
    },
  ],
};

export function scenarios(isQuick: boolean): readonly Scenario[] {
  const rounds = isQuick ? 1 : 3;
  const seconds = isQuick ? 4 : 6;
  const room = (people: number, cpuCounts: boolean, p99ToPeer: number): Scenario => ({
    name: `room of ${people}`,
    rounds,
    isFor: everybody,
    task: { kind: 'talk', people, seconds },
    lines: [
      {
        what: `${people} people: server CPU`,
        unit: '%',
        figure: 'cpu',
        ...(cpuCounts ? { toBestPeer: 0.4, toBatched: 1.4 } : {}),
      },
      { what: `${people} people: edit p99`, unit: 'ms', figure: 'p99', toBestPeer: p99ToPeer },
    ],
  });
  const saturated = (name: string, rooms: number, people: number, toBestPeer: number): Scenario => ({
    name,
    rounds,
    isFor: everybody,
    task: { kind: 'saturate', rooms, people, seconds: isQuick ? 3 : 5 },
    lines: [
      {
        what: `${name}: changes delivered per second`,
        unit: '/s',
        figure: 'perSecond',
        isHighBetter: true,
        toBestPeer,
      },
    ],
  });
  return [
    room(50, false, 1.25),
    room(100, true, 1.25),
    room(200, true, 1),
    most,
    saturated('one room × 50', 1, 50, 1.4),
    saturated('200 rooms × 5', isQuick ? 100 : 200, 5, 1.6),
    {
      name: 'join',
      rounds,
      isFor: documents,
      task: { kind: 'join', ...largeMap, storm: 50 },
      lines: [
        { what: 'join of 5,000 cards: one', unit: 'ms', figure: 'one', toBestPeer: 0.4 },
        { what: 'join: 50 at once, p95', unit: 'ms', figure: 'p95', toBestPeer: 0.4 },
        { what: 'join: server CPU each', unit: 'ms', figure: 'cpu', toBestPeer: 0.4 },
        { what: 'live edits during the storm, p99', unit: 'ms', figure: 'live', atMost: 150 },
      ],
    },
    {
      name: 'memory',
      rounds: 1,
      isFor: documents,
      task: { kind: 'hold', rooms: 200, idle: isQuick ? 300 : 1000 },
      lines: [
        { what: 'memory of an idle connection', unit: 'B', figure: 'perConnection', atMost: 40_000 },
        { what: 'memory of an open map of 200 cards', unit: 'B', figure: 'perRoom', toBestYjsPeer: 1 },
        { what: 'memory left per map after all have gone', unit: 'B', figure: 'leftPerRoom', atMost: 10_000 },
      ],
    },
    {
      name: 'acknowledgement',
      rounds,
      isFor: onlyOurs,
      task: { kind: 'acknowledge', people: 20, seconds },
      lines: [
        { what: 'acknowledgement of 20 editors, p50', unit: 'ms', figure: 'p50', atMost: 5 },
        { what: 'acknowledgement of 20 editors, p99', unit: 'ms', figure: 'p99', atMost: 50 },
      ],
    },
    {
      name: 'cold load',
      rounds: 1,
      isFor: onlyOurs,
      task: { kind: 'coldLoad', ...largeMap },
      lines: [
        {
          what: 'opening a map of 5,000 cards that is not in memory, until all of it is there',
          unit: 'ms',
          figure: 'cold',
          atMost: 150,
        },
        { what: 'the same, until it takes edits', unit: 'ms', figure: 'takesEdits', atMost: 150 },
      ],
    },
  ];
}
