/** Who may ask for what: every operation for every role, and never across two tenants (generated from the description). */
import { beforeAll, describe, expect, test } from 'vitest';
import { everyCommand } from '../../../shared/commands/everyCommand.ts';
import { atLeast, roles, type Role } from '../../../shared/protocol/role.ts';
import { bodyFor, filled, someMap, type SomeMap } from '../support/everyOperation.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

/** The least role of each operation on a map; a new one that is not here fails the test. */
const leastRoles: Readonly<Record<string, Role>> = {
  readMap: 'viewer',
  readBacklog: 'viewer',
  readReleases: 'viewer',
  exportMapJson: 'viewer',
  exportMapCsv: 'viewer',
  exportMapMd: 'viewer',
  readImage: 'viewer',
  createTicket: 'viewer',
  importIntoMap: 'editor',
  uploadImage: 'editor',
  readHistory: 'commenter',
  readHistorySince: 'commenter',
  readHistorySteps: 'commenter',
  nameVersion: 'editor',
  readVersion: 'commenter',
  readVersionState: 'commenter',
  restoreVersion: 'editor',
  readRetention: 'commenter',
  setRetention: 'owner',
  createLink: 'owner',
  listLinks: 'owner',
  switchLink: 'owner',
  revokeLink: 'owner',
  listMembers: 'owner',
  changeMember: 'owner',
  removeMember: 'owner',
  forgetMember: 'owner',
  createAudienceLink: 'facilitator',
  listAudienceLinks: 'facilitator',
  changeAudienceLink: 'facilitator',
  revokeAudienceLink: 'facilitator',
  listTrackers: 'editor',
  connectTracker: 'facilitator',
  disconnectTracker: 'facilitator',
  previewTrackerPush: 'editor',
  pushToTracker: 'editor',
  readTrackerPush: 'editor',
  retryTrackerPush: 'editor',
  readTrackerJournal: 'editor',
  openVoting: 'facilitator',
  readVoting: 'viewer',
  setDots: 'commenter',
  revealVoting: 'facilitator',
  endVoting: 'facilitator',
  readDoor: 'facilitator',
  changeDoor: 'facilitator',
  openLobby: 'facilitator',
  closeLobby: 'facilitator',
  answerKnocks: 'facilitator',
  readKnock: 'viewer',
  leaveLobby: 'viewer',
  deleteMap: 'owner',
  eraseMap: 'owner',
  ...Object.fromEntries(Object.values(everyCommand).map(({ name, needs }) => [name, needs])),
};

/** What nobody does to another's, whatever their role: alice made it. */
const onlyByAuthor: ReadonlySet<string> = new Set(['editComment']);

interface Route {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly takesBody: boolean;
}

let app: TestApp;
let alice: Person;
let routes: Route[];
const people = new Map<Role, Person>();

beforeAll(async () => {
  app = testApp({
    requestLimits: {
      imagesPerPerson: 10_000,
      trackersPerPerson: 10_000,
      perPerson: 100_000,
      perAddress: 1_000_000,
    },
  });
  alice = await app.person('alice');
  for (const role of roles) people.set(role, role === 'owner' ? alice : await app.person(role));
  routes = app.api.operations
    .filter(({ path }) => path.includes('/:id'))
    .map(({ name, method, path, body, file }) => ({
      id: name,
      method: method.toUpperCase(),
      path: path.replaceAll(/:(\w+)/g, '{$1}'),
      takesBody: body !== undefined || file !== undefined,
    }));
});

const ask = (person: Person, route: Route, target: SomeMap, given: SomeMap = target): Promise<Reply> =>
  person.ask(
    route.method,
    filled(route.path, target),
    route.takesBody ? bodyFor(route.id, given) : undefined,
  );
const codeOf = ({ body }: Reply): string => (body as { error?: { code?: string } } | null)?.error?.code ?? '';

async function sharedWithEveryRole(isFor: string): Promise<SomeMap> {
  const map = await someMap(alice, isFor);
  for (const [role, person] of people) {
    if (role === 'owner') continue;
    const { token } = await alice.share(map.mapId, role);
    await person.post('/api/join', { token });
  }
  return map;
}

