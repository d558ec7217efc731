/** `npm run campaign:bad-input -- --updates 20000 --presence 5000 --bodies 2000 --seed 1`: tables of what became of it, and of what it cost. */
import { parseArgs } from 'node:util';
import { handmadeFrames } from '../server/support/handmadeFrames.ts';
import { sendBadBodies } from './support/badBodies.ts';
import { sendBadPresence, sendBadUpdates } from './support/badFrames.ts';
import { noInputFigures, type InputFigures } from './support/inputFigures.ts';
import { printTable } from './support/printTable.ts';
import { sendHeavyFrames } from './support/sendHeavy.ts';

const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '20000' },
    presence: { type: 'string', default: '5000' },
    bodies: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** Cards of the map the heavy frames are sent to; 0: none is sent. */
    cards: { type: 'string', default: '200' },
  },
});
const seed = Number(values.seed);

const campaigns: readonly (readonly [what: string, send: (figures: InputFigures) => Promise<void>])[] = [
  ['damaged updates', (figures) => sendBadUpdates(Number(values.updates), seed, figures)],
  ['damaged presence', (figures) => sendBadPresence(Number(values.presence), seed, figures)],
  ['damaged HTTP bodies', (figures) => sendBadBodies(Number(values.bodies), seed, figures)],
];

for (const [what, send] of campaigns) {
  const figures = noInputFigures();
  const unheard = (): number => figures.crashes++;
  process.on('unhandledRejection', unheard);
  const started = performance.now();
  await send(figures);
  process.off('unhandledRejection', unheard);
  const { problems, ...numbers } = figures;
  const title = `${what}, seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s`;
  printTable(
    title,
    Object.entries(numbers).map(([name, figure]) => [name, Math.round(figure)] as const),
  );
  for (const problem of problems.slice(0, 20)) process.stdout.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
/** The worst size of each heavy frame, the slowest first. */
const worst = new Map<
  string,
  { readonly cells: readonly (string | number)[]; readonly longestTurn: number }
>();
if (Number(values.cards) > 0) {
  await sendHeavyFrames({ stories: Number(values.cards), times: 3 }, (figures) => {
    const { heavy, amount, bytes, isTaken, work, longestTurn, memory } = figures;
    if (longestTurn <= (worst.get(heavy.name)?.longestTurn ?? -1)) return;
    const size = `${Math.ceil(bytes / 1024)} KiB, ${amount.toLocaleString('en')}`;
    const costs = [longestTurn, work, memory / 1e6].map((cost) => cost.toFixed(1));
    worst.set(heavy.name, {
      cells: [heavy.name, size, isTaken ? 'taken' : 'refused', ...costs],
      longestTurn,
    });
  });
}
const line = (cells: readonly (string | number)[]): void =>
  void process.stdout.write(`| ${cells.join(' | ')} |\n`);
line([
  'frame, at its worst',
  'size, parts',
  'it is',
  'longest turn, ms of CPU',
  'all of it, ms of CPU',
  'MB',
]);
line(['-', '-', '-', '-:', '-:', '-:']);
for (const { cells } of [...worst.values()].sort((a, b) => b.longestTurn - a.longestTurn)) line(cells);
process.stdout.write(
  `Frames made by hand: ${handmadeFrames.length}, on real sockets in test/server/sync/handmadeFrames.test.ts\n`,
);
