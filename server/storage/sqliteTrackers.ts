/** Connections to trackers, the issues of stories there and the journal, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { claimedIssue, type ClaimRow } from './claimedIssue.ts';
import { pausedIssue, type TrackerPause } from './pausedIssue.ts';
import { settledIssue } from './settledIssue.ts';
import { inTransaction } from './sqliteTransaction.ts';
import {
  keptJournal,
  targetOf,
  type IssueProgress,
  type IssueRow,
  type JournalRow,
  type TrackerRow,
  type TrackerStore,
} from './trackerStore.ts';

const trackerColumns = `trackers.id, trackers.map_id AS mapId, trackers.kind, trackers.site, trackers.project,
  trackers.account, trackers.sealed, trackers.created_at AS createdAt`;
const progressColumns = `issues.map_id AS mapId, issues.target, issues.story_id AS storyId,
  issues.release_id AS releaseId, issues.asked_at AS askedAt, issues.place, issues.title,
  issues.issue_id AS issueId, issues.issue_key AS key, issues.url, issues.state, issues.reason, issues.attempts,
  issues.next_at AS nextAt, issues.unsure_since AS unsureSince`;
const issueColumns = `${progressColumns}, issues.wanted, issues.written`;

export function sqliteTrackers(database: DatabaseSync): TrackerStore {
  const connect = database.prepare(
    `INSERT INTO trackers (id, map_id, target, kind, site, project, account, sealed, created_at)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
     WHERE NOT EXISTS (SELECT 1 FROM maps WHERE id = ?2 AND deleted_at IS NOT NULL)
     ON CONFLICT (map_id, target) DO UPDATE SET id = excluded.id, account = excluded.account,
       sealed = excluded.sealed, created_at = excluded.created_at, paused_until = 0, paused_for = NULL`,
  );
  const hurry = database.prepare(
    `UPDATE tracker_issues SET next_at = min(next_at, ?)
     WHERE map_id = ? AND target = ? AND state = 'waiting'`,
  );
  const list = database.prepare(
    `SELECT ${trackerColumns} FROM trackers WHERE map_id = ? ORDER BY created_at, id`,
  );
  const disconnect = database.prepare('DELETE FROM trackers WHERE map_id = ? AND id = ? RETURNING target');
  const refuse = database.prepare(
    `UPDATE tracker_issues SET state = 'refused', reason = 'keyRefused'
     WHERE map_id = ? AND target = ? AND state = 'waiting'`,
  );
  const issues = database.prepare(
    `SELECT ${issueColumns} FROM tracker_issues AS issues WHERE map_id = ? AND target = ?
     ORDER BY asked_at, place, story_id`,
  );
  const progress = database.prepare(
    `SELECT ${progressColumns} FROM tracker_issues AS issues WHERE map_id = ? AND target = ? AND release_id = ?
     ORDER BY asked_at, place, story_id`,
  );
  const pauseOf = database.prepare(
    'SELECT paused_until AS pausedUntil, paused_for AS pausedFor FROM trackers WHERE map_id = ? AND target = ?',
  );
  const want = database.prepare(
    `INSERT INTO tracker_issues (map_id, target, story_id, release_id, asked_at, place, title, wanted, next_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?5)
     ON CONFLICT (map_id, target, story_id) DO UPDATE SET release_id = excluded.release_id,
       asked_at = excluded.asked_at, place = excluded.place, title = excluded.title, wanted = excluded.wanted,
       state = CASE WHEN state = 'pushed' AND written = excluded.wanted THEN 'pushed' ELSE 'waiting' END,
       reason = NULL, attempts = 0, next_at = excluded.next_at`,
  );
  const endPause = database.prepare(
    'UPDATE trackers SET paused_until = 0, paused_for = NULL WHERE map_id = ? AND target = ?',
  );
  const retry = database.prepare(
    `UPDATE tracker_issues SET state = 'waiting', reason = NULL, attempts = 0, next_at = ?,
       issue_id = CASE WHEN reason = 'issueGone' THEN '' ELSE issue_id END,
       issue_key = CASE WHEN reason = 'issueGone' THEN '' ELSE issue_key END,
       url = CASE WHEN reason = 'issueGone' THEN '' ELSE url END,
       written = CASE WHEN reason = 'issueGone' THEN NULL ELSE written END,
       unsure_since = CASE WHEN reason = 'issueGone' THEN NULL ELSE unsure_since END
     WHERE map_id = ? AND target = ? AND state IN ('waiting', 'refused')`,
  );
  const due = database.prepare(
    `SELECT ${trackerColumns}, ${issueColumns}
     FROM (SELECT DISTINCT map_id, target FROM tracker_issues WHERE state = 'waiting') AS asked
     JOIN trackers ON trackers.map_id = asked.map_id AND trackers.target = asked.target
     JOIN maps ON maps.id = asked.map_id
     JOIN tracker_issues AS issues ON issues.map_id = asked.map_id AND issues.target = asked.target
       AND issues.story_id = (
         SELECT story_id FROM tracker_issues AS next
         WHERE next.map_id = asked.map_id AND next.target = asked.target AND next.state = 'waiting'
           AND next.next_at <= ?1
         ORDER BY next.asked_at, next.place, next.story_id LIMIT 1)
     WHERE maps.deleted_at IS NULL AND trackers.paused_until <= ?1 AND NOT EXISTS (
       SELECT 1 FROM tracker_issues AS taken WHERE taken.map_id = asked.map_id AND taken.target = asked.target
         AND taken.holder IS NOT NULL AND taken.claimed_until > ?1)
     ORDER BY issues.place, issues.asked_at, issues.story_id LIMIT ?2`,
  );
  const take = database.prepare(
    `UPDATE tracker_issues SET holder = ?, claimed_until = ?,
       unsure_since = CASE WHEN issue_id = '' THEN coalesce(unsure_since, ?) ELSE unsure_since END
     WHERE map_id = ? AND target = ? AND story_id = ?`,
  );
  const find = database.prepare(
    `SELECT ${issueColumns}, issues.holder FROM tracker_issues AS issues
     WHERE map_id = ? AND target = ? AND story_id = ?`,
  );
  const keepIssue = database.prepare(
    `UPDATE tracker_issues SET issue_id = ?, issue_key = ?, url = ?
     WHERE map_id = ? AND target = ? AND story_id = ? AND issue_id = ''`,
  );
  const settle = database.prepare(
    `UPDATE tracker_issues SET written = ?, issue_id = ?, issue_key = ?, url = ?, state = ?, reason = ?,
       attempts = ?, next_at = ?, unsure_since = ?, holder = NULL, claimed_until = NULL
     WHERE map_id = ? AND target = ? AND story_id = ?`,
  );
  const note = database.prepare(
    `INSERT INTO tracker_journal (map_id, target, story_id, at, what, issue_key, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const dropOld = database.prepare(
    `DELETE FROM tracker_journal WHERE map_id = ?1 AND target = ?2 AND n <= (
       SELECT n FROM tracker_journal WHERE map_id = ?1 AND target = ?2 ORDER BY n DESC LIMIT 1 OFFSET ?3)`,
  );
  const pause = database.prepare(
    `UPDATE trackers SET paused_until = ?1, paused_for = ?2
     WHERE map_id = ?3 AND target = ?4 AND paused_until < ?1`,
  );
  const journal = database.prepare(
    `SELECT map_id AS mapId, target, story_id AS storyId, at, what, issue_key AS key, reason
     FROM tracker_journal WHERE map_id = ? AND target = ? ORDER BY n DESC LIMIT ?`,
  );

  return {
    connect: async (tracker) =>
      inTransaction(database, () => {
        const { id, mapId, kind, site, project, account, sealed, createdAt } = tracker;
        const target = targetOf(tracker);
        connect.run(id, mapId, target, kind, site, project, account, sealed, createdAt);
        hurry.run(createdAt, mapId, target);
      }),
    list: async (mapId) => list.all(mapId).map((row) => ({ ...row }) as unknown as TrackerRow),
    disconnect: async (mapId, id) =>
      inTransaction(database, () => {
        const gone = disconnect.get(mapId, id);
        if (gone === undefined) return false;
        refuse.run(mapId, String(gone['target']));
        return true;
      }),
    issues: async (mapId, target) => withPause(issues.all(mapId, target), pauseOf.get(mapId, target)),
    progress: async (mapId, target, releaseId) =>
      withPause(progress.all(mapId, target, releaseId), pauseOf.get(mapId, target)),
    want: async (mapId, target, releaseId, wanted, at) =>
      inTransaction(database, () => {
        if (pauseOf.get(mapId, target) === undefined) return false;
        for (const [place, { storyId, title, wanted: text }] of wanted.entries())
          want.run(mapId, target, storyId, releaseId, at, place, title, text);
        return true;
      }),
    retry: async (mapId, target, at) =>
      inTransaction(database, () => {
        if (endPause.run(mapId, target).changes > 0) retry.run(at, mapId, target);
      }),
    claim: async (holder, now, until, most) =>
      inTransaction(database, () => {
        const claimed = due.all(now, most).map((row) => claimedIssue({ ...row } as unknown as ClaimRow));
        for (const { issue } of claimed)
          take.run(holder, until, now, issue.mapId, issue.target, issue.storyId);
        return claimed;
      }),
    settle: async (holder, { mapId, target, storyId, wanted }, outcome, entry) =>
      inTransaction(database, () => {
        const found = find.get(mapId, target, storyId);
        if (found === undefined) return false;
        if (found['holder'] !== holder) {
          const made = outcome.issue;
          if (made !== null) keepIssue.run(made.issueId, made.key, made.url, mapId, target, storyId);
          return false;
        }
        const after = settledIssue(found as unknown as IssueRow, wanted, outcome);
        const { written, issueId, key, url, state, reason, attempts, nextAt, unsureSince } = after;
        settle.run(
          ...([written, issueId, key, url, state, reason, attempts, nextAt, unsureSince] as const),
          ...([mapId, target, storyId] as const),
        );
        note.run(mapId, target, storyId, entry.at, entry.what, entry.key, entry.reason);
        dropOld.run(mapId, target, keptJournal);
        return true;
      }),
    pause: async (mapId, target, until, reason) => void pause.run(until, reason, mapId, target),
    journal: async (mapId, target, most) =>
      journal.all(mapId, target, most).map((row) => ({ ...row }) as unknown as JournalRow),
  };
}

/** Rows as read, with what the pause of their target makes of them. */
function withPause<I extends IssueProgress>(
  rows: readonly Record<string, unknown>[],
  pause: Record<string, unknown> | undefined,
): I[] {
  const issues = rows.map((row) => ({ ...row }) as unknown as I);
  return pause === undefined
    ? issues
    : issues.map((issue) => pausedIssue(issue, pause as unknown as TrackerPause));
}