describe('every operation on a map', () => {
  test('has a least role', () => {
    expect(routes.map(({ id }) => id).sort()).toEqual(Object.keys(leastRoles).sort());
  });

  test('answers each role as the table says: 401 nobody, 404 strangers, 403 lower roles', async () => {
    const stranger = await app.person('eve');
    await someMap(stranger);
    for (const route of routes) {
      app.clock.pass(60_000); // the limits of joins a minute are of another test
      const map = await sharedWithEveryRole(route.id);
      const least = leastRoles[route.id]!;
      expect((await ask(app.visitor(), route, map)).status, `${route.id} for a visitor`).toBe(401);
      expect((await ask(stranger, route, map)).status, `${route.id} for a stranger`).toBe(404);
      const [below, above] = [
        roles.filter((role) => !atLeast(role, least)),
        roles.filter((role) => atLeast(role, least)),
      ];
      for (const role of below) {
        const reply = await ask(people.get(role)!, route, map);
        expect(reply.status, `${route.id} for a ${role}`).toBe(403);
        // Some may do it to what they made themselves; these records are alice's.
        expect(['forbidden', 'notYours'], `${route.id} for a ${role}`).toContain(codeOf(reply));
      }
      for (const [i, role] of above.entries()) {
        const reply = await ask(people.get(role)!, route, map);
        const what = `${route.id} for a ${role}: ${reply.text.slice(0, 200)}`;
        if (onlyByAuthor.has(route.id) && role !== 'owner') {
          expect(codeOf(reply), what).toBe('notYours');
          continue;
        }
        if (i === 0) expect(reply.status, what).toBeLessThan(300);
        expect(['forbidden', 'noSuchMap', 'notYours', 'signInNeeded'], what).not.toContain(codeOf(reply));
      }
    }
  });
});

describe('S4: two tenants', () => {
  test('never reach the other’s things by any mixture of ids', async () => {
    const bob = await app.person('bob');
    const hers = await someMap(alice);
    const his = await someMap(bob);
    const before = (await alice.get(`/api/maps/${hers.mapId}/export.json`)).text;
    const links = (await alice.get(`/api/maps/${hers.mapId}/links`)).text;
    const members = (await alice.get(`/api/maps/${hers.mapId}/members`)).text;
    const door = (await alice.get(`/api/maps/${hers.mapId}/door`)).text;
    const trackers = (await alice.get(`/api/maps/${hers.mapId}/trackers`)).text;
    const voting = (await alice.get(`/api/maps/${hers.mapId}/voting`)).text;
    const readers = (await alice.get(`/api/maps/${hers.mapId}/audience-links`)).text;
    const parts = ['mapId', 'link', 'audience', 'tracker', 'voting', 'image', 'member', 'token'] as const;
    const known = new Set<string>();
    let asked = 0;
    for (const route of routes) {
      for (let mixture = 1; mixture < 2 ** (parts.length + 1); mixture++) {
        const target = {
          portfolioLink: his.portfolioLink, // stands in no path below a map
          release: his.release, // of the wrong map it is nothing there
          ...(Object.fromEntries(
            parts.map((part, i) => [part, (mixture & (1 << i) ? hers : his)[part]]),
          ) as Pick<SomeMap, (typeof parts)[number]>),
        };
        const given = { ...(mixture & (1 << parts.length) ? hers : his), ...target };
        const own = { path: filled(route.path, his), body: route.takesBody ? bodyFor(route.id, his) : null };
        const path = filled(route.path, target);
        const body = route.takesBody ? bodyFor(route.id, given) : null;
        if (path === own.path && JSON.stringify(body) === JSON.stringify(own.body)) continue; // all of it is his
        const question = JSON.stringify([route.method, path, body]);
        if (known.has(question)) continue;
        known.add(question);
        const reply = await bob.ask(route.method, path, body ?? undefined);
        expect(reply.status, `${route.method} ${path} (${route.id})`).toBeGreaterThanOrEqual(400);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(routes.length);
    expect((await alice.get(`/api/maps/${hers.mapId}/export.json`)).text).toBe(before);
    expect((await alice.get(`/api/maps/${hers.mapId}/links`)).text).toBe(links);
    expect((await alice.get(`/api/maps/${hers.mapId}/members`)).text).toBe(members);
    expect((await alice.get(`/api/maps/${hers.mapId}/door`)).text).toBe(door);
    expect((await alice.get(`/api/maps/${hers.mapId}/audience-links`)).text).toBe(readers);
    expect((await alice.get(`/api/maps/${hers.mapId}/trackers`)).text).toBe(trackers);
    expect((await alice.get(`/api/maps/${hers.mapId}/voting`)).text).toBe(voting);
  });
});
