/** History in memory, beside the logs of the documents. */
import type { HistoryStore, KeptState, SittingRow, VersionRow, VisitRow } from './historyStore.ts';
import type { MemoryLog } from './memory.ts';

/** What the versions of restore points are written into as well. */
export type MemoryVersions = Map<string, VersionRow>;

export function versionKey({ doc, seq, kind }: VersionRow): string {
  return `${doc} ${seq} ${kind}`;
}

export interface MemoryHistory extends HistoryStore {
  /** Forgets all about a map. */
  readonly erase: (mapId: string) => void;
  /** When a guest was where, the account was from now on. */
  readonly handOver: (from: string, to: string) => void;
  /** Forgets the kept states of a document up to row `seq`. */
  readonly dropStates: (doc: string, seq: number) => void;
}

export function memoryHistory(logs: ReadonlyMap<string, MemoryLog>, versions: MemoryVersions): MemoryHistory {
  const states = new Map<string, KeptState[]>();
  const sittings = new Map<string, SittingRow>();
  const visits = new Map<string, VisitRow>();
  const became = new Map<string, string>();
  const whoNow = (sessionId: string): string => became.get(sessionId) ?? sessionId;
  const keepVisit = (visit: VisitRow): void => {
    const sessionId = whoNow(visit.sessionId);
    visits.set(`${sessionId} ${visit.mapId}`, { ...visit, sessionId });
  };
  const visitOf = (sessionId: string, mapId: string): VisitRow | null =>
    visits.get(`${whoNow(sessionId)} ${mapId}`) ?? null;
  const days = new Map<string, number>();
  const rowsOf = (doc: string) => {
    const log = logs.get(doc);
    return log === undefined ? [] : [...log.archived, ...log.updates];
  };
  const keep = (doc: string, state: KeptState): void => {
    const kept = states.get(doc) ?? [];
    if (!kept.some(({ seq }) => seq === state.seq)) states.set(doc, [...kept, state]);
  };
  const dropStates = (doc: string, until: number): void =>
    void states.set(
      doc,
      (states.get(doc) ?? []).filter(({ seq }) => seq > until),
    );
  const newestFirst = (a: { seq: number }, b: { seq: number }): number => b.seq - a.seq;
  return {
    dropStates,
    erase: (mapId) => {
      const doc = `map:${mapId}`;
      states.delete(doc);
      days.delete(mapId);
      for (const [key, row] of versions) if (row.doc === doc) versions.delete(key);
      for (const [key, row] of sittings) if (row.doc === doc) sittings.delete(key);
      for (const [key, row] of visits) if (row.mapId === mapId) visits.delete(key);
    },
    handOver: (from, to) => {
      became.set(from, to);
      for (const [key, row] of visits) {
        if (row.sessionId !== from) continue;
        visits.delete(key);
        if (row.at > (visitOf(to, row.mapId)?.at ?? -Infinity)) keepVisit(row);
      }
    },
    rowsAfter: async (doc, after, most) =>
      rowsOf(doc)
        .filter(({ seq }) => seq > after)
        .slice(0, most)
        .map(({ seq, bytes, owner, at }) => ({ seq, bytes, owner, at })),
    stateBefore: async (doc, until) =>
      [...(logs.get(doc)?.snapshots ?? []), ...(states.get(doc) ?? [])]
        .filter(({ seq }) => seq <= until)
        .sort(newestFirst)[0] ?? null,
    keepState: async (doc, state) => keep(doc, state),
    keepVersion: async (version) => void versions.set(versionKey(version), version),
    versions: async (doc) =>
      [...versions.values()]
        .filter((version) => version.doc === doc)
        .sort((a, b) => newestFirst(a, b) || (a.kind < b.kind ? -1 : 1)),
    keepSittings: async (rows) => {
      for (const row of rows) {
        const key = `${row.doc} ${row.firstSeq}`;
        if (!sittings.has(key)) sittings.set(key, row);
      }
    },
    sittings: async (doc) =>
      [...sittings.values()].filter((sitting) => sitting.doc === doc).sort((a, b) => b.firstSeq - a.firstSeq),
    damagedTimes: async (doc) => (logs.get(doc)?.damaged ?? []).map(({ at }) => at),
    keepVisit: async (visit) => keepVisit(visit),
    visit: async (sessionId, mapId) => visitOf(sessionId, mapId),
    ownDays: async (mapId) => days.get(mapId) ?? null,
    allOwnDays: async () => new Map(days),
    setOwnDays: async (mapId, own) => void (own === null ? days.delete(mapId) : days.set(mapId, own)),
    documentsBefore: async (before) =>
      [...logs].filter(([, log]) => log.archived.some(({ at }) => at < before)).map(([doc]) => doc),
    lastArchivedBefore: async (doc, before) =>
      Math.max(0, ...(logs.get(doc)?.archived ?? []).filter(({ at }) => at < before).map(({ seq }) => seq)),
    thin: async (doc, until, kept) => {
      const log = logs.get(doc);
      if (log !== undefined) log.archived = log.archived.filter(({ seq }) => seq > until);
      for (const [key, sitting] of sittings)
        if (sitting.doc === doc && sitting.lastSeq <= until) sittings.delete(key);
      dropStates(doc, until);
      for (const state of kept) keep(doc, state);
    },
  };
}
