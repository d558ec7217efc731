/** Maps over HTTP: made, read, changed by commands, imported and downloaded. */
import { beforeEach, describe, expect, test } from 'vitest';
import { testApp, type Person, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let alice: Person;
beforeEach(async () => {
  app = testApp();
  alice = await app.person('alice');
});

const outline = 'Buy\n\tPay\n\t\tBy card\n\t\tBy invoice\n\tGet it\n\t\tTrack the parcel\n';
const issuesOf = (reply: { body: unknown }) =>
  (reply.body as { error: { issues: { path: string; message: string }[] } }).error.issues;

interface ReadMap {
  title: string;
  activities: {
    id: string;
    title: string;
    steps: { id: string; title: string; stories: { id: string; title: string }[] }[];
  }[];
}

describe('a new map', () => {
  test('Y5: is empty, from a template, or from a text, in one step', async () => {
    const empty = (await alice.get(`/api/maps/${await alice.makeMap('Empty')}`)).body as ReadMap;
    expect(empty).toMatchObject({ title: 'Empty', role: 'owner', activities: [], unplaced: [] });
    const shop = await alice.makeMap('Shop', { template: 'online-shop' });
    expect(((await alice.get(`/api/maps/${shop}`)).body as ReadMap).activities.length).toBeGreaterThan(2);
    const read = (await alice.get(`/api/maps/${await alice.makeMap('Mine', { source: { text: outline } })}`))
      .body as ReadMap;
    expect(
      read.activities[0]?.steps.map(({ title, stories }) => [title, stories.map((story) => story.title)]),
    ).toEqual([
      ['Pay', ['By card', 'By invoice']],
      ['Get it', ['Track the parcel']],
    ]);
  });

  test.each([
    [{}, 'title'],
    [{ title: '' }, 'title'],
    [{ title: '   ' }, 'title'],
    [{ title: 'x'.repeat(121) }, 'title'],
    [{ title: 5 }, 'title'],
    [{ title: 'x', template: 'no-such' }, 'template'],
    [{ title: 'x', template: 'online-shop', source: { text: 'a' } }, 'template'],
    [{ title: 'x', source: { text: '' } }, 'source.text'],
    [{ title: 'x', source: { text: '{"a":', fileName: 'map.json' } }, 'source.text'],
    [{ title: 'x', source: { text: 'a,b', mapping: { nonsense: 1 } } }, 'source.mapping'],
  ])('is not made from %j', async (body, path) => {
    const reply = await alice.post('/api/maps', body);
    expect(reply.status).toBe(400);
    expect(issuesOf(reply)[0]?.path).toContain(path);
    expect((await alice.get('/api/maps')).body).toEqual({ maps: [] });
  });

  test('stands first in the list, with its title and number of stories as they are now', async () => {
    const first = await alice.makeMap('First', { source: { text: outline } });
    app.clock.pass(10);
    const second = await alice.makeMap('Second');
    app.clock.pass(10);
    expect((await alice.get('/api/maps')).body).toMatchObject({
      maps: [
        { id: second, stories: 0 },
        { id: first, stories: 3 },
      ],
    });
    await alice.command(first, 'renameMap', { title: 'First of all' });
    expect((await alice.get('/api/maps')).body).toMatchObject({
      maps: [{ id: first, title: 'First of all', stories: 3, role: 'owner' }, { id: second }],
    });
  });
});

describe('commands over HTTP', () => {
  test('build a map, slice it and push the slice into the backlog', async () => {
    const id = await alice.makeMap();
    const activity = await alice.command<{ id: string }>(id, 'addActivity', { title: 'Buy' });
    const step = await alice.command<{ id: string }>(id, 'addStep', {
      activityId: activity.id,
      title: 'Pay',
    });
    const release = await alice.command<{ id: string }>(id, 'addRelease', { name: 'First' });
    const stories = ['By card', 'By invoice'].map((title, i) => ({ title, estimate: i + 1 }));
    await alice.command(id, 'addStories', { stepId: step.id, releaseId: release.id, stories });
    await alice.command(id, 'pushToBacklog', { releaseId: release.id });
    expect((await alice.get(`/api/maps/${id}/backlog`)).body).toMatchObject({
      stories: [
        {
          title: 'By card',
          stage: 'backlog',
          release: { name: 'First' },
          step: { title: 'Pay' },
          activity: { title: 'Buy' },
        },
        { title: 'By invoice' },
      ],
    });
    expect((await alice.get(`/api/maps/${id}/releases`)).body).toMatchObject({
      releases: [{ name: 'First', stories: 2, points: 3, unestimated: 0 }],
      unscheduled: { stories: 0 },
    });
  });

  test('say what is wrong: unknown, bad input with its path, missing, refused', async () => {
    const id = await alice.makeMap();
    const run = (name: string, input: unknown) => alice.post(`/api/maps/${id}/commands/${name}`, input);
    expect((await run('noSuchCommand', {})).status).toBe(404);
    expect((await run('toString', {})).status).toBe(404);
    expect((await run('__proto__', {})).status).toBe(404);
    const bad = await run('addStep', { activityId: 'step:1', title: 5 });
    expect(bad.status).toBe(400);
    expect(issuesOf(bad).map(({ path }) => path)).toEqual(['activityId', 'title']);
    expect((await run('addStep', { activityId: 'activity:gone', title: 'x' })).status).toBe(404);
    expect((await run('addStep', '{"activityId":')).status).toBe(400);
    expect((await run('addStep', '')).status).toBe(400);
    const label = await alice.command<{ id: string }>(id, 'addLabel', { name: 'risk' });
    expect(
      (await run('editText', { id: label.id, field: 'title', at: 0, remove: 0, insert: 'x' })).status,
    ).toBe(409);
    const deep = `{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect((await run('addActivity', deep)).status).toBe(400);
    expect((await alice.get(`/api/maps/${id}`)).body).toMatchObject({ activities: [] });
  });
});

describe('an import', () => {
  test('is previewed without writing, then written whole', async () => {
    const id = await alice.makeMap();
    const source = { text: outline, fileName: 'map.txt' };
    const preview = await alice.post(`/api/maps/${id}/import?preview`, source);
    expect(preview.body).toMatchObject({
      preview: { activities: 1, steps: 2, stories: 3 },
      format: 'outline',
    });
    expect((await alice.get(`/api/maps/${id}`)).body).toMatchObject({ activities: [] });
    const added = await alice.post(`/api/maps/${id}/import`, source);
    expect(added.body).toMatchObject({
      added: { stories: 3 },
      losses: (preview.body as { losses: unknown[] }).losses,
    });
    expect(((await alice.get(`/api/maps/${id}`)).body as ReadMap).activities[0]?.steps).toHaveLength(2);
  });

  test('of a broken file says where, and writes nothing', async () => {
    const id = await alice.makeMap();
    for (const source of [
      { text: '{"format":', fileName: 'x.json' },
      { text: '\u0000\u0001' },
      { text: 'a,b\n"unclosed', fileName: 'x.csv' },
      {},
      { text: 5 },
    ]) {
      const reply = await alice.post(`/api/maps/${id}/import`, source);
      expect(reply.status, JSON.stringify(source)).toBe(400);
      expect(issuesOf(reply)[0]?.path).toBe('text');
    }
    expect((await alice.get(`/api/maps/${id}`)).body).toMatchObject({ activities: [] });
  });

  test('by somebody who may only look is refused', async () => {
    const id = await alice.makeMap();
    const bob = await app.person('bob');
    await bob.post('/api/join', { token: (await alice.share(id, 'viewer')).token });
    expect((await bob.post(`/api/maps/${id}/import?preview`, { text: outline })).status).toBe(403);
  });
});

describe('a download', () => {
  test('of JSON makes the same map again', async () => {
    const id = await alice.makeMap('Shop', { template: 'online-shop' });
    const json = await alice.get(`/api/maps/${id}/export.json`);
    expect(json.headers.get('content-disposition')).toContain('filename="Shop.json"');
    const copy = await alice.makeMap('Shop', { source: { text: json.text, fileName: 'Shop.json' } });
    const [one, two] = [id, copy].map((map) => alice.get(`/api/maps/${map}`));
    const withoutIds = (text: string): string => text.replaceAll(/"(id|updatedAt)":("[^"]*"|\d+),?/g, '');
    expect(withoutIds((await two!).text)).toBe(withoutIds((await one!).text));
  });

  test('exists as CSV and Markdown, under a safe file name', async () => {
    const id = await alice.makeMap('Bücher/"<x>\r\nSet-Cookie: a=b', { source: { text: outline } });
    const csv = await alice.get(`/api/maps/${id}/export.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain('By invoice');
    expect(csv.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[A-Za-z0-9 ._-]+\.csv"; filename\*=UTF-8''[\w%.~-]+$/,
    );
    const markdown = await alice.get(`/api/maps/${id}/export.md`);
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(markdown.text).toContain('By invoice');
  });
});

describe('a body that is too big', () => {
  test('C4: is refused with 413: 256 KB usually, 6 MB for imports', async () => {
    const id = await alice.makeMap();
    const big = JSON.stringify({ title: 'x'.repeat(300_000) });
    expect((await alice.post(`/api/maps/${id}/commands/renameMap`, big)).status).toBe(413);
    const text = 'x'.repeat(300_000);
    expect((await alice.post(`/api/maps/${id}/import?preview`, { text })).status).not.toBe(413);
    expect((await alice.post(`/api/maps/${id}/import`, { text: 'x'.repeat(6_500_000) })).status).toBe(413);
  });
});
