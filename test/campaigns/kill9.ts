/** `npm run campaign:kill9 -- --kills 500 --edits 100000 --seed 7`: goes on until both numbers are reached. */
import { parseArgs } from 'node:util';
import { runKill9, type Figures } from './support/kill9.ts';
import { printTable } from './support/printTable.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    edits: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now()) },
    /** How long people type between two kills, at the longest. Milliseconds. */
    typing: { type: 'string', default: '1500' },
    /** How many servers at once. */
    servers: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const edits = Number(values.edits);
const seed = Number(values.seed);
/** A new map after so many kills: one holds only so many words. */
const perMap = 25;

const started = performance.now();
const all: Figures[] = [];
const total = (figure: (figures: Figures) => number): number =>
  all.reduce((sum, figures) => sum + figure(figures), 0);

let rounds = 0;

/** One server after another, until all together have done enough. */
async function work(): Promise<void> {
  while (total((each) => each.kills) < kills || total((each) => each.acknowledged) < edits) {
    const figures = await runKill9({
      ...{ kills: perMap, migrations: 2, typing: Number(values.typing), seed: seed + rounds++ * 1000 },
    });
    all.push(figures);
    const done = `${total((each) => each.kills)} kills, ${total((each) => each.acknowledged)} acknowledged edits`;
    process.stdout.write(`${done}; the last: ${JSON.stringify(figures)}\n`);
    if (figures.lost + figures.duplicated + figures.different + figures.problems.length > 0)
      process.exitCode = 1;
  }
}
await Promise.all(Array.from({ length: Number(values.servers) }, work));

const points = Object.keys(all[0]!.points) as (keyof Figures['points'])[];
printTable(`kill -9, seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s`, [
  ['kills', total((each) => each.kills)],
  ...points.map((point) => [`  ${point}`, total((each) => each.points[point])] as const),
  ['edits', total((each) => each.edits)],
  ['acknowledged', total((each) => each.acknowledged)],
  ['sent again', total((each) => each.sentAgain)],
  ['looked for', total((each) => each.looked)],
  ['lost', total((each) => each.lost)],
  ['duplicated', total((each) => each.duplicated)],
  ['replicas that differ', total((each) => each.different)],
  ['slowest recovery, ms', Math.max(...all.map((each) => each.slowestRecovery))],
]);
