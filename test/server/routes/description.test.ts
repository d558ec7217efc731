/** GET /api/openapi.json is complete: every operation it names answers, and nothing is served that it does not name. */
import { beforeEach, describe, expect, test } from 'vitest';
import { everyCommand } from '../../../shared/commands/everyCommand.ts';
import { commandSummaries } from '../../../server/routes/commandSummaries.ts';
import { bodyFor, filled, headersFor, someMap } from '../support/everyOperation.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

interface Description {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: object; requestBody?: object }>>;
}

let app: TestApp;
let alice: Person;
let description: Description;
beforeEach(async () => {
  app = testApp({
    requestLimits: {
      ...{ imagesPerPerson: 1000, trackersPerPerson: 1000, sessionsPerAddress: 10_000 },
      ...{ perPerson: 100_000, perAddress: 100_000 },
    },
  });
  alice = await app.person('alice');
  description = (await alice.get('/api/openapi.json')).body as Description;
});

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

describe('the description', () => {
  test('names each operation once', () => {
    const ids = operations().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(description.openapi).toBe('3.1.0');
    for (const name of Object.keys(everyCommand)) expect(ids).toContain(name);
  });

  test('says in a sentence what each command does', () => {
    const said = Object.values(commandSummaries);
    expect(said.filter((summary) => !/^[A-Z].+\.$/.test(summary))).toEqual([]);
    expect(new Set(said).size).toBe(Object.keys(everyCommand).length);
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
      const map = await someMap(alice, id);
      // Whoever owns a map alone cannot be erased.
      const asker = id === 'forgetMe' ? await app.person('carol') : alice;
      const body = takesBody ? bodyFor(id, map) : undefined;
      const reply = await asker.ask(method, filled(path, map), body, headersFor(path, map));
      expect(Object.keys(responses), `${id}: ${reply.text.slice(0, 300)}`).toContain(String(reply.status));
      expect(reply.status, `${id}: ${reply.text.slice(0, 300)}`).toBeLessThan(300);
    }
  });

  test('is true of bad input as well: a described 4xx with a code and a sentence', async () => {
    const map = await someMap(alice);
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
        const body = takesBody ? bodyFor(id, map) : undefined;
        replies.push(await alice.ask(method, filled(path, { ...map, mapId: 'no-such-map' }), body));
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
