/** The container and the systemd unit: they name what exists, set what the server knows, and leave nobody root. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingNames } from '../../server/config.ts';
import { parseSource, readSources } from '../support/sourceFile.ts';
import { projectRoot } from '../support/startServer.ts';
import { copiesOf, readDockerfile } from './readDockerfile.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const isThere = (path: string): boolean => existsSync(join(projectRoot, path));

describe('the Dockerfile', () => {
  const stages = readDockerfile(read('Dockerfile'));
  const product = stages.at(-1)!;
  const copied = copiesOf(product)
    .filter(({ from }) => from === null)
    .flatMap(({ sources }) => sources);

  test('copies only what exists and what .dockerignore lets through', () => {
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const { sources, from } of stages.flatMap(copiesOf)) {
      if (from !== null) continue;
      for (const source of sources) {
        expect(isThere(source), source).toBe(true);
        expect(letThrough).toContain(`!${source}`);
      }
    }
  });

  test('ends with nobody in particular, a Node that can run it, and a check of its health', () => {
    expect(product.base).toMatch(/^node:24-/);
    expect(product.user).toBe('node');
    expect(product.instructions.get('HEALTHCHECK')).toContain('/healthz');
    expect(JSON.parse(product.instructions.get('CMD')!)).toEqual(['node', 'server/main.ts']);
  });

  test('sets nothing the server does not know', () => {
    expect(product.variables.length).toBeGreaterThan(2);
    expect(product.variables.filter((name) => !settingNames.includes(name))).toEqual([]);
  });

  test('carries everything the server imports: files it copies, packages that are no development ones', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const files = readSources(projectRoot)
      .filter(({ path }) => /^(server|shared)\//.test(path))
      .map(parseSource);
    expect(files.length).toBeGreaterThan(100);
    const packages = new Set<string>();
    for (const { path, imports } of files) {
      for (const { specifier, target } of imports) {
        if (target !== null)
          expect(
            copied.some((folder) => target.startsWith(`${folder}/`)),
            `${path}: ${target}`,
          ).toBe(true);
        else if (!specifier.startsWith('node:'))
          packages.add(
            specifier
              .split('/')
              .slice(0, specifier.startsWith('@') ? 2 : 1)
              .join('/'),
          );
      }
    }
    expect([...packages].filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
  });
});

test('the systemd unit runs the program as nobody, and sets nothing the server does not know', () => {
  const unit = read('deploy/throughline.service');
  const values = (key: string): string[] =>
    [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);
  expect(isThere(values('ExecStart')[0]!.split(' ')[1]!)).toBe(true);
  expect(values('DynamicUser')).toEqual(['yes']);
  const settings = Object.fromEntries(
    values('Environment').map((line) => line.split('=') as [string, string]),
  );
  expect(Object.keys(settings).filter((name) => !settingNames.includes(name))).toEqual([]);
  expect(settings['DATA_DIR']).toBe(`/var/lib/${values('StateDirectory')[0]}`);
  expect(values('KillSignal')).toEqual(['SIGTERM']);
  // The proxy is on this machine: its address is the only one the server is reached from, and the one it believes.
  expect(settings['TRUST_PROXY']).toBe(settings['HOST']);
});
