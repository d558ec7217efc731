/** Keeps the walls between the rooms of the house, and shows that each rule can fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSource, readSources, type SourceFile } from './support/sourceFile.ts';
import { folderCycles, longest, strangersAtTop, violationsOf } from './support/walls.ts';

const root = join(import.meta.dirname, '..');

describe('the house', () => {
  const files = readSources(root).map(parseSource);

  test('has source files in every room, so that these checks look at something', () => {
    for (const room of ['client/', 'server/', 'shared/', 'test/', '.scripts/']) {
      expect(
        files.some((file) => file.path.startsWith(room)),
        room,
      ).toBe(true);
    }
  });

  test('keeps to who may import whom, single owners, file lengths and opening comments', () => {
    expect(files.flatMap(violationsOf)).toEqual([]);
  });

  test('has no folders that import each other in a circle', () => {
    expect(folderCycles(files)).toEqual([]);
  });

  test('names Vitest and Playwright files so that neither runs the other', () => {
    const strays = files.filter(
      ({ path }) => /\.spec\.tsx?$/.test(path) !== /^test\/e2e\/.*\.(spec|test)\.tsx?$/.test(path),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  test('holds at its top only what belongs there', () => {
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
    expect(strangersAtTop(readdirSync(root), ignored)).toEqual([]);
  });

  test('mostly keeps files short', () => {
    const long = files.filter((file) => file.lines > longest.soft);
    if (long.length > 0) {
      const list = long.map((file) => `  ${file.lines} ${file.path}`).join('\n');
      process.stdout.write(`Files over ${longest.soft} lines (at most ${longest.hard}):\n${list}\n`);
    }
    expect(long.length).toBeLessThan(files.length / 5);
  });
});

describe('the checks notice', () => {
  const comment = '/** Says what it is. */\n';
  const check = (path: string, code: string): string[] =>
    violationsOf(parseSource({ path, text: comment + code }));

  test.each([
    ['shared reaching into the client', 'shared/views/a.ts', `import { a } from '../../client/store/a.ts';`],
    [
      'shared reaching into the server by type',
      'shared/views/a.ts',
      `import type { A } from '../../server/a.ts';`,
    ],
    ['shared importing a package it may not', 'shared/views/a.ts', `import { a } from 'hono';`],
    ['shared importing Node', 'shared/model/a.ts', `import { readFileSync } from 'node:fs';`],
    ['the large zod in code the client loads', 'shared/model/a.ts', `import { z } from 'zod';`],
    ['the client reaching into the server', 'client/session/a.ts', `export { a } from '../../server/a.ts';`],
    [
      'the server reaching into the client',
      'server/sync/a.ts',
      `import { a } from '../../client/store/a.ts';`,
    ],
    ['layout reaching up to tools', 'client/layout/a.ts', `import { a } from '../tools/a.ts';`],
    ['the store knowing React', 'client/store/a.ts', `import { useState } from 'react';`],
    [
      'tools reaching into the canvas, loaded late',
      'client/tools/a.ts',
      `const a = await import('../canvas/a.ts');`,
    ],
    ['the canvas reaching into panels', 'client/canvas/a.ts', `import { a } from '../panels/a.ts';`],
    [
      'the canvas using more of ui than tokens and words',
      'client/canvas/a.ts',
      `import { B } from '../ui/Button.tsx';`,
    ],
    [
      'panels reaching into the canvas by an inline type',
      'client/panels/a.ts',
      `type A = import('../canvas/a.ts').A;`,
    ],
    ['Konva outside the canvas', 'client/panels/a.tsx', `import Konva from 'konva';`],
    ['Konva in composition', 'client/app/a.tsx', `import Konva from 'konva/lib/Core';`],
    ['an import without its ending', 'server/sync/a.ts', `import { a } from './b';`],
    ['a transaction outside commands', 'client/session/a.ts', `doc.transact(() => {});`],
    ['a transaction by function', 'server/sync/a.ts', `import * as Y from 'yjs'; Y.transact(doc, () => {});`],
    ['a root key outside the document file', 'shared/commands/a.ts', `doc.getMap('stories');`],
    ['a root array', 'server/sync/a.ts', `doc.getArray('stories');`],
    ['the environment read outside config', 'server/sync/a.ts', `const port = process.env['PORT'];`],
    ['the environment taken apart', 'server/main.ts', `const { env } = process;`],
    ['the database outside storage', 'server/sync/a.ts', `import { DatabaseSync } from 'node:sqlite';`],
    ['a request past the way out', 'server/routes/a.ts', `await fetch('https://example.org');`],
    ['a request by the global', 'server/routes/a.ts', `await globalThis.fetch('https://example.org');`],
    ['a request by Node', 'server/sync/a.ts', `import { request } from 'node:https';`],
    ['a sign-in past the way out', 'server/routes/a.ts', `import * as oidc from 'openid-client';`],
    ['HTML from a string', 'client/panels/a.ts', `element.innerHTML = text;`],
    ['HTML from a string by index', 'client/panels/a.ts', `element['innerHTML'] = text;`],
    [
      'HTML from a string in React',
      'client/ui/a.tsx',
      `const a = <p dangerouslySetInnerHTML={{ __html: t }} />;`,
    ],
    ['HTML from a string in spread props', 'client/ui/a.ts', `const a = { dangerouslySetInnerHTML: t };`],
    ['HTML from a string in a test', 'test/a.test.ts', `element.outerHTML = text;`],
    ['a sleep in a test', 'test/a.test.ts', `await new Promise((done) => setTimeout(done, 100));`],
    ['a sleep in a browser test', 'test/e2e/a.spec.ts', `await page.waitForTimeout(100);`],
    [
      'a borrowed sleep in a test',
      'test/a.test.ts',
      `import { setTimeout as sleep } from 'node:timers/promises';`,
    ],
    [
      'a forecast drawn by the page',
      'client/panels/insights/a.ts',
      `import { forecastDays as draw } from '../../../shared/views/forecast.ts';`,
    ],
    [
      'a forecast drawn by the page, loaded late',
      'client/panels/insights/a.ts',
      `const forecast = await import('../../../shared/views/forecast.ts');`,
    ],
    [
      'the worker of forecasts loaded by the page',
      'client/panels/insights/a.ts',
      `import './forecastWorker.ts';`,
    ],
    ['a forecast drawn by a view', 'shared/views/a.ts', `const days = forecastDays(task);`],
    ['a file in no room', 'tools/a.ts', ''],
    ['an open end', 'server/sync/a.ts', '// TODO: later'],
    ['a silenced type error', 'server/sync/a.ts', '// @ts-ignore'],
    ['a file that is too long', 'server/sync/a.ts', 'a();\n'.repeat(400)],
  ])('%s', (_what, path, code) => {
    expect(check(path, code)).toHaveLength(1);
  });

  test('a file without an opening comment', () => {
    expect(violationsOf(parseSource({ path: 'server/a.ts', text: 'a();\n' }))).toHaveLength(1);
  });

  test('nothing where nothing is wrong', () => {
    expect(
      check('client/canvas/a.tsx', `import Konva from 'konva';\nimport { t } from '../ui/tokens.ts';`),
    ).toEqual([]);
    expect(check('client/app/a.tsx', `import { MapCanvas } from '../canvas/MapCanvas.tsx';`)).toEqual([]);
    expect(check('shared/commands/a.ts', `doc.transact(() => {}); // innerHTML in words is fine`)).toEqual(
      [],
    );
    expect(
      check(
        'client/panels/insights/a.ts',
        `import type { ForecastDays } from '../../../shared/views/forecast.ts';`,
      ),
    ).toEqual([]);
    expect(check('server/config.ts', `export const port = process.env['PORT'];`)).toEqual([]);
    expect(check('server/storage/a.ts', `import { DatabaseSync } from 'node:sqlite';`)).toEqual([]);
    expect(check('server/app.ts', 'a();\n'.repeat(399))).toEqual([]);
  });

  test('folders that import each other, also by types and in a wide circle', () => {
    const file = (path: string, code: string): SourceFile => parseSource({ path, text: comment + code });
    expect(
      folderCycles([
        file('shared/model/a.ts', `import type { B } from '../views/b.ts';`),
        file('shared/views/b.ts', `import { c } from '../commands/c.ts';`),
        file('shared/commands/c.ts', `import { a } from '../model/deep/a.ts';`),
      ]),
    ).toEqual(['shared/model → shared/views → shared/commands → shared/model']);
    expect(
      folderCycles([
        file('server/app.ts', `import { a } from './routes/a.ts';`),
        file('server/routes/a.ts', `import { b } from '../config.ts';`),
      ]),
    ).toEqual([]);
  });

  test('a stranger at the top of the project', () => {
    expect(strangersAtTop(['client', 'node_modules', 'notes.txt', 'LICENSE'], ['node_modules/'])).toEqual([
      'notes.txt',
    ]);
  });
});
