/**
 * Connections to trackers, the issues of stories there and the journal, in PostgreSQL. Whoever asks for something of a
 * target or takes it holds the row of its connection: so no two nodes take one, and nobody waits in a circle.
 */
import { claimedIssue, type ClaimRow } from './claimedIssue.ts';
import { pausedIssue, type TrackerPause } from './pausedIssue.ts';
import type { PostgresPool, Queries } from './postgresPool.ts';
import { settledIssue } from './settledIssue.ts';
import {
  keptJournal,
  targetOf,
  type ClaimedIssue,
  type IssueProgress,
  type IssueRow,
  type JournalRow,
  type TrackerRow,
  type TrackerStore,
} from './trackerStore.ts';

const trackerColumns = `trackers.id, trackers.map_id AS "mapId", trackers.kind, trackers.site, trackers.project,
  trackers.account, trackers.sealed, trackers.created_at AS "createdAt"`;
const ownProgressColumns = `issues.target, issues.story_id AS "storyId", issues.release_id AS "releaseId",
  issues.asked_at AS "askedAt", issues.place, issues.title, issues.issue_id AS "issueId",
  issues.issue_key AS key, issues.url, issues.state, issues.reason, issues.attempts, issues.next_at AS "nextAt",
  issues.unsure_since AS "unsureSince"`;
const ownIssueColumns = `${ownProgressColumns}, issues.wanted, issues.written`;
const progressColumns = `issues.map_id AS "mapId", ${ownProgressColumns}`;
const issueColumns = `issues.map_id AS "mapId", ${ownIssueColumns}`;

/** What may be taken at $1. */
const due = `
  FROM (SELECT DISTINCT map_id, target FROM tracker_issues WHERE state = 'waiting') AS asked
  JOIN trackers ON trackers.map_id = asked.map_id AND trackers.target = asked.target
  JOIN maps ON maps.id = asked.map_id
  JOIN tracker_issues AS issues ON issues.map_id = asked.map_id AND issues.target = asked.target
    AND issues.story_id = (
      SELECT story_id FROM tracker_issues AS next
      WHERE next.map_id = asked.map_id AND next.target = asked.target AND next.state = 'waiting'
        AND next.next_at <= $1
      ORDER BY next.asked_at, next.place, next.story_id LIMIT 1)
  WHERE issues.state = 'waiting' AND issues.next_at <= $1 AND maps.deleted_at IS NULL
    AND trackers.paused_until <= $1 AND NOT EXISTS (
      SELECT 1 FROM tracker_issues AS taken WHERE taken.map_id = asked.map_id AND taken.target = asked.target
        AND taken.holder IS NOT NULL AND taken.claimed_until > $1)`;
const inTurn = 'ORDER BY issues.place, issues.asked_at, issues.story_id';

