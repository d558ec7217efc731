/** The tables of server/scaling.md, as `npm run bench -- scaling` prints them. */
import { assumed, type Measured } from './figures.ts';
import { costModel } from './model.ts';
import { draw, fewestNodes, type Outcome } from './simulate.ts';

export const seed = 20_261_129;
const populations = [1_000, 100_000, 10_000_000];
const sizes = [1, 5, 20, 60, 200];

/** All tables in order, each under its name. */
export function scalingTables(measured: Measured): string {
  return [roomTable(measured), nodeTable(measured), ...populationTables(measured)].join('\n\n');
}

function roomTable(measured: Measured): string {
  const [busy, usual] = [costModel(measured, 1), costModel(measured)];
  return table(
    [
      'people in the room',
      'core, at full load',
      'core, as assumed',
      'sent, as assumed',
      'memory',
      'core per person',
    ],
    sizes.map((people) => [
      String(people),
      percent(busy(people).cpu),
      percent(usual(people).cpu),
      `${bytes(usual(people).sent)}/s`,
      bytes(usual(people).memory),
      percent(usual(people).cpu / people),
    ]),
  );
}

function nodeTable(measured: Measured): string {
  const cost = costModel(measured);
  const rows = sizes.map((people) => {
    const { cpu, memory } = cost(people);
    const byCpu = Math.floor(assumed.fullAt / cpu);
    const byMemory = Math.floor((assumed.nodeMemory - measured.idleProcess) / memory);
    const rooms = Math.min(byCpu, byMemory);
    const end = byCpu <= byMemory ? 'the core' : 'memory';
    return [String(people), count(rooms), count(rooms * people), end];
  });
  return table(['people in each room', 'rooms', 'people', 'what ends'], rows);
}

function populationTables(measured: Measured): string[] {
  const drawn = populations.map((all) => {
    const population = draw(all * assumed.presentShare, measured, seed);
    const outcomes = (['by chance', 'by map'] as const).map((placement) =>
      fewestNodes(population, measured, placement, seed),
    );
    return { all, population, outcomes };
  });
  const nodes = drawn.flatMap(({ all, population: { scale }, outcomes }) =>
    outcomes.map((outcome) => [
      count(all),
      outcome.placement,
      count(outcome.nodes * scale),
      outcome.copies.toFixed(2),
      `${percent(outcome.mean)} / ${percent(outcome.hottest)}`,
      bytes(outcome.memory),
    ]),
  );
  const stores = drawn.flatMap(({ all, population, outcomes }) =>
    outcomes.map((outcome) =>
      storeRow(all, population.scale, population.rows, population.sent, outcome, measured),
    ),
  );
  return [
    table(
      [
        'people',
        'rooms are placed',
        'nodes',
        'nodes per room',
        'core of a node: mean / hottest',
        'memory of the hottest',
      ],
      nodes,
    ),
    table(
      [
        'people',
        'present',
        'rooms placed',
        'sent to people',
        'updates stored',
        'log per day',
        'commits',
        'updates read again',
        'Redis messages',
        'PostgreSQL / Redis servers',
      ],
      stores,
    ),
  ];
}

function storeRow(
  all: number,
  scale: number,
  rows: number,
  sent: number,
  outcome: Outcome,
  measured: Measured,
): string[] {
  const [commits, redis, stored] = [outcome.commits * scale, outcome.redisMessages * scale, rows * scale];
  const read = outcome.readAgain * scale;
  const databases = Math.max(
    1,
    Math.ceil(commits / assumed.postgres.commits),
    Math.ceil((stored + read) / assumed.postgres.rows),
  );
  return [
    count(all),
    count(all * assumed.presentShare),
    outcome.placement,
    `${bytes(sent * scale)}/s`,
    `${count(stored)}/s`,
    bytes(stored * measured.perUpdate * assumed.busyHours * 3600),
    `${count(commits)}/s`,
    `${count(read)}/s`,
    `${count(redis)}/s`,
    `${count(databases)} / ${count(Math.max(1, Math.ceil(redis / assumed.redisMessages)))}`,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function percent(share: number): string {
  const value = share * 100;
  return `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** At most three digits that count. */
function count(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US');
}

function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let unit = 0;
  let rest = value;
  for (; rest >= 999.5 && unit < units.length - 1; unit++) rest /= 1000;
  return `${Number(rest.toPrecision(3))} ${units[unit]}`;
}
