/** The storage port in memory: for tests and for trying things out; gone when the process ends. */
import { crc32 } from 'node:zlib';
import {
  SequenceConflict,
  type DocumentStore,
  type ImageRow,
  type ImageStore,
  type LinkRow,
  type MapRow,
  type SessionRow,
  type Storage,
  type UpdateRow,
} from './storage.ts';

interface Log {
  updates: UpdateRow[];
  archived: UpdateRow[];
  snapshots: { seq: number; bytes: Uint8Array }[];
  clients: Map<number, string>;
}

export function memoryStorage(): Storage {
  const sessions = new Map<string, SessionRow & { tokenHash: string }>();
  const maps = new Map<string, MapRow>();
  const links = new Map<string, LinkRow & { tokenHash: string }>();
  const grants = new Map<string, { sessionId: string; linkId: string }>();
  const logs = new Map<string, Log>();
  const linkOf = (row: (LinkRow & { tokenHash: string }) | undefined): LinkRow | null => {
    if (row === undefined) return null;
    const { tokenHash: _secret, ...link } = row;
    return link;
  };
  const sorted = (rows: LinkRow[]): LinkRow[] =>
    rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const grantedTo = (sessionId: string): LinkRow[] =>
    sorted(
      [...grants.values()].filter((g) => g.sessionId === sessionId).map((g) => linkOf(links.get(g.linkId))!),
    );

  return {
    sessions: {
      create: async (session, tokenHash) => void sessions.set(session.id, { ...session, tokenHash }),
      findByToken: async (tokenHash) => {
        const row = [...sessions.values()].find((session) => session.tokenHash === tokenHash);
        if (row === undefined) return null;
        const { tokenHash: _secret, ...session } = row;
        return session;
      },
      rename: async (id, name) => {
        const row = sessions.get(id);
        if (row !== undefined) sessions.set(id, { ...row, name });
      },
      touch: async (id, at) => {
        const row = sessions.get(id);
        if (row !== undefined) sessions.set(id, { ...row, lastSeenAt: at });
      },
    },
    maps: {
      create: async (map, first) => {
        if (maps.has(map.id)) throw new Error(`There is already a map ${map.id}.`);
        write(logs, [first]);
        maps.set(map.id, map);
      },
      find: async (id) => maps.get(id) ?? null,
      list: async (sessionId) => {
        const granted = grantedTo(sessionId);
        return [...maps.values()]
          .filter((map) => map.deletedAt === null)
          .map((map) => ({ map, links: granted.filter((link) => link.mapId === map.id) }))
          .filter(({ map, links: joined }) => map.ownerSession === sessionId || joined.length > 0)
          .sort((a, b) => b.map.updatedAt - a.map.updatedAt || (a.map.id < b.map.id ? -1 : 1));
      },
      markDeleted: async (id, at) => {
        const map = maps.get(id);
        if (map !== undefined && map.deletedAt === null) maps.set(id, { ...map, deletedAt: at });
      },
    },
    links: {
      create: async (link, tokenHash) => void links.set(link.id, { ...link, tokenHash }),
      find: async (id) => linkOf(links.get(id)),
      findByToken: async (tokenHash) =>
        linkOf([...links.values()].find((link) => link.tokenHash === tokenHash)),
      list: async (mapId) =>
        sorted([...links.values()].filter((link) => link.mapId === mapId).map((link) => linkOf(link)!)),
      revoke: async (id, at) => {
        const link = links.get(id);
        if (link !== undefined && link.revokedAt === null) links.set(id, { ...link, revokedAt: at });
      },
      grant: async (sessionId, linkId) => void grants.set(`${sessionId} ${linkId}`, { sessionId, linkId }),
      granted: async (sessionId, mapId) => grantedTo(sessionId).filter((link) => link.mapId === mapId),
    },
    documents: memoryDocuments(maps, logs),
    images: memoryImages(),
    check: async () => undefined,
    close: async () => undefined,
  };
}

function memoryDocuments(maps: Map<string, MapRow>, logs: Map<string, Log>): DocumentStore {
  return {
    load: async (doc) => {
      const log = logOf(logs, doc);
      const snapshot = log.snapshots.at(-1) ?? null;
      return {
        snapshot,
        updates: log.updates.map(({ seq, bytes }) => ({ seq, bytes })),
        lastSeq: log.updates.at(-1)?.seq ?? snapshot?.seq ?? 0,
        damaged: [],
        clients: new Map(log.clients),
      };
    },
    commit: async (updates, summaries) => {
      write(logs, updates);
      for (const { mapId, title, stories, at } of summaries) {
        const map = maps.get(mapId);
        if (map !== undefined) maps.set(mapId, { ...map, title, stories, updatedAt: at });
      }
    },
    compact: async (doc, seq, bytes) => {
      const log = logOf(logs, doc);
      log.snapshots.push({ seq, bytes });
      log.archived.push(...log.updates.filter((update) => update.seq <= seq));
      log.updates = log.updates.filter((update) => update.seq > seq);
    },
    history: async (doc) => {
      const { archived, updates } = logOf(logs, doc);
      return [...archived, ...updates].map((row) => ({ ...row, newClients: [] }));
    },
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

/** All rows or none: every conflict is found before anything is written. */
function write(logs: Map<string, Log>, updates: readonly UpdateRow[]): void {
  const stored = (row: UpdateRow): UpdateRow | undefined =>
    logs.get(row.doc)?.updates.find((update) => update.seq === row.seq);
  for (const row of updates) {
    const found = stored(row);
    if (found !== undefined && crc32(found.bytes) !== crc32(row.bytes))
      throw new SequenceConflict(row.doc, row.seq);
  }
  for (const row of updates) {
    if (stored(row) !== undefined) continue;
    const log = logOf(logs, row.doc);
    log.updates.push(row);
    for (const [client, owner] of row.newClients)
      if (!log.clients.has(client)) log.clients.set(client, owner);
  }
}

function logOf(logs: Map<string, Log>, doc: string): Log {
  let log = logs.get(doc);
  if (log === undefined) {
    log = { updates: [], archived: [], snapshots: [], clients: new Map() };
    logs.set(doc, log);
  }
  return log;
}
