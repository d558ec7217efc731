/** Brings the dependencies and finds the Node that runs the product; runs on any Node ≥ 20 with nothing installed. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');
const stampFile = join(modules, '.throughline-lock');
const onWindows = process.platform === 'win32';
const neededMajor = 24;

/** A failure the person can act on: shown as one sentence, without a stack. */
export class PlainError extends Error {}

/** Installs what the lock file names, unless exactly that is installed already, and makes sure of a Node that can run it. */
export function ensureInstalled() {
  installModules();
  findNode();
}

function installModules() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  if (!isInstalledByHand(JSON.parse(lock.toString()))) {
    say('Installing dependencies …');
    // The local Node is about to be replaced, so nothing may find it by name; production settings must not drop the build tools.
    const { status } = spawnSync(
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        stdio: 'inherit',
        shell: onWindows,
        env: { ...process.env, PATH: pathWithout(bin) },
      },
    );
    if (status !== 0) {
      throw new PlainError(
        'The dependencies could not be installed (npm says why above). Check that npm reaches its registry, then run the same command again.',
      );
    }
  }
  writeFileSync(stampFile, hash);
}

/**
 * Whether an `npm install` of the person's own already brought what the lock file names.
 * @param {{packages: Record<string, {version?: string, optional?: boolean}>}} lock
 */
function isInstalledByHand(lock) {
  const listFile = join(modules, '.package-lock.json');
  if (!existsSync(listFile)) return false;
  const installed = JSON.parse(readFileSync(listFile, 'utf8')).packages;
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

/** Path of a Node that can run the product: the one among the dependencies, else this one when it is new enough. */
export function findNode() {
  const local = join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node');
  if (existsSync(local) && majorOf(local) >= neededMajor) return local;
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) return process.execPath;
  throw new PlainError(
    `Throughline runs on Node ${neededMajor}; this is Node ${process.versions.node}, and the one that comes with the dependencies is not there ` +
      `(install scripts are switched off?). Run "npm rebuild node --ignore-scripts=false", or use Node ${neededMajor} or newer.`,
  );
}

/** @param {string} node */
function majorOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(1) ?? '', 10) || 0;
}

/** The environment in which tools of the dependencies, and Node itself, are found by name. */
export function toolEnvironment() {
  return { ...process.env, PATH: [bin, dirname(findNode()), pathWithout(bin)].join(delimiter) };
}

/**
 * Starts a tool of the dependencies ("node" is the product's Node); its output goes where ours goes.
 * @param {string} name @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 */
export function startTool(name, args, env = toolEnvironment()) {
  const command = name === 'node' ? findNode() : join(bin, name);
  return spawn(command, args, { cwd: root, stdio: 'inherit', env, shell: onWindows && name !== 'node' });
}

/**
 * Runs a tool to its end; resolves to its exit code (1 when a signal ended it or it could not start).
 * @param {string} name @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runTool(name, args, env) {
  return new Promise((resolve) => {
    const child = startTool(name, args, env);
    child.on('error', (error) => {
      say(`${name} could not start: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** @param {string} sentence */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/**
 * Runs a script's main function; a {@link PlainError} becomes one sentence and exit code 1.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** @param {string} folder */
function pathWithout(folder) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => entry !== folder)
    .join(delimiter);
}
