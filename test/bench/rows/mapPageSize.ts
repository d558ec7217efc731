/** How much JavaScript the map page loads. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../support/startServer.ts';
import type { Row } from '../row.ts';

interface SizeCheck {
  readonly size: number;
  readonly sizeLimit: number;
  readonly passed: boolean;
}

export const mapPageSize: Row = {
  name: 'JavaScript for the map page, gzipped',
  bar: '≤ 350 KiB',
  measure: async () => {
    const program = join(projectRoot, 'node_modules/size-limit/bin.js');
    // Over the limit it exits with an error, and has printed the size all the same.
    const run = promisify(execFile)(process.execPath, [program, '--json'], { cwd: projectRoot });
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    const [check] = JSON.parse(stdout) as [SizeCheck];
    return { value: `${(check.size / 1024).toFixed(1)} KiB`, meetsBar: check.passed };
  },
};
