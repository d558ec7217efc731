/** The storage port in memory: for tests and for trying things out; gone when the process ends. */
import { memoryAccess } from './memoryAccess.ts';
import { memoryAudiences } from './memoryAudiences.ts';
import { memoryDoors } from './memoryDoors.ts';
import { memoryHistory, versionKey, type MemoryVersions } from './memoryHistory.ts';
import { scopes } from '../../shared/model/scope.ts';
import { memoryPortfolioLinks } from './memoryPortfolioLinks.ts';
import { memorySessions, memorySignIns } from './memorySessions.ts';
import { memoryTrackers } from './memoryTrackers.ts';
import { memoryVotes } from './memoryVotes.ts';
import { placeRows } from './placeRows.ts';
import type { Batch, BatchOutcome, DamagedRow, DocumentStore, UpdateRow } from './documentStore.ts';
import type { ImageRow, ImageStore } from './imageStore.ts';
import type { MapRow } from './mapTable.ts';
import type { TicketRow } from './nodeStore.ts';
import type { Storage } from './storage.ts';

/** The log of a document. */
export interface MemoryLog {
  updates: UpdateRow[];
  archived: UpdateRow[];
  snapshots: { seq: number; bytes: Uint8Array }[];
  damaged: DamagedRow[];
  clients: Map<number, string>;
}

export function memoryStorage(): Storage {
  const maps = new Map<string, MapRow>();
  const tickets = new Map<string, TicketRow>();
  const signals = new Map<string, number>();
  const logs = new Map<string, MemoryLog>();
  const versions: MemoryVersions = new Map();
  const history = memoryHistory(logs, versions);
  const handOver = (from: string, to: string): void => {
    for (const map of maps.values())
      if (map.ownerSession === from) maps.set(map.id, { ...map, ownerSession: to });
    access.handOver(from, to);
    history.handOver(from, to);
    vote.handOver(from, to);
  };
  const portfolio = memoryPortfolioLinks();
  const { people, personOf, ...accounts } = memorySessions(handOver, portfolio.drop, (id) =>
    vote.takeBack(id),
  );
  const access = memoryAccess(people, (sessionId, mapId) => vote.takeBack(sessionId, mapId));
  const audience = memoryAudiences();
  const door = memoryDoors(people, access.admit);
  const isDeleted = (mapId: string): boolean => (maps.get(mapId)?.deletedAt ?? null) !== null;
  const tracker = memoryTrackers(isDeleted);
  const vote = memoryVotes({
    isThere: (mapId) => maps.has(mapId) && !isDeleted(mapId),
    isOnMap: (mapId, id) => access.memberOf(mapId, id)?.member.removedAt === null,
    personOf,
  });

  return {
    isShared: false,
    ...accounts,
    signIns: memorySignIns(),
    maps: {
      create: async (map, first) => {
        if (maps.has(map.id)) throw new Error(`There is already a map ${map.id}.`);
        append(logOf(logs, first.doc), versions, [first]);
        maps.set(map.id, map);
        access.own(map);
      },
      find: async (id) => maps.get(id) ?? null,
      list: async (sessionId) =>
        [...maps.values()]
          .flatMap((map) => {
            const found = map.deletedAt === null ? access.memberOf(map.id, sessionId) : null;
            return found === null ? [] : [{ map, ...found }];
          })
          .sort((a, b) => b.map.updatedAt - a.map.updatedAt || (a.map.id < b.map.id ? -1 : 1)),
      markDeleted: async (id, at) => {
        const map = maps.get(id);
        if (map !== undefined && map.deletedAt === null) maps.set(id, { ...map, deletedAt: at });
      },
      all: async () =>
        [...maps.values()]
          .filter(({ deletedAt }) => deletedAt === null)
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      renewEpoch: async (id, epoch, row) => {
        append(logOf(logs, row.doc), versions, [row]);
        const map = maps.get(id);
        if (map !== undefined) maps.set(id, { ...map, epoch });
      },
      erase: async (id, at) => {
        history.erase(id);
        for (const scope of scopes) logs.delete(`${scope}:${id}`);
        access.erase(id);
        audience.erase(id);
        door.erase(id);
        tracker.erase(id);
        vote.erase(id);
        const map = maps.get(id);
        if (map !== undefined)
          maps.set(id, { ...map, title: '', stories: 0, deletedAt: map.deletedAt ?? at });
      },
    },
    links: access.links,
    audiences: audience.audiences,
    portfolioLinks: portfolio.portfolioLinks,
    members: access.members,
    doors: door.doors,
    documents: memoryDocuments(maps, logs, versions, history.dropStates),
    history,
    images: memoryImages(),
    trackers: tracker.trackers,
    votes: vote.votes,
    tickets: {
      issue: async (hash, ticket, now) => {
        for (const [other, { expiresAt }] of tickets) if (expiresAt <= now) tickets.delete(other);
        tickets.set(hash, ticket);
      },
      redeem: async (hash) => {
        const ticket = tickets.get(hash) ?? null;
        tickets.delete(hash);
        return ticket;
      },
    },
    signals: {
      raise: async (mapId) => void signals.set(mapId, (signals.get(mapId) ?? 0) + 1),
      read: async (mapIds) =>
        new Map(mapIds.flatMap((id) => (signals.has(id) ? [[id, signals.get(id)!]] : []))),
    },
    time: async () => Date.now(),
    check: async () => undefined,
    close: async () => undefined,
  };
}

