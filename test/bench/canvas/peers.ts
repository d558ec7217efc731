/** Brings tldraw and Excalidraw, which the canvas is measured against; nothing else of the project installs them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const peersFolder = join(import.meta.dirname, '../peers');

/** Installs what their lock file names unless that is there; false when it cannot be had (npm has said why). */
export function ensurePeers(): boolean {
  const hash = createHash('sha256')
    .update(readFileSync(join(peersFolder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(peersFolder, 'node_modules/.throughline-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  process.stderr.write('Installing tldraw and Excalidraw …\n');
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  if (status !== 0) return false;
  writeFileSync(stamp, hash);
  return true;
}
