/** What every fan-out must do: the same suite runs on the one within a process and on a real Redis. */
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startRedis } from '../../../.scripts/services.mjs';
import { RateLimits, requestLimits, type RequestLimits } from '../../../server/access/rateLimits.ts';
import { newRowId } from '../../../server/access/tokens.ts';
import type { Fanout, Notice } from '../../../server/fanout/fanout.ts';
import { LocalBus } from '../../../server/fanout/localFanout.ts';
import { openRedis } from '../../../server/fanout/redis.ts';
import { redisKey } from '../../../server/fanout/redisKey.ts';
import { createLog } from '../../../server/log.ts';
import { sharedRedis } from '../../support/services.ts';
import { waitFor } from '../../support/waitFor.ts';

const log = createLog('silent');
const open: Fanout[] = [];
const services: { remove: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fanout) => fanout.close()));
});
afterAll(async () => {
  await Promise.all(services.splice(0).map((service) => service.remove()));
});

const bus = new LocalBus();
const implementations: readonly [string, () => Promise<Fanout>][] = [
  ['within a process', async () => bus.join()],
  ['Redis', async () => openRedis(await sharedRedis(), log).fanout],
];

const rows: Notice = { kind: 'rows' };

/** What a node hears of a map. */
function heardBy(fanout: Fanout, mapId: string): { notice: Notice; node: string }[] {
  const heard: { notice: Notice; node: string }[] = [];
  fanout.follow(mapId, (notice, node) => heard.push({ notice, node }));
  return heard;
}

/** Tells until it is heard: a hint may be lost while a node is only beginning to follow. */
async function tellUntil(
  fanout: Fanout,
  mapId: string,
  notice: Notice,
  isHeard: () => boolean,
): Promise<void> {
  await waitFor(() => {
    fanout.tell(mapId, notice);
    return isHeard();
  });
}

describe.each(implementations)('%s', (_name, make) => {
  async function nodes(): Promise<[Fanout, Fanout]> {
    const both: [Fanout, Fanout] = [await make(), await make()];
    open.push(...both);
    return both;
  }

  test('tells the other nodes that follow the map, never oneself, never another map', async () => {
    const [a, b] = await nodes();
    const mapId = newRowId();
    const [own, others, elsewhere] = [heardBy(a, mapId), heardBy(b, mapId), heardBy(b, newRowId())];
    await tellUntil(a, mapId, rows, () => others.length > 0);
    const entries = [{ client: 7, clock: 3, state: '{"person":{"name":"alice"}}' }];
    a.tell(mapId, { kind: 'presence', isWhole: true, entries });
    await waitFor(() => others.at(-1)?.notice.kind === 'presence');
    expect(others.at(-1)!.notice).toEqual({ kind: 'presence', isWhole: true, entries });
    expect(new Set(others.map(({ node }) => node)).size).toBe(1);
    expect([own, elsewhere]).toEqual([[], []]);
  });

  test('says no more to who does not follow any more', async () => {
    const [a, b] = await nodes();
    const mapId = newRowId();
    const heard: Notice[] = [];
    const stop = b.follow(mapId, (notice) => heard.push(notice));
    const still = heardBy(b, mapId);
    await tellUntil(a, mapId, rows, () => heard.length > 0);
    stop();
    const before = heard.length;
    const already = still.length;
    await tellUntil(a, mapId, { kind: 'people' }, () => still.length > already);
    expect(heard.length).toBe(before);
  });

  test('S15: keeps apart maps whose ids look like patterns, or like one another', async () => {
    const [a, b] = await nodes();
    const base = newRowId();
    const heard = heardBy(b, `${base}:*`);
    const ids = [base, `${base}:`, `${base}:x`, `${base}*`, `${base}?`, `[${base}:*]`, `${base}%3A*`];
    const control = heardBy(b, base);
    for (const id of ids) a.tell(id, rows);
    await tellUntil(a, base, rows, () => control.length > 0);
    expect(heard).toEqual([]);
    await tellUntil(a, `${base}:*`, rows, () => heard.length > 0);
  });
});

describe('names in Redis', () => {
  test('S15: two lists of parts never make one name, and no name is a pattern', () => {
    const part = fc.string({
      unit: fc.constantFrom(...': * ? [ ] % _ - a b \\ ^ 0 é'.split(' '), ':'),
      maxLength: 6,
    });
    const parts = fc.array(part, { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, two) => {
        const same = JSON.stringify(one) === JSON.stringify(two);
        expect(redisKey(...one) === redisKey(...two)).toBe(same);
        expect(redisKey(...one)).toMatch(/^[A-Za-z0-9:_-]+$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Redis', () => {
  test('that goes away is not waited for, and is heard again when it is back', async () => {
    const service = await startRedis();
    services.push(service);
    const [a, b] = [openRedis(service.url, log), openRedis(service.url, log)];
    open.push(a.fanout, b.fanout);
    const mapId = newRowId();
    const heard = heardBy(b.fanout, mapId);
    await tellUntil(a.fanout, mapId, rows, () => heard.length > 0);
    await service.stop('SIGKILL');
    for (let i = 0; i < 10_000; i++) a.fanout.tell(mapId, rows);
    const later = heardBy(b.fanout, `${mapId}-later`);
    await service.start();
    const before = heard.length;
    await tellUntil(a.fanout, mapId, rows, () => heard.length > before);
    expect(heard.length - before).toBeLessThan(1000); // no storm of what was said while it was away
    await tellUntil(a.fanout, `${mapId}-later`, rows, () => later.length > 0);
  });

  test('counts the requests of all nodes together, and each node alone while it is away', async () => {
    const service = await startRedis();
    services.push(service);
    const nodes = [openRedis(service.url, log), openRedis(service.url, log)];
    open.push(...nodes.map(({ fanout }) => fanout));
    const [a, b] = nodes.map(({ limiter }) => new RateLimits({ ...none, perPerson: 4 }, limiter));
    const mapId = newRowId();
    const heard = heardBy(nodes[1]!.fanout, mapId);
    await tellUntil(nodes[0]!.fanout, mapId, rows, () => heard.length > 0);
    await a!.count('perPerson', 'alice');
    await b!.takeBack('perPerson', 'alice'); // counted at one, forgiven at the other
    for (const node of [a, b, a, b]) await node!.count('perPerson', 'alice');
    await expect(a!.count('perPerson', 'alice')).rejects.toMatchObject({ status: 429 });
    await expect(b!.count('perPerson', 'alice')).rejects.toMatchObject({ status: 429 });
    await b!.count('perPerson', 'ali:ce');
    await service.stop('SIGKILL');
    for (let i = 0; i < 4; i++) await a!.count('perPerson', 'alice');
    await expect(a!.count('perPerson', 'alice')).rejects.toMatchObject({ status: 429 });
    await b!.count('perPerson', 'alice');
  });
});

const none = Object.fromEntries(
  Object.keys(requestLimits).map((name) => [name, 1]),
) as unknown as RequestLimits;