function memoryDocuments(
  maps: Map<string, MapRow>,
  logs: Map<string, MemoryLog>,
  versions: MemoryVersions,
  dropStates: (doc: string, seq: number) => void,
): DocumentStore {
  return {
    load: async (doc) => {
      const log = logOf(logs, doc);
      const snapshot = log.snapshots.at(-1) ?? null;
      return {
        snapshot,
        updates: behind(log, snapshot?.seq ?? 0).map(({ seq, bytes }) => ({ seq, bytes })),
        lastSeq: headOf(log),
        damaged: log.damaged,
        clients: new Map(log.clients),
      };
    },
    commit: async (batches) => batches.map((batch) => write(logOf(logs, batch.doc), versions, batch, maps)),
    after: async (doc, seq) => behind(logOf(logs, doc), seq),
    heads: async (docs) => new Map(docs.map((doc) => [doc, headOf(logOf(logs, doc))])),
    compact: async (doc, seq, bytes) => {
      const log = logOf(logs, doc);
      if ((log.snapshots.at(-1)?.seq ?? 0) < seq) log.snapshots.push({ seq, bytes });
      log.archived.push(...log.updates.filter((update) => update.seq <= seq));
      log.updates = log.updates.filter((update) => update.seq > seq);
    },
    rewrite: async (doc, seq, bytes) => {
      const log = logOf(logs, doc);
      log.snapshots = [{ seq, bytes }, ...log.snapshots.filter((snapshot) => snapshot.seq > seq)];
      for (const rows of ['updates', 'archived'] as const)
        log[rows] = log[rows].filter((row) => row.seq > seq);
      log.damaged = log.damaged.filter((row) => row.seq > seq);
      dropStates(doc, seq);
    },
    quarantine: async (doc, what, seq) => {
      const log = logOf(logs, doc);
      const isIt = (row: { seq: number }): boolean => row.seq === seq;
      const row = [...log.updates, ...log.archived].find(isIt);
      const { at, owner, bytes } = row ?? { at: 0, owner: '', bytes: { byteLength: 0 } };
      const found = { foundAt: Date.now(), healedAt: null };
      log.damaged.push({
        seq,
        at,
        what,
        owner: what === 'update' ? owner : '',
        size: bytes.byteLength,
        ...found,
      });
      if (what === 'snapshot') log.snapshots = log.snapshots.filter((snapshot) => !isIt(snapshot));
      else log.updates = log.updates.filter((update) => !isIt(update));
    },
    markHealed: async (doc, seq, healedAt) => {
      const log = logOf(logs, doc);
      log.damaged = log.damaged.map((row) =>
        row.seq <= seq && row.healedAt === null ? { ...row, healedAt } : row,
      );
    },
    history: async (doc) => rowsOf(logOf(logs, doc)).map((row) => ({ ...row, newClients: [] })),
  };
}

