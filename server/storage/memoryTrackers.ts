/** Connections to trackers, the issues of stories there and the journal, in memory. */
import { pausedIssue, type TrackerPause } from './pausedIssue.ts';
import { settledIssue } from './settledIssue.ts';
import {
  keptJournal,
  targetOf,
  type IssueRow,
  type JournalRow,
  type TrackerRow,
  type TrackerStore,
} from './trackerStore.ts';

interface Connection extends TrackerPause {
  readonly row: TrackerRow;
}

interface Kept {
  readonly issue: IssueRow;
  readonly claim: { readonly holder: string; readonly until: number } | null;
}

/** A project of a map. */
interface Target {
  connection: Connection | null;
  readonly issues: Map<string, Kept>;
  journal: JournalRow[];
}

export interface MemoryTrackers {
  readonly trackers: TrackerStore;
  /** Forgets all of a map. */
  readonly erase: (mapId: string) => void;
}

const asAskedFor = (a: IssueRow, b: IssueRow): number =>
  a.askedAt - b.askedAt || a.place - b.place || (a.storyId < b.storyId ? -1 : 1);
const noPause: TrackerPause = { pausedUntil: 0, pausedFor: null };

export function memoryTrackers(isDeleted: (mapId: string) => boolean): MemoryTrackers {
  const maps = new Map<string, Map<string, Target>>();
  const find = (mapId: string, target: string): Target | undefined => maps.get(mapId)?.get(target);
  const make = (mapId: string, target: string): Target => {
    const targets = maps.get(mapId) ?? new Map<string, Target>();
    const found = targets.get(target) ?? { connection: null, issues: new Map<string, Kept>(), journal: [] };
    maps.set(mapId, targets.set(target, found));
    return found;
  };
  const change = (
    target: Target | undefined,
    states: readonly IssueRow['state'][],
    fields: (issue: IssueRow) => Partial<IssueRow>,
  ): void => {
    for (const [id, { issue, claim }] of target?.issues ?? [])
      if (states.includes(issue.state))
        target!.issues.set(id, { issue: { ...issue, ...fields(issue) }, claim });
  };
  /** The row of a target that may be taken now. */
  const dueOf = ({ connection, issues }: Target, now: number): IssueRow | null => {
    if (connection === null || connection.pausedUntil > now || isDeleted(connection.row.mapId)) return null;
    const all = [...issues.values()];
    if (all.some(({ claim }) => claim !== null && claim.until > now)) return null;
    const due = all
      .map(({ issue }) => issue)
      .filter((issue) => issue.state === 'waiting' && issue.nextAt <= now);
    return due.sort(asAskedFor)[0] ?? null;
  };

  const read = (mapId: string, name: string): IssueRow[] => {
    const target = find(mapId, name);
    const issues = [...(target?.issues.values() ?? [])].map(({ issue }) => issue).sort(asAskedFor);
    return issues.map((issue) => pausedIssue(issue, target?.connection ?? noPause));
  };

  return {
    erase: (mapId) => void maps.delete(mapId),
    trackers: {
      connect: async (row) => {
        if (isDeleted(row.mapId)) return;
        const target = make(row.mapId, targetOf(row));
        target.connection = { row, ...noPause };
        change(target, ['waiting'], ({ nextAt }) => ({ nextAt: Math.min(nextAt, row.createdAt) }));
      },
      list: async (mapId) =>
        [...(maps.get(mapId)?.values() ?? [])]
          .flatMap(({ connection }) => (connection === null ? [] : [connection.row]))
          .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
      disconnect: async (mapId, id) => {
        const target = [...(maps.get(mapId)?.values() ?? [])].find(
          ({ connection }) => connection?.row.id === id,
        );
        if (target === undefined) return false;
        target.connection = null;
        change(target, ['waiting'], () => ({ state: 'refused', reason: 'keyRefused' }));
        return true;
      },
      issues: async (mapId, name) => read(mapId, name),
      progress: async (mapId, name, releaseId) =>
        read(mapId, name)
          .filter((issue) => issue.releaseId === releaseId)
          .map(({ wanted: _long, written: _too, ...rest }) => rest),
      want: async (mapId, name, releaseId, wanted, at) => {
        const target = find(mapId, name);
        if (target === undefined || target.connection === null) return false;
        for (const [place, { storyId, title, wanted: text }] of wanted.entries()) {
          const { issue, claim = null } = target.issues.get(storyId) ?? {};
          const isThere = issue?.state === 'pushed' && issue.written === text;
          const unknown = { written: null, issueId: '', key: '', url: '', unsureSince: null };
          const asked = {
            mapId,
            target: name,
            storyId,
            releaseId,
            askedAt: at,
            place,
            title,
            wanted: text,
            nextAt: at,
          };
          const state = isThere ? 'pushed' : 'waiting';
          target.issues.set(storyId, {
            issue: { ...unknown, ...issue, ...asked, state, reason: null, attempts: 0 },
            claim,
          });
        }
        return true;
      },
      retry: async (mapId, name, at) => {
        const target = find(mapId, name);
        if (target === undefined || target.connection === null) return;
        target.connection = { ...target.connection, ...noPause };
        change(target, ['waiting', 'refused'], ({ reason }) => ({
          ...(reason === 'issueGone' && { issueId: '', key: '', url: '', written: null, unsureSince: null }),
          ...{ state: 'waiting', reason: null, attempts: 0, nextAt: at },
        }));
      },
      claim: async (holder, now, until, most) =>
        [...maps.values()]
          .flatMap((targets) => [...targets.values()])
          .flatMap((target) => {
            const issue = dueOf(target, now);
            return issue === null ? [] : [{ target, issue, tracker: target.connection!.row }];
          })
          .sort((a, b) => a.issue.place - b.issue.place || asAskedFor(a.issue, b.issue))
          .slice(0, most)
          .map(({ target, issue, tracker }) => {
            const unsureSince = issue.issueId === '' ? (issue.unsureSince ?? now) : issue.unsureSince;
            target.issues.set(issue.storyId, { issue: { ...issue, unsureSince }, claim: { holder, until } });
            return { issue, tracker };
          }),
      settle: async (holder, { mapId, target: name, storyId, wanted }, outcome, entry) => {
        const target = find(mapId, name);
        const kept = target?.issues.get(storyId);
        if (target === undefined || kept === undefined) return false;
        const { issue, claim } = kept;
        if (claim?.holder !== holder) {
          if (issue.issueId === '')
            target.issues.set(storyId, { issue: { ...issue, ...outcome.issue }, claim });
          return false;
        }
        target.issues.set(storyId, { issue: settledIssue(issue, wanted, outcome), claim: null });
        target.journal = [entry, ...target.journal].slice(0, keptJournal);
        return true;
      },
      pause: async (mapId, name, pausedUntil, pausedFor) => {
        const target = find(mapId, name);
        if (target?.connection && target.connection.pausedUntil < pausedUntil)
          target.connection = { ...target.connection, pausedUntil, pausedFor };
      },
      journal: async (mapId, name, most) => (find(mapId, name)?.journal ?? []).slice(0, most),
    },
  };
}
