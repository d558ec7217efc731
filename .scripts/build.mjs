/** Builds the client into dist/client, but only when what it is made from has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, root, runTool, say } from './install.mjs';

const sources = ['client', 'shared', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const stampFile = join(root, 'dist', 'built-from');

/** Makes sure dist/client is what the sources say. */
export async function ensureBuilt() {
  const hash = hashOfSources();
  const built = existsSync(join(root, 'dist', 'client', 'index.html')) && existsSync(stampFile);
  if (built && readFileSync(stampFile, 'utf8') === hash) return;
  say('Building the client …');
  if ((await runTool('vite', ['build', '--logLevel', 'warn'])) !== 0) {
    throw new PlainError('The client could not be built; the reason is above.');
  }
  writeFileSync(stampFile, hash);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @param {string} path of a file or folder, relative to the root */
function filesUnder(path) {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
}