function memoryImages(): ImageStore {
  const rows = new Map<string, Map<string, ImageRow>>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const of = (mapId: string): ImageRow[] => [...(rows.get(mapId)?.values() ?? [])];
  return {
    put: async (mapId, image, content, most) => {
      const images = rows.get(mapId) ?? new Map<string, ImageRow>();
      if (images.has(image.hash)) return 'kept';
      if (of(mapId).reduce((sum, { bytes }) => sum + bytes, image.bytes) > most) return 'full';
      files.set(image.hash, new Uint8Array(content));
      rows.set(mapId, images.set(image.hash, image));
      return 'kept';
    },
    find: async (mapId, hash) => rows.get(mapId)?.get(hash) ?? null,
    read: async (hash) => files.get(hash) ?? null,
    removeAll: async (mapId) => {
      const had = of(mapId);
      rows.delete(mapId);
      const isUsed = (hash: string): boolean => [...rows.values()].some((images) => images.has(hash));
      for (const { hash } of had) if (!isUsed(hash)) files.delete(hash);
    },
  };
}

function write(
  log: MemoryLog,
  versions: MemoryVersions,
  batch: Batch,
  maps: Map<string, MapRow>,
): BatchOutcome {
  const { others, left, isDouble } = placeRows(batch, behind(log, batch.after));
  const { doc, summary } = batch;
  const isForeign = ([client, owner]: readonly [number, string]): boolean =>
    (log.clients.get(client) ?? owner) !== owner;
  const isRefused =
    isDouble || (others.length > 0 && left.some(({ newClients }) => newClients.some(isForeign)));
  if (!isRefused) {
    const head = headOf(log);
    append(
      log,
      versions,
      left.map((row, i) => ({ ...row, seq: head + 1 + i })),
    );
  }
  const map = maps.get(summary?.mapId ?? '');
  if (summary !== null && map !== undefined && others.length === 0) {
    maps.set(map.id, { ...map, title: summary.title, stories: summary.stories, updatedAt: summary.at });
  }
  return { doc, lastSeq: headOf(log), others, isRefused };
}

function append(log: MemoryLog, versions: MemoryVersions, rows: readonly UpdateRow[]): void {
  for (const row of rows) {
    const newClients = row.newClients.filter(([client]) => !log.clients.has(client));
    for (const [client, owner] of newClients) log.clients.set(client, owner);
    log.updates.push({ ...row, newClients });
    if (row.restorePoint !== undefined) {
      const { doc, owner, at, restorePoint } = row;
      const version = { doc, ...restorePoint, kind: 'removal', name: '', owner, at } as const;
      versions.set(versionKey(version), version);
    }
  }
}

function rowsOf({ archived, updates }: MemoryLog): UpdateRow[] {
  return [...archived, ...updates];
}

function behind(log: MemoryLog, seq: number): UpdateRow[] {
  return seq >= headOf(log) ? [] : rowsOf(log).filter((row) => row.seq > seq);
}

function headOf({ updates, archived, damaged, snapshots }: MemoryLog): number {
  const last = [updates, archived, damaged, snapshots].map((rows) => rows.at(-1)?.seq ?? 0);
  return Math.max(...last);
}

function logOf(logs: Map<string, MemoryLog>, doc: string): MemoryLog {
  let log = logs.get(doc);
  if (log === undefined) {
    log = { updates: [], archived: [], snapshots: [], damaged: [], clients: new Map() };
    logs.set(doc, log);
  }
  return log;
}
