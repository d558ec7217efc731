/** GET /api/openapi.json is complete: every operation it names answers, and nothing is served that it does not name. */
import { beforeEach, describe, expect, test } from 'vitest';
import { commands, type CommandName } from '../../../shared/commands/registry.ts';
import { png } from '../../support/imageFiles.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

interface Description {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: object; requestBody?: object }>>;
}

let app: TestApp;
let alice: Person;
let description: Description;
beforeEach(async () => {
  app = testApp({ requestLimits: { imagesPerPerson: 1000 } });
  alice = await app.person('alice');
  description = (await alice.get('/api/openapi.json')).body as Description;
});

/** A map with one of everything, and the ids on it. */
async function someMap() {
  const mapId = await alice.makeMap();
  const make = async (name: CommandName, input: unknown): Promise<string> =>
    (await alice.command<{ id: string }>(mapId, name, input)).id;
  const activity = await make('addActivity', { title: 'Buy' });
  const step = await make('addStep', { activityId: activity, title: 'Pay' });
  const release = await make('addRelease', { name: 'First' });
  const persona = await make('addPersona', { name: 'Shopper' });
  const { ids } = await alice.command<{ ids: string[] }>(mapId, 'addStories', {
    stepId: step,
    releaseId: release,
    stories: [{ title: 'By card' }, { title: 'By invoice' }],
  });
  await alice.command(mapId, 'pushToBacklog', { releaseId: release });
  const dependency = await make('addDependency', {
    storyId: ids[0]!,
    needsId: ids[1]!,
    kind: 'technical',
  });
  const { ids: criteria } = await alice.command<{ ids: string[] }>(mapId, 'addCriteria', {
    storyId: ids[0]!,
    criteria: [{ title: 'The bank may say no' }],
  });
  const { ids: free } = await alice.command<{ ids: string[] }>(mapId, 'addFreeThings', {
    things: [
      { kind: 'sticky', title: 'Ask the bank', at: { x: -300, y: 0 } },
      {
        kind: 'arrow',
        from: { heldBy: null, x: -300, y: 200 },
        to: { heldBy: ids[0]!, x: 0, y: 0 },
      },
    ],
  });
  const link = await alice.share(mapId);
  const image = (await alice.upload(`/api/maps/${mapId}/images`, png(4, 4))).body as { hash: string };
  const criterion = criteria[0]!;
  return {
    mapId,
    criterion,
    sticky: free[0]!,
    arrow: free[1]!,
    activity,
    step,
    release,
    persona,
    dependency,
    story: ids[0]!,
    other: ids[1]!,
    link,
    image,
  };
}
type SomeMap = Awaited<ReturnType<typeof someMap>>;

const outline = 'Buy\n\tPay\n\t\tBy card';

/** One good input for each command. */
const inputs: Record<CommandName, (map: SomeMap) => unknown> = {
  addActivity: () => ({ title: 'Return' }),
  addCriteria: ({ story }) => ({ storyId: story, criteria: [{ title: 'A refused card keeps the basket' }] }),
  addDependency: ({ story, other }) => ({ storyId: story, needsId: other, kind: 'technical' }),
  addFreeThings: () => ({ things: [{ kind: 'text', title: 'Later', at: { x: 0, y: -200 } }] }),
  addLabel: () => ({ name: 'risk' }),
  addPersona: () => ({ name: 'Clerk' }),
  addRelease: () => ({ name: 'Second' }),
  addStep: ({ activity }) => ({ activityId: activity, title: 'Ask' }),
  addStories: ({ step }) => ({ stepId: step, releaseId: null, stories: [{ title: 'x' }] }),
  archive: ({ other }) => ({ ids: [other] }),
  attachArrow: ({ arrow, sticky }) => ({ id: arrow, end: 'from', put: { heldBy: sticky, x: 0, y: 0 } }),
  editText: ({ story }) => ({ id: story, field: 'title', at: 0, remove: 0, insert: 'Pay ' }),
  importMap: () => ({
    plan: { personas: [], labels: [], releases: [], activities: [], steps: [], stories: [] },
  }),
  moveActivity: ({ activity }) => ({ id: activity }),
  lockThings: ({ story, sticky }) => ({ ids: [story, sticky] }),
  moveCriterion: ({ criterion }) => ({ id: criterion }),
  moveFreeThings: ({ sticky }) => ({ ids: [sticky], by: { x: 10, y: 0 } }),
  movePersona: ({ persona }) => ({ id: persona }),
  moveRelease: ({ release }) => ({ id: release }),
  moveStep: ({ step, activity }) => ({ id: step, activityId: activity }),
  moveStories: ({ story, step }) => ({ ids: [story], stepId: step, releaseId: null }),
  pasteCards: ({ step }) => ({
    plan: {
      personas: [],
      labels: [],
      releases: [],
      activities: [],
      steps: [],
      stories: [{ key: '1', title: 'Pasted', step, release: null }],
    },
  }),
  pushToBacklog: ({ release }) => ({ releaseId: release }),
  renameMap: () => ({ title: 'Renamed' }),
  reorderBacklog: ({ story }) => ({ ids: [story] }),
  resizeFreeThing: ({ sticky }) => ({ id: sticky, size: { width: 200, height: 100 } }),
  restore: ({ story }) => ({ ids: [story] }),
  restoreMap: () => ({ map: { title: 'As it was', settings: {}, records: { story: [] } } }),
  setText: ({ story }) => ({ id: story, field: 'title', text: 'Whole title' }),
  sliceIntoRelease: ({ story }) => ({ ids: [story], name: 'Sooner' }),
  sliceRelease: ({ story }) => ({ ids: [story], releaseId: null, edge: 'top' }),
  stackFreeThings: ({ sticky }) => ({ ids: [sticky], edge: 'back' }),
  stickiesToStories: ({ sticky, step }) => ({ ids: [sticky], stepId: step, releaseId: null }),
  storiesToStickies: ({ other }) => ({ ids: [other], at: { x: 0, y: -300 } }),
  tagRecord: ({ story, persona }) => ({ id: story, tag: persona, on: true }),
  tagRecords: ({ story, other, persona }) => ({ ids: [story, other], tag: persona, on: true }),
  unlockThings: ({ step }) => ({ ids: [step] }),
  updateCriterion: ({ criterion }) => ({ id: criterion, done: true }),
  updateDependency: ({ dependency }) => ({ id: dependency, kind: 'business' }),
  updateFreeThings: ({ sticky }) => ({ ids: [sticky], hue: 'teal' }),
  updateLegend: ({ persona }) => ({ id: persona, name: 'Buyer' }),
  updateSettings: () => ({ stepName: { one: 'Task', many: 'Tasks' }, estimateScale: { kind: 'powers' } }),
  updateRelease: ({ release }) => ({ id: release, capacity: 20 }),
  updateStory: ({ story }) => ({ id: story, estimate: 3 }),
};

