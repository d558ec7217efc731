/** Runs the benchmarks one after the other and prints a table; names on the command line choose rows, `canvas`, `server` and `scaling` tables of their own. */
import { stopAll } from '../support/startServer.ts';
import { measureCanvas } from './canvas/measureCanvas.ts';
import { measureServer } from './server/measureServer.ts';
import type { Measured, Row } from './row.ts';
import { acknowledgedLost } from './rows/acknowledgedLost.ts';
import { acknowledgedPostgres } from './rows/acknowledgedPostgres.ts';
import { backlogRows } from './rows/backlog.ts';
import { coldStart } from './rows/coldStart.ts';
import { keystrokes } from './rows/keystroke.ts';
import { mapPageSize } from './rows/mapPageSize.ts';
import { openMap } from './rows/openMap.ts';
import { restoreMap } from './rows/restoreMap.ts';
import { secondStart } from './rows/secondStart.ts';
import { viewRows } from './rows/views.ts';
import { readMeasured } from './scaling/figures.ts';
import { measureNode } from './scaling/measureNode.ts';
import { scalingTables } from './scaling/tables.ts';

const rows: readonly Row[] = [
  coldStart,
  secondStart,
  ...keystrokes,
  openMap,
  acknowledgedLost,
  acknowledgedPostgres,
  restoreMap,
  ...viewRows,
  mapPageSize,
  ...backlogRows,
];

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const withSlow = process.argv.includes('--cold');
const chosen = rows.filter((row) =>
  wanted.length > 0 ? wanted.some((word) => row.name.includes(word)) : withSlow || row.isSlow !== true,
);

const tables: Readonly<Record<string, typeof measureCanvas | typeof measureServer>> = {
  canvas: measureCanvas,
  server: measureServer,
};
const measureTable = tables[wanted[0] ?? ''];

if (measureTable !== undefined) {
  const { table, missed } = await measureTable({
    isQuick: process.argv.includes('--quick'),
    only: wanted.slice(1),
  });
  process.stdout.write(`\n${table}\n`);
  process.exitCode = missed === 0 ? 0 : 1;
} else if (wanted[0] === 'scaling') {
  // The same figures give the same tables; --measure takes new ones on this machine first.
  const measured = process.argv.includes('--measure') ? await measureNode() : readMeasured();
  process.stdout.write(`\n${scalingTables(measured)}\n`);
} else {
  await measureRows();
}

async function measureRows(): Promise<void> {
  const lines: string[] = [];
  let missed = 0;
  for (const row of chosen) {
    process.stderr.write(`measuring: ${row.name} …\n`);
    const { value, meetsBar } = await measure(row);
    if (!meetsBar) missed++;
    lines.push(`| ${row.name} | ${row.bar} | ${value} | ${meetsBar ? 'yes' : 'NO'} |`);
  }
  await stopAll();
  process.stdout.write(`\n| what | bar | measured | met |\n|---|---|---|---|\n${lines.join('\n')}\n`);
  process.exitCode = missed === 0 ? 0 : 1;

  /** What cannot be measured does not meet its bar, and the other rows are measured all the same. */
  async function measure(row: Row): Promise<Measured> {
    try {
      return await row.measure();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return { value: 'could not be measured', meetsBar: false };
    }
  }
}