export function postgresTrackers(pool: PostgresPool): TrackerStore {
  return {
    connect: (tracker) =>
      pool.transaction(async (queries) => {
        const { id, mapId, kind, site, project, account, sealed, createdAt } = tracker;
        const target = targetOf(tracker);
        const [map] = await queries.rows<{ deletedAt: number | null }>(
          'SELECT deleted_at AS "deletedAt" FROM maps WHERE id = $1 FOR SHARE',
          [mapId],
        );
        if (map !== undefined && map.deletedAt !== null) return;
        await queries.rows(
          `INSERT INTO trackers (id, map_id, target, kind, site, project, account, sealed, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           ON CONFLICT (map_id, target) DO UPDATE SET id = excluded.id, account = excluded.account,
             sealed = excluded.sealed, created_at = excluded.created_at, paused_until = 0, paused_for = NULL`,
          [id, mapId, target, kind, site, project, account, sealed, createdAt],
        );
        await queries.rows(
          `UPDATE tracker_issues SET next_at = least(next_at, $1)
           WHERE map_id = $2 AND target = $3 AND state = 'waiting'`,
          [createdAt, mapId, target],
        );
      }),
    list: (mapId) =>
      pool.rows<TrackerRow>(
        `SELECT ${trackerColumns} FROM trackers WHERE map_id = $1 ORDER BY created_at, id`,
        [mapId],
      ),
    disconnect: (mapId, id) =>
      pool.transaction(async (queries) => {
        const [gone] = await queries.rows<{ target: string }>(
          'DELETE FROM trackers WHERE map_id = $1 AND id = $2 RETURNING target',
          [mapId, id],
        );
        if (gone === undefined) return false;
        await queries.rows(
          `UPDATE tracker_issues SET state = 'refused', reason = 'keyRefused'
           WHERE map_id = $1 AND target = $2 AND state = 'waiting'`,
          [mapId, gone.target],
        );
        return true;
      }),
    issues: async (mapId, target) =>
      withPause(await pool.rows<IssueRow & TrackerPause>(read(issueColumns), [mapId, target])),
    progress: async (mapId, target, releaseId) =>
      withPause(
        await pool.rows<IssueProgress & TrackerPause>(read(progressColumns, 'AND issues.release_id = $3'), [
          ...[mapId, target, releaseId],
        ]),
      ),
    want: (mapId, target, releaseId, wanted, at) =>
      pool.transaction(async (queries) => {
        const held = await queries.rows(
          'SELECT 1 FROM trackers WHERE map_id = $1 AND target = $2 FOR UPDATE',
          [mapId, target],
        );
        if (held.length === 0) return false;
        await queries.rows(
          `INSERT INTO tracker_issues (map_id, target, story_id, release_id, asked_at, place, title, wanted, next_at)
           SELECT $1::text, $2::text, fresh.story_id, $3::text, $4::bigint, fresh.number - 1, fresh.title,
             fresh.wanted, $4::bigint
           FROM unnest($5::text[], $6::text[], $7::text[]) WITH ORDINALITY AS fresh (story_id, title, wanted, number)
           ON CONFLICT (map_id, target, story_id) DO UPDATE SET release_id = excluded.release_id,
             asked_at = excluded.asked_at, place = excluded.place, title = excluded.title, wanted = excluded.wanted,
             state = CASE WHEN tracker_issues.state = 'pushed' AND tracker_issues.written = excluded.wanted
               THEN 'pushed' ELSE 'waiting' END,
             reason = NULL, attempts = 0, next_at = excluded.next_at`,
          [
            mapId,
            target,
            releaseId,
            at,
            wanted.map(({ storyId }) => storyId),
            wanted.map(({ title }) => title),
            wanted.map((one) => one.wanted),
          ],
        );
        return true;
      }),
    retry: (mapId, target, at) =>
      pool.transaction(async (queries) => {
        const held = await queries.rows(
          `UPDATE trackers SET paused_until = 0, paused_for = NULL WHERE map_id = $1 AND target = $2
           RETURNING 1`,
          [mapId, target],
        );
        if (held.length === 0) return;
        await queries.rows(
          `UPDATE tracker_issues SET state = 'waiting', reason = NULL, attempts = 0, next_at = $1,
             issue_id = CASE WHEN reason = 'issueGone' THEN '' ELSE issue_id END,
             issue_key = CASE WHEN reason = 'issueGone' THEN '' ELSE issue_key END,
             url = CASE WHEN reason = 'issueGone' THEN '' ELSE url END,
             written = CASE WHEN reason = 'issueGone' THEN NULL ELSE written END,
             unsure_since = CASE WHEN reason = 'issueGone' THEN NULL ELSE unsure_since END
           WHERE map_id = $2 AND target = $3 AND state IN ('waiting', 'refused')`,
          [at, mapId, target],
        );
      }),
    claim: (holder, now, until, most) =>
      pool.transaction((queries) => claim(queries, holder, now, until, most)),
    settle: (holder, { mapId, target, storyId, wanted }, outcome, entry) =>
      pool.transaction(async (queries) => {
        const [found] = await queries.rows<IssueRow & { holder: string | null }>(
          `SELECT ${issueColumns}, issues.holder FROM tracker_issues AS issues
           WHERE map_id = $1 AND target = $2 AND story_id = $3 FOR UPDATE`,
          [mapId, target, storyId],
        );
        if (found === undefined) return false;
        if (found.holder !== holder) {
          if (outcome.issue !== null) {
            const { issueId, key, url } = outcome.issue;
            await queries.rows(
              `UPDATE tracker_issues SET issue_id = $1, issue_key = $2, url = $3
               WHERE map_id = $4 AND target = $5 AND story_id = $6 AND issue_id = ''`,
              [issueId, key, url, mapId, target, storyId],
            );
          }
          return false;
        }
        const after = settledIssue(found, wanted, outcome);
        const { written, issueId, key, url, state, reason, attempts, nextAt, unsureSince } = after;
        await queries.rows(
          `UPDATE tracker_issues SET written = $1, issue_id = $2, issue_key = $3, url = $4, state = $5, reason = $6,
             attempts = $7, next_at = $8, unsure_since = $9, holder = NULL, claimed_until = NULL
           WHERE map_id = $10 AND target = $11 AND story_id = $12`,
          [
            ...[written, issueId, key, url, state, reason, attempts, nextAt, unsureSince],
            ...[mapId, target, storyId],
          ],
        );
        await writeJournal(queries, { ...entry, mapId, target, storyId });
        return true;
      }),
    pause: async (mapId, target, until, reason) =>
      void (await pool.rows(
        `UPDATE trackers SET paused_until = $1, paused_for = $2
         WHERE map_id = $3 AND target = $4 AND paused_until < $1`,
        [until, reason, mapId, target],
      )),
    journal: (mapId, target, most) =>
      pool.rows<JournalRow>(
        `SELECT map_id AS "mapId", target, story_id AS "storyId", at, what, issue_key AS key, reason
         FROM tracker_journal WHERE map_id = $1 AND target = $2 ORDER BY n DESC LIMIT $3`,
        [mapId, target, most],
      ),
  };
}

