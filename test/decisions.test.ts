/** The choices that carry weight, each with its reason; who wants to change one has to change it here. */
import { rootNamesOf } from '../shared/protocol/documents.ts';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { memoryStorage } from '../server/storage/memory.ts';
import { commandContext } from '../shared/commands/command.ts';
import { recordOf } from '../shared/model/document.ts';
import type { ValueField } from '../shared/model/field.ts';
import { imageHashSchema } from '../shared/model/image.ts';
import { lockableKinds } from '../shared/model/locked.ts';
import { readMap } from '../shared/model/readMap.ts';
import { fieldsOf } from '../shared/model/records.ts';
import type { Story, StoryId } from '../shared/model/story.ts';
import { closeCode } from '../shared/protocol/closeCode.ts';
import { codeLength, codeLetters } from '../shared/protocol/door.ts';
import { encodeFrame, messageType } from '../shared/protocol/frame.ts';
import { presenceSchema } from '../shared/protocol/presence.ts';
import { backlogStories } from '../shared/views/backlog.ts';
import { buildMap, copyOf, run, runAs, syncAll, type BuiltMap } from './support/buildMap.ts';
import { parseSource, readSources } from './support/sourceFile.ts';

const root = join(import.meta.dirname, '..');

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
}

/** The same map in alice's and in bob's browser; whose Yjs client id is larger decides ties, so both ways are tried. */
function twoBrowsers(map: BuiltMap, aliceWinsTies: boolean): { alice: Y.Doc; bob: Y.Doc } {
  const alice = copyOf(map.doc);
  const bob = copyOf(map.doc);
  alice.clientID = aliceWinsTies ? 2_000 : 1_000;
  bob.clientID = aliceWinsTies ? 1_000 : 2_000;
  return { alice, bob };
}

function storyIn(doc: Y.Doc, id: StoryId): Story {
  return readMap(doc).story.get(id)!;
}

describe.each([true, false])('the document (alice wins ties: %s)', (aliceWinsTies) => {
  test('step and release of a story are separate registers, because then two people who move it to another step and to another release at once both win', () => {
    const map = buildMap();
    const { alice, bob } = twoBrowsers(map, aliceWinsTies);
    const story = map.stories[0]!;
    runAs('alice', alice, 'moveStories', { ids: [story], stepId: map.steps[3]! });
    runAs('bob', bob, 'moveStories', { ids: [story], releaseId: map.releases[1]! });
    syncAll(alice, bob);
    for (const doc of [alice, bob]) {
      expect(storyIn(doc, story)).toMatchObject({ stepId: map.steps[3], releaseId: map.releases[1] });
    }
  });

  test('a title is a text made with its record and never replaced, because then both survive when two people type in it at once', () => {
    const map = buildMap();
    const { alice, bob } = twoBrowsers(map, aliceWinsTies);
    const id = map.stories[0]!;
    runAs('alice', alice, 'setText', { id, field: 'title', text: `Pay: ${storyIn(alice, id).title}` });
    runAs('bob', bob, 'setText', { id, field: 'title', text: `${storyIn(bob, id).title} by card` });
    syncAll(alice, bob);
    expect(storyIn(alice, id).title).toBe('Pay: Story 1.1.1 by card');
    expect(storyIn(bob, id).title).toBe('Pay: Story 1.1.1 by card');
  });

  test('archiving hides and never deletes, because then what someone else changed meanwhile is there when it comes back', () => {
    const map = buildMap();
    const { alice, bob } = twoBrowsers(map, aliceWinsTies);
    const id = map.stories[0]!;
    runAs('alice', alice, 'archive', { ids: [id] });
    runAs('bob', bob, 'updateStory', { id, estimate: 8 });
    syncAll(alice, bob);
    expect(storyIn(alice, id).archivedAt).not.toBeNull();
    runAs('alice', alice, 'restore', { ids: [id] });
    expect(storyIn(alice, id)).toMatchObject({ archivedAt: null, estimate: 8 });
  });

  test('a push writes keys without chance, because then two people who push the same slice at once make one backlog', () => {
    const map = buildMap({ storiesPerCell: 2 });
    const { alice, bob } = twoBrowsers(map, aliceWinsTies);
    runAs('alice', alice, 'pushToBacklog', { releaseId: map.releases[0]! });
    runAs('bob', bob, 'pushToBacklog', { releaseId: map.releases[0]! });
    expect(backlogKeys(alice)).toEqual(backlogKeys(bob));
    syncAll(alice, bob);
    expect(backlogKeys(alice)).toEqual(backlogKeys(bob));
    expect(backlogIds(alice)).toEqual(map.stories.slice(0, 8));
  });

  test('each slice has its own part of the backlog keys, because then two slices pushed at once do not interleave', () => {
    const map = buildMap({ storiesPerCell: 2 });
    const { alice, bob } = twoBrowsers(map, aliceWinsTies);
    runAs('alice', alice, 'pushToBacklog', { releaseId: map.releases[0]! });
    runAs('bob', bob, 'pushToBacklog', { releaseId: map.releases[1]! });
    syncAll(alice, bob);
    expect(backlogIds(alice)).toEqual(map.stories.slice(0, 16));
    expect(backlogIds(bob)).toEqual(map.stories.slice(0, 16));
  });
});

