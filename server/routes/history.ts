/** /api/maps/:id/history and /versions: who did what and when, versions by name, and going back to one. */
import type { Context } from 'hono';
import * as Y from 'yjs';
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { pastMapOf, restoreMap } from '../../shared/commands/restoreMap.ts';
import { writeJson } from '../../shared/formats/writeJson.ts';
import { readMap } from '../../shared/model/readMap.ts';
import {
  historyAnswer,
  nameVersionAnswer,
  nameVersionRequest,
  restoreAnswer,
  restoreRequest,
  sinceAnswer,
  stepsAnswer,
  type DeedsEntry,
  type Doer,
} from '../../shared/protocol/history.ts';
import { atLeast } from '../../shared/protocol/role.ts';
import { authorize } from '../access/authorize.ts';
import { isOwn, ownerOf } from '../access/principal.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { doersOf } from '../history/doers.ts';
import type { Deeds, MapHistory } from '../history/mapHistory.ts';
import { documentAt, isKept } from '../history/pastDocument.ts';
import { stepsOf } from '../history/steps.ts';
import { sinceOf } from '../history/visits.ts';
import { Problem } from '../problem.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { inTime } from './inTime.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'> & { readonly history: MapHistory };

const sittingsAtOnce = 20;

export function historyRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, history } = given;

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/history',
      name: 'readHistory',
      summary: 'Who did what and when, sitting by sitting, newest first, and the versions people named.',
      query: { before: 'Only sittings that began before this row.' },
      answers: { 200: { description: 'The history.', schema: historyAnswer } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const principal = context.get('principal');
      const { map, role } = await authorize(storage, principal, 'readHistory', id, clock.now());
      const doc = `map:${map.id}`;
      const before = Number(context.req.query('before') ?? Infinity);
      const all = (await history.sittings(doc)).filter(({ firstSeq }) => firstSeq < before);
      const shown = all.slice(0, sittingsAtOnce);
      const versions = await storage.history.versions(doc);
      const owners = [
        ...shown.flatMap(({ deeds }) => deeds.map(({ by }) => by)),
        ...versions.map((v) => v.owner),
      ];
      const doer = await doersOf(storage, map.id, owners, principal);
      return context.json({
        sittings: shown.map(({ firstSeq, lastSeq, from, to, deeds }) => ({
          after: firstSeq - 1,
          seq: lastSeq,
          from,
          to,
          people: told(deeds, doer),
        })),
        more: all.length > shown.length ? shown.at(-1)!.firstSeq : null,
        versions: versions.map(({ seq, kind, name, cards, owner, at }) => ({
          seq,
          kind,
          name,
          cards,
          by: doer(owner),
          at,
        })),
        damaged: atLeast(role, 'owner') ? await storage.history.damagedTimes(doc) : [],
      });
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/history/since',
      name: 'readHistorySince',
      summary: 'What others did since you last left the map.',
      answers: { 200: { description: 'What changed.', schema: sinceAnswer } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const principal = context.get('principal');
      const { map } = await authorize(storage, principal, 'readHistory', id, clock.now());
      const visit = principal?.kind === 'session' ? await storage.history.visit(principal.id, map.id) : null;
      if (visit === null) return context.json({ at: null, people: [] });
      const { seq, at } = sinceOf(visit, clock.now());
      const isMe = (owner: string): boolean => isOwn(principal!, owner);
      const deeds = await history.since(`map:${map.id}`, seq, isMe);
      const doer = await doersOf(
        storage,
        map.id,
        deeds.map(({ by }) => by),
        principal,
      );
      return context.json({ at, people: told(deeds, doer) });
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/history/steps',
      name: 'readHistorySteps',
      summary: 'What was changed row by row, as Yjs updates on top of the version before, to replay it.',
      query: {
        after: 'The version before the first row; left out: from the beginning.',
        to: 'The last row.',
      },
      answers: { 200: { description: 'The rows, oldest first.', schema: stepsAnswer } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const principal = context.get('principal');
      const { map } = await authorize(storage, principal, 'readHistory', id, clock.now());
      const after = rowNumber(context.req.query('after'));
      const last = context.req.query('to');
      const to = last === undefined ? Infinity : rowNumber(last);
      const doc = `map:${map.id}`;
      if (to <= after || (after > 0 && !(await isKept(storage, doc, after)))) throw noSuchVersion();
      const { rows, more } = await stepsOf(storage, doc, after, to);
      if (rows.length === 0) throw noSuchVersion();
      const doer = await doersOf(
        storage,
        map.id,
        rows.map(({ owner }) => owner),
        principal,
      );
      return context.json({
        steps: rows.map(({ seq, at, owner, bytes }) => ({
          ...{ seq, at, by: doer(owner) },
          update: Buffer.from(bytes).toString('base64'),
        })),
        more,
      });
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/versions',
      name: 'nameVersion',
      summary: 'Gives the map as it is now, or a version of its history, a name.',
      body: nameVersionRequest,
      answers: { 201: { description: 'Named.', schema: nameVersionAnswer } },
      problems: [401, 403, 404],
    },
    async (context, { name, seq }) => {
      const id = parameter(context, 'id');
      const principal = context.get('principal');
      const { map } = await authorize(storage, principal, 'nameVersion', id, clock.now());
      const newest = await rooms.with(map, (room) => room.storedSeq);
      if (seq !== undefined && (seq > newest || !(await isKept(storage, `map:${map.id}`, seq))))
        throw noSuchVersion();
      const version = { doc: `map:${map.id}`, seq: seq ?? newest, kind: 'named', name, cards: 0 } as const;
      await storage.history.keepVersion({ ...version, owner: ownerOf(principal!), at: clock.now() });
      return context.json({ seq: version.seq, name }, 201);
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/versions/:seq',
      name: 'readVersion',
      summary: 'The map as it was, as lossless JSON.',
      answers: { 200: { description: 'The file.', type: 'application/json' } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const text = await readVersion(given, context, (doc) => writeJson(readMap(doc)));
      return context.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/versions/:seq/state',
      name: 'readVersionState',
      summary: 'The map as it was, as one Yjs update.',
      answers: { 200: { description: 'The update.', type: 'application/octet-stream' } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const bytes = await readVersion(given, context, (doc) => new Uint8Array(Y.encodeStateAsUpdate(doc)));
      return context.body(bytes, 200, { 'Content-Type': 'application/octet-stream' });
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/versions/:seq/restore',
      name: 'restoreVersion',
      summary: 'Makes the map what it was, by ordinary edits forward.',
      body: restoreRequest,
      answers: { 200: { description: 'Done, and on disk.', schema: restoreAnswer } },
      problems: [401, 403, 404, 503],
    },
    async (context, { only }) => {
      const id = parameter(context, 'id');
      const principal = context.get('principal');
      const { map, role } = await authorize(storage, principal, 'restoreVersion', id, clock.now());
      const past = await readVersion(given, context, (doc) => pastMapOf(readMap(doc)));
      const origin = { kind: 'api', sessionId: principal!.id } as const;
      const result = await rooms.with(map, (room) =>
        inTime(
          clock,
          room.run(
            ownerOf(principal!),
            (live) =>
              runCommand(
                live,
                restoreMap,
                { map: past, only },
                { ...commandContext(origin, role), now: clock.now },
              ),
            principal!.name,
          ),
        ),
      );
      return context.json({ result });
    },
  );
}

/** Looks at the document of the version that is asked for. Throws {@link Problem} 404 when the map never had so many rows. */
async function readVersion<T>(
  { storage, rooms, clock }: Dependencies,
  context: Context<Environment>,
  look: (doc: Y.Doc) => T,
): Promise<T> {
  const id = parameter(context, 'id');
  const { map } = await authorize(storage, context.get('principal'), 'readHistory', id, clock.now());
  const seq = rowNumber(parameter(context, 'seq'));
  const newest = await rooms.with(map, (room) => room.storedSeq);
  const isThere = seq >= 1 && seq <= newest && (await isKept(storage, `map:${map.id}`, seq));
  if (!isThere) throw noSuchVersion();
  const doc = await documentAt(storage, `map:${map.id}`, seq);
  try {
    return look(doc);
  } finally {
    doc.destroy();
  }
}

/** The number of a row; 0 for what is none. */
function rowNumber(given = ''): number {
  return /^\d{1,12}$/.test(given) ? Number(given) : 0;
}

function noSuchVersion(): Problem {
  return new Problem(404, 'noSuchVersion', 'There is no such version of this map.');
}

function told(deeds: readonly Deeds[], doer: (owner: string) => Doer): DeedsEntry[] {
  return deeds.map(({ by, changes }) => ({ ...doer(by), changes: [...changes] }));
}