/** The good body of each operation that takes one, besides commands. */
const bodies: Record<string, (map: SomeMap) => unknown> = {
  writeSession: () => ({ name: 'Alice' }),
  createMap: () => ({ title: 'Another', source: { text: outline } }),
  createLink: () => ({ role: 'viewer' }),
  joinMap: ({ link }) => ({ token: link.token }),
  importIntoMap: () => ({ text: outline }),
  uploadImage: () => png(3, 2),
  nameVersion: () => ({ name: 'Before the workshop' }),
  restoreVersion: () => ({ only: 'missing' }),
};

function operations(): { id: string; method: string; path: string; responses: object; takesBody: boolean }[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, responses, requestBody }]) => {
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        responses,
        takesBody: requestBody !== undefined,
      };
    }),
  );
}

const filled = (path: string, map: SomeMap): string =>
  path
    .replace('{id}', map.mapId)
    .replace('{linkId}', map.link.id)
    .replace('{hash}', map.image.hash)
    .replace('{seq}', '2');

describe('the description', () => {
  test('names each operation once', () => {
    const ids = operations().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(description.openapi).toBe('3.1.0');
    for (const name of Object.keys(commands)) expect(ids).toContain(name);
  });

  test('names every route under /api, and the health checks', () => {
    const named = new Set(operations().map(({ method, path }) => `${method} ${path}`));
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .filter(({ path }) => path.startsWith('/api/') || path.endsWith('z'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'POST /api/maps/{id}/commands/{name}');
    expect(served.length).toBeGreaterThan(15);
    expect(served.filter((route) => !named.has(route))).toEqual([]);
  });

  test('is true: each operation answers as described', async () => {
    for (const { id, method, path, responses, takesBody } of operations()) {
      const map = await someMap();
      const make = Object.hasOwn(inputs, id) ? inputs[id as CommandName] : bodies[id];
      if (takesBody) expect(make, `an input for ${id}`).toBeDefined();
      const reply = await alice.ask(method, filled(path, map), takesBody ? make!(map) : undefined);
      expect(Object.keys(responses), `${id}: ${reply.text.slice(0, 300)}`).toContain(String(reply.status));
      expect(reply.status, `${id}: ${reply.text.slice(0, 300)}`).toBeLessThan(300);
    }
  });

  test('is true of bad input as well: a described 4xx with a code and a sentence', async () => {
    const map = await someMap();
    for (const { id, method, path, responses, takesBody } of operations()) {
      const replies: Reply[] = [];
      if (takesBody) {
        for (const body of [
          '',
          '[',
          '[]',
          '5',
          'null',
          '{"id":{},"title":[],"text":7,"name":false,"ids":"x"}',
        ]) {
          replies.push(await alice.ask(method, filled(path, map), body));
        }
      }
      if (path.includes('{id}')) {
        const body = takesBody
          ? (Object.hasOwn(inputs, id) ? inputs[id as CommandName] : bodies[id]!)(map)
          : undefined;
        replies.push(
          await alice.ask(method, path.replace('{id}', 'no-such-map').replace('{linkId}', 'x'), body),
        );
      }
      for (const reply of replies) {
        expect(Object.keys(responses), `${id} answers ${reply.status}`).toContain(String(reply.status));
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(reply.status).toBeLessThan(500);
        expect(reply.body).toMatchObject({
          error: { code: expect.any(String), message: expect.any(String) },
        });
      }
    }
  });
});