/** Of a target $2 of a map $1, as asked for. */
function read(columns: string, only = ''): string {
  return `SELECT ${columns}, coalesce(trackers.paused_until, 0) AS "pausedUntil", trackers.paused_for AS "pausedFor"
    FROM tracker_issues AS issues
    LEFT JOIN trackers ON trackers.map_id = issues.map_id AND trackers.target = issues.target
    WHERE issues.map_id = $1 AND issues.target = $2 ${only}
    ORDER BY issues.asked_at, issues.place, issues.story_id`;
}

function withPause<I extends IssueProgress>(rows: readonly (I & TrackerPause)[]): I[] {
  return rows.map(({ pausedUntil, pausedFor, ...issue }) =>
    pausedIssue(issue as unknown as I, { pausedUntil, pausedFor }),
  );
}

async function claim(
  queries: Queries,
  holder: string,
  now: number,
  until: number,
  most: number,
): Promise<ClaimedIssue[]> {
  const held = await queries.rows<{ id: string }>(
    `SELECT trackers.id ${due} ${inTurn} LIMIT $2 FOR UPDATE OF trackers SKIP LOCKED`,
    [now, most],
  );
  if (held.length === 0) return [];
  // Asked again: only what is read after the connections are held shows what others took before that.
  const rows = await queries.rows<ClaimRow>(
    `WITH free AS (
       SELECT ${trackerColumns}, ${ownIssueColumns} ${due} AND trackers.id = ANY($2::text[])
       FOR UPDATE OF issues),
     taken AS (
       UPDATE tracker_issues SET holder = $3, claimed_until = $4,
         unsure_since = CASE WHEN issue_id = '' THEN coalesce(unsure_since, $1) ELSE unsure_since END
       FROM free WHERE tracker_issues.map_id = free."mapId" AND tracker_issues.target = free.target
         AND tracker_issues.story_id = free."storyId" RETURNING 1)
     SELECT * FROM free ORDER BY place, "askedAt", "storyId"`,
    [now, held.map(({ id }) => id), holder, until],
  );
  return rows.map(claimedIssue);
}

async function writeJournal(
  queries: Queries,
  { mapId, target, storyId, at, what, key, reason }: JournalRow,
): Promise<void> {
  await queries.rows(
    `INSERT INTO tracker_journal (map_id, target, story_id, at, what, issue_key, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [mapId, target, storyId, at, what, key, reason],
  );
  await queries.rows(
    `DELETE FROM tracker_journal WHERE map_id = $1 AND target = $2 AND n <= (
       SELECT n FROM tracker_journal WHERE map_id = $1 AND target = $2 ORDER BY n DESC LIMIT 1 OFFSET $3)`,
    [mapId, target, keptJournal],
  );
}
