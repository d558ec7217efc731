/** How long a fresh clone takes to its first answer, with nothing in npm's cache. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../support/startServer.ts';
import { duration, type Row } from '../row.ts';
import { timeStart } from '../timeStart.ts';

const bar = 180_000;

export const coldStart: Row = {
  name: 'fresh clone, cold cache: npm start → home page answers',
  bar: `≤ ${duration(bar)}`,
  isSlow: true,
  measure: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-clone-'));
    const clone = join(folder, 'clone');
    await promisify(execFile)('git', ['clone', '--quiet', projectRoot, clone]);
    const took = await timeStart(clone, strangersEnvironment(folder), bar * 3);
    await rm(folder, { recursive: true });
    return { value: duration(took), meetsBar: took <= bar };
  },
};

/** The environment of someone who has never run this: none of our Node, an empty cache. */
function strangersEnvironment(folder: string): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => !entry.includes('node_modules'));
  return { ...process.env, PATH: path.join(delimiter), npm_config_cache: join(folder, 'cache') };
}