function backlogIds(doc: Y.Doc): StoryId[] {
  return backlogStories(readMap(doc)).map((story) => story.id);
}

function backlogKeys(doc: Y.Doc): (string | null)[][] {
  return backlogStories(readMap(doc)).map((story) => [story.id, story.backlogOrder]);
}

describe('what may be in the document', () => {
  test('these roots and no others, because the server refuses the rest and every older client has to know them', () => {
    expect([...rootNamesOf('map')].sort()).toEqual(
      [
        'activities',
        'arrows',
        'artifacts',
        'capacities',
        'goals',
        'initiatives',
        'insights',
        'keyResults',
        'sprints',
        'themes',
        'tradeOffs',
        'criteria',
        'dependencies',
        'frames',
        'images',
        'labels',
        'meta',
        'personas',
        'releases',
        'stickies',
        'stories',
        'steps',
        'strokes',
        'texts',
      ].sort(),
    );
  });

  test('Y8: no cursor, selection, drag or viewport, because a gesture reaches the document once, at the drop', () => {
    const fields = Object.values(fieldsOf).flatMap((table) => Object.keys(table));
    for (const passing of ['cursor', 'selection', 'drag', 'editing', 'viewport', 'collapsed', 'focus']) {
      expect(fields).not.toContain(passing);
    }
    expect(Object.keys(presenceSchema.shape)).toEqual(
      expect.arrayContaining(['cursor', 'selection', 'drag', 'editing']),
    );
  });

  test('of an image its hash and nothing of its bytes, because everybody carries the whole document and its history for ever', () => {
    expect(Object.keys(fieldsOf.image).sort()).toEqual(
      ['archivedAt', 'at', 'hash', 'locked', 'order', 'size', 'title'].sort(),
    );
    expect(imageHashSchema.safeParse('a'.repeat(64)).success).toBe(true);
    for (const other of ['data:image/png;base64,AAAA', 'https://example.org/a.png', 'A'.repeat(64)]) {
      expect(imageHashSchema.safeParse(other).success).toBe(false);
    }
  });

  test('a lock on everything with a place of its own and on nothing else, because a lock is for what is seen on the map', () => {
    const lockable = Object.entries(fieldsOf).filter(([, fields]) => Object.hasOwn(fields, 'locked'));
    expect(lockable.map(([kind]) => kind).sort()).toEqual([...lockableKinds].sort());
  });

  test('no votes, roles, links or tokens, because whoever syncs a document reads all of it', () => {
    const names = [...rootNamesOf('map'), ...Object.values(fieldsOf).flatMap((table) => Object.keys(table))];
    const told = names.filter((name) => /vote|role|link|token|secret|password/i.test(name));
    // How many took part in a voting that was revealed: a number, which names nobody.
    expect(told).toEqual(['voters']);
    const { schema } = fieldsOf.voting['voters'] as ValueField;
    expect(
      ['session:alice', ['session:alice'], { alice: 1 }].some((some) => schema.safeParse(some).success),
    ).toBe(false);
  });

  test('no sums or counts, because a stored number and its records contradict each other sooner or later', () => {
    const names = Object.values(fieldsOf).flatMap((table) => Object.keys(table));
    expect(names.filter((name) => /count|total|sum|points/i.test(name))).toEqual([]);
  });
});

describe('commands', () => {
  test('write in one transaction with the origin of who asked, because undo and listeners tell people apart by it', () => {
    const { doc, stories, releases } = buildMap();
    const context = commandContext({ kind: 'person', name: 'alice' });
    const origins: unknown[] = [];
    doc.on('afterTransaction', (transaction: Y.Transaction) => origins.push(transaction.origin));
    run(doc, 'moveStories', { ids: [...stories], releaseId: releases[1]! }, context);
    expect(origins).toEqual([context.origin]);
    expect(origins[0]).toBe(context.origin);
  });

  test('write only the registers that change, because everything written may overwrite someone else', () => {
    const { doc, stories, steps } = buildMap();
    const record = recordOf(doc, 'story', stories[0]!)!;
    const written = new Set<string>();
    record.observe((event) => event.keysChanged.forEach((key) => written.add(String(key))));
    run(doc, 'moveStories', { ids: [stories[0]!], stepId: steps[1]! });
    expect(written).not.toContain('releaseId');
    expect(written).toContain('stepId');
  });
});

