/** `npm run campaign:faults -- --count 24 --seed 7 [--kinds 1,14] [--minutes 30] [--real]`: faults of THREATS.md, B, so many of each kind. */
import { parseArgs } from 'node:util';
import { runFaults } from './faults/runFaults.ts';

const { values } = parseArgs({
  options: {
    kinds: { type: 'string' },
    count: { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    /** At the longest, shared by the kinds; with many injections to do. */
    minutes: { type: 'string', default: 'Infinity' },
    real: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
// Leaving takes the servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
const started = performance.now();

const rows = await runFaults({
  ...(values.kinds === undefined ? {} : { kinds: values.kinds.split(',').map(Number) }),
  count: Number(values.count),
  seed,
  minutes: Number(values.minutes),
  real: values.real,
  onInjection: ({ fault, injections }, failure) => {
    process.stdout.write(`fault ${fault.number}: ${injections}${failure === null ? '' : ` (${failure})`}\n`);
  },
});

const sum = (figure: (row: (typeof rows)[number]) => number): number =>
  rows.reduce((total, row) => total + figure(row), 0);
const line = (...cells: readonly (string | number)[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
process.stdout.write(
  `\nseed ${seed}, ${Math.round((performance.now() - started) / 1000)} s${values.real ? ', real timing' : ''}\n\n`,
);
line('#', 'fault', 'shown, as asserted', 'injections', 'edits', 'slowest word, ms', 'failed');
line('-:', '-', '-', '-:', '-:', '-:', '-:');
for (const { fault, injections, edits, slowest, failures } of rows)
  line(
    fault.number,
    fault.name,
    fault.shows,
    injections,
    edits,
    slowest === 0 ? '–' : slowest,
    failures.length,
  );
line(
  '',
  'together',
  '',
  sum((r) => r.injections),
  sum((r) => r.edits),
  '',
  sum((r) => r.failures.length),
);
for (const { fault, failures } of rows)
  for (const failure of failures) process.stdout.write(`fault ${fault.number}, ${failure}\n`);
if (sum((row) => row.failures.length) > 0) process.exitCode = 1;
// A session that was left in the middle of a failure keeps its timers.
process.exit();
