/** The bad input campaign over HTTP: damaged bodies to every operation that takes one. */
import type * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { replay } from '../../../server/sync/openDocument.ts';
import { testApp, type Person, type TestApp } from '../../server/support/testApp.ts';
import { png } from '../../support/imageFiles.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { damageBytes, damageText, damageValue } from './damage.ts';
import { count, stateOf, type InputFigures } from './inputFigures.ts';

const outline = 'Buy\n\tPay\n\t\tBy card\n\t\tBy invoice\n\tShip\n\t\tToday';
const everythingMay = {
  perPerson: 1e9,
  perAddress: 1e9,
  sessionsPerAddress: 1e9,
  imagesPerPerson: 1e9,
  wrongTokensPerAddress: 1e9,
};

interface Place {
  readonly app: TestApp;
  readonly alice: Person;
  readonly mapId: string;
}

/** Sends so many damaged bodies. */
export async function sendBadBodies(amount: number, seed: number, figures: InputFigures): Promise<void> {
  const random = createRandom(seed);
  let place = await newPlace();
  for (let i = 0; i < amount; i++) {
    if (i % 300 === 299) place = await newPlace();
    const live = await documentOf(place);
    const before = stateOf(live);
    const { path, body } = badRequest(place, live, random);
    figures.sent++;
    const what = (): string =>
      `seed ${seed}, body ${figures.sent} to ${path}: ${Buffer.from(body).toString().slice(0, 300)}`;
    const cpu = process.threadCpuUsage();
    try {
      const reply = await place.alice.upload(path, body, { 'content-type': typeOf(path) });
      const { user, system } = process.threadCpuUsage(cpu);
      count(figures, (user + system) / 1000, what);
      if (reply.status >= 500) throw new Error(`${reply.status} ${reply.text.slice(0, 200)}`);
      await judge(place, reply.status, before, figures, what);
      if (
        reply.status >= 400 &&
        typeof (reply.body as { error?: { code?: unknown } } | null)?.error?.code !== 'string'
      )
        throw new Error(`${reply.status} without a code`);
    } catch (error) {
      figures.crashes++;
      figures.problems.push(`${String(error)}: ${what()}`);
    }
    if (i % 25 === 24) await reload(place, figures, what);
  }
}

async function newPlace(): Promise<Place> {
  const app = testApp({ requestLimits: everythingMay });
  const alice = await app.person('alice');
  return { app, alice, mapId: await alice.makeMap('Online shop', { source: { text: outline } }) };
}

function badRequest({ mapId }: Place, live: Y.Doc, random: Random): { path: string; body: Uint8Array } {
  const map = `/api/maps/${mapId}`;
  const { name, input } = randomDecision(readMap(live), random);
  const [path, value] = random.chance(0.6)
    ? [`${map}/commands/${name}`, input]
    : random.pick<[string, unknown]>([
        ['/api/session', { name: 'Alice' }],
        ['/api/maps', { title: 'Another', source: { text: outline } }],
        [`${map}/links`, { role: 'viewer', expiresAt: 1e13 }],
        ['/api/join', { token: 'x'.repeat(32) }],
        [`${map}/import`, { text: outline }],
        [`${map}/import?preview`, { text: outline }],
        [`${map}/images`, null],
        [`${map}/commands/noSuchCommand`, {}],
      ]);
  if (path.endsWith('/images')) return { path, body: damageBytes(png(4, 4), random) };
  const text = JSON.stringify(random.chance(0.6) ? damageValue(value, random) : value) ?? '';
  const dice = random.next();
  if (dice < 0.6) return { path, body: Buffer.from(text) };
  return {
    path,
    body: dice < 0.8 ? Buffer.from(damageText(text, random)) : damageBytes(Buffer.from(text), random),
  };
}

function typeOf(path: string): string {
  return path.endsWith('/images') ? 'image/png' : 'application/json';
}

function documentOf({ app, mapId }: Place): Promise<Y.Doc> {
  return app.rooms.with({ id: mapId, epoch: '' }, (room) => room.read((doc) => doc));
}

async function judge(
  place: Place,
  status: number,
  before: string,
  figures: InputFigures,
  what: () => string,
): Promise<void> {
  figures[status < 400 ? 'taken' : 'refused']++;
  if (status < 400) return;
  const live = await documentOf(place);
  if (stateOf(live) === before) return;
  figures.partial++;
  figures.problems.push(`half applied: ${what()}`);
}

async function reload(place: Place, figures: InputFigures, what: () => string): Promise<void> {
  const live = await documentOf(place);
  const stored = replay(await place.app.storage.documents.load(`map:${place.mapId}`));
  const replies = [];
  for (const type of ['json', 'csv', 'md'])
    replies.push(await place.alice.get(`/api/maps/${place.mapId}/export.${type}`));
  if (stateOf(stored) === stateOf(live) && replies.every(({ status }) => status === 200)) return;
  figures.unloadable++;
  figures.problems.push(`does not load or cannot be exported: ${what()}`);
}