describe('the wire', () => {
  test('ours is message type 121, because y-websocket uses 0 to 3 and other extensions the low numbers', () => {
    expect(messageType).toEqual({ sync: 0, awareness: 1, auth: 2, queryAwareness: 3, throughline: 121 });
    expect([...encodeFrame({ kind: 'barrier', version: 7 })]).toEqual([121, 0, 7]);
    expect([...encodeFrame({ kind: 'durable', version: 7 })]).toEqual([121, 1, 7]);
  });

  test('decisions close with 4400 to 4499, because y-websocket stops trying again only there', () => {
    const { restarting, tooBusy, tooBig, textFrame, serverError, ...decisions } = closeCode;
    for (const code of [restarting, tooBusy, tooBig, textFrame, serverError]) expect(code).toBeLessThan(4400);
    for (const code of Object.values(decisions)) {
      expect(code).toBeGreaterThanOrEqual(4400);
      expect(code).toBeLessThan(4500);
    }
  });
});

describe('what it is built with', () => {
  const lock = readJson('package-lock.json')['packages'] as Record<
    string,
    { version?: string; resolved?: string }
  >;
  const manifest = readJson('package.json');
  const dependencies = {
    ...(manifest['dependencies'] as Record<string, string>),
    ...(manifest['devDependencies'] as Record<string, string>),
  };

  test('exactly one yjs, of version 13, because two copies in one process do not know each other’s types', () => {
    const copies = Object.entries(lock).filter(([path]) => /(^|\/)node_modules\/(yjs|@y\/y)$/.test(path));
    expect(copies.map(([path, { version }]) => [path, version?.split('.')[0]])).toEqual([
      ['node_modules/yjs', '13'],
    ]);
  });

  test('exact versions, because some releases of the tools lack packages for other platforms; only Node follows its line', () => {
    const loose = Object.entries(dependencies).filter(([, range]) => !/^\d+\.\d+\.\d+/.test(range));
    expect(loose).toEqual([['node', expect.stringMatching(/^\^24\./)]]);
  });

  test('a lock file without addresses, because every machine has its own registry', () => {
    expect(Object.entries(lock).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test.each([
    ['recharts', 'weighs more than the whole canvas'],
    ['@hono/node-ws', 'is deprecated and fixes a payload limit of 100 MiB'],
    ['@hocuspocus/server', 'speaks another dialect than y-websocket'],
    ['@y/websocket-server', 'brings a second yjs'],
    ['better-sqlite3', 'has to be compiled; node:sqlite is as fast'],
    ['xlsx', 'has open vulnerabilities on the registry'],
    ['@tiptap/core', 'weighs more than twice the budget of an editor'],
    ['typescript-eslint', 'does not work with this TypeScript'],
    ['dependency-cruiser', 'is green with this TypeScript without having looked'],
  ])('not %s, because it %s', (name) => {
    expect(lock).not.toHaveProperty([`node_modules/${name}`]);
  });

  test('no engine-strict and no devEngines, because the first npm ci runs under whatever Node the machine has', () => {
    expect(manifest).not.toHaveProperty('devEngines');
    expect(manifest['engines']).toEqual({ node: '>=20' });
  });

  test('the server and shared TypeScript runs as it is, because a build step would be one more thing that can be stale', () => {
    const load = `await import('./shared/commands/registry.ts'); await import('./server/config.ts');`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', load], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('shared/ is checked without browser and Node types, because it runs in both', () => {
    expect(readJson('shared/tsconfig.json')['compilerOptions']).toEqual({ lib: ['ESNext'], types: [] });
  });

  test('no randomUUID, subtle crypto or locks in the client, because on plain http in a workshop’s network they do not exist', () => {
    const uses = readSources(root)
      .filter(({ path }) => /^(client|shared)\//.test(path))
      .map(parseSource)
      .flatMap((file) => file.uses.map((use) => ({ ...use, path: file.path })))
      .filter(({ name }) => /^crypto\.(randomUUID|subtle)$|^navigator\.(locks|serviceWorker)$/.test(name));
    // The page is kept on the device where the browser can; where it cannot, nothing else misses it.
    expect(uses.map(({ path, name }) => `${path} ${name}`)).toEqual([
      'client/app/keepPage.ts navigator.serviceWorker',
    ]);
  });

  test('only whole pages by React’s lazy, because any other part that cannot be fetched would take the page with it', () => {
    const uses = readSources(root).filter(
      ({ path, text }) => path.startsWith('client/') && /\blazy\(/.test(text),
    );
    expect(uses.map(({ path }) => path)).toEqual(['client/app/App.tsx']);
  });
});

test('a workshop code is kept as it is while its lobby is open, because facilitators read it out for hours and a hash of so few letters would hide nothing: the row goes when the lobby closes', async () => {
  expect(codeLetters.length ** codeLength).toBeLessThan(2 ** 30);
  const { doors } = memoryStorage();
  const lobby = { mapId: 'one', code: 'BCDFGH', role: 'viewer', needsApproval: false, expiresAt: 9 } as const;
  await doors.openLobby(lobby, 1);
  expect((await doors.findLobby('one', 2))?.code).toBe(lobby.code);
  await doors.closeLobby('one');
  expect(await doors.findLobbyByCode(lobby.code, 2)).toBeNull();
});
