/**
 * Dot votings and their ballots in PostgreSQL. Who votes holds, in this order, their session, their place on the map
 * and the voting (with all others who vote): so one person's dots are set one after the other, a reveal waits for them
 * or they for it, and nobody waits in a circle.
 */
import type { OwnDots } from '../../shared/protocol/voting.ts';
import { countedVotes, type BallotRow } from './countedVotes.ts';
import { holdMap } from './postgresMembers.ts';
import type { PostgresPool, Queries } from './postgresPool.ts';
import { holdSession } from './postgresSessions.ts';
import {
  keptVotings,
  type DotsOutcome,
  type OpenOutcome,
  type VoteStore,
  type VotingRow,
} from './voteStore.ts';

type Stored = Omit<VotingRow, 'results'> & { readonly results: string | null };

const votingColumns = `id, map_id AS "mapId", dots, release_id AS "releaseId", opened_at AS "openedAt", state,
  results, voters`;

export function postgresVotes(pool: PostgresPool): VoteStore {
  return {
    open: ({ id, mapId, dots, releaseId, openedAt }) =>
      pool.transaction(async (queries): Promise<OpenOutcome> => {
        await holdMap(queries, mapId);
        const maps = await queries.rows('SELECT 1 FROM maps WHERE id = $1 AND deleted_at IS NULL', [mapId]);
        if (maps.length === 0) return 'missing';
        if ((await currentOf(queries, mapId)) !== null) return 'votingOpen';
        await queries.rows(
          'INSERT INTO votings (id, map_id, dots, release_id, opened_at) VALUES ($1, $2, $3, $4, $5)',
          [id, mapId, dots, releaseId, openedAt],
        );
        await queries.rows(
          `DELETE FROM votings WHERE map_id = $1 AND state = 'ended' AND id NOT IN (
             SELECT id FROM votings WHERE map_id = $1 ORDER BY state = 'ended', opened_at DESC, id LIMIT $2)`,
          [mapId, keptVotings],
        );
        return 'opened';
      }),
    find: (mapId, id) => find(pool, mapId, id),
    current: (mapId) => currentOf(pool, mapId),
    ballot: (mapId, id, voter) => ballotOf(pool, mapId, id, voter),
    voters: async (mapId, id) => {
      const [row] = await pool.rows<{ people: number }>(
        'SELECT count(DISTINCT voter) AS people FROM ballots WHERE map_id = $1 AND voting_id = $2',
        [mapId, id],
      );
      return row!.people;
    },
    setDots: (mapId, id, asker, storyId, dots) =>
      pool.transaction(async (queries): Promise<DotsOutcome> => {
        const voter = await holdSession(queries, asker);
        const members = await queries.rows(
          'SELECT 1 FROM members WHERE map_id = $1 AND session_id = $2 AND removed_at IS NULL FOR SHARE',
          [mapId, voter],
        );
        const voting = await find(queries, mapId, id, 'FOR SHARE');
        if (voting === null || members.length === 0) return { kind: 'missing' };
        if (voting.state !== 'open') return { kind: 'over' };
        const mine = await ballotOf(queries, mapId, id, voter);
        const spent = (all: readonly OwnDots[]): number => all.reduce((sum, one) => sum + one.dots, 0);
        if (spent(mine.filter((one) => one.storyId !== storyId)) + dots > voting.dots)
          return { kind: 'noDotsLeft', left: voting.dots - spent(mine) };
        if (dots === 0)
          await queries.rows(
            'DELETE FROM ballots WHERE map_id = $1 AND voting_id = $2 AND voter = $3 AND story_id = $4',
            [mapId, id, voter, storyId],
          );
        else
          await queries.rows(
            `INSERT INTO ballots (map_id, voting_id, voter, story_id, dots) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (map_id, voting_id, voter, story_id) DO UPDATE SET dots = excluded.dots`,
            [mapId, id, voter, storyId, dots],
          );
        return { kind: 'set', mine: await ballotOf(queries, mapId, id, voter) };
      }),
    reveal: (mapId, id) =>
      pool.transaction(async (queries) => {
        const voting = await find(queries, mapId, id, 'FOR UPDATE');
        if (voting?.state !== 'open') return voting;
        const { results, voters } = countedVotes(await forget(queries, mapId, id));
        await queries.rows(
          "UPDATE votings SET state = 'revealed', results = $1, voters = $2 WHERE map_id = $3 AND id = $4",
          [JSON.stringify(results), voters, mapId, id],
        );
        return find(queries, mapId, id);
      }),
    end: (mapId, id) =>
      pool.transaction(async (queries) => {
        if ((await find(queries, mapId, id, 'FOR UPDATE')) === null) return null;
        await forget(queries, mapId, id);
        await queries.rows("UPDATE votings SET state = 'ended' WHERE map_id = $1 AND id = $2", [mapId, id]);
        return find(queries, mapId, id);
      }),
    takeBack: async (voter) => void (await pool.rows('DELETE FROM ballots WHERE voter = $1', [voter])),
  };
}

async function find(
  queries: Queries,
  mapId: string,
  id: string,
  hold: '' | 'FOR SHARE' | 'FOR UPDATE' = '',
): Promise<VotingRow | null> {
  const [row] = await queries.rows<Stored>(
    `SELECT ${votingColumns} FROM votings WHERE map_id = $1 AND id = $2 ${hold}`,
    [mapId, id],
  );
  return asVoting(row);
}

async function currentOf(queries: Queries, mapId: string): Promise<VotingRow | null> {
  const [row] = await queries.rows<Stored>(
    `SELECT ${votingColumns} FROM votings WHERE map_id = $1 AND state <> 'ended'`,
    [mapId],
  );
  return asVoting(row);
}

function asVoting(row: Stored | undefined): VotingRow | null {
  if (row === undefined) return null;
  const { results, ...voting } = row;
  return { ...voting, results: results === null ? null : (JSON.parse(results) as VotingRow['results']) };
}

function ballotOf(queries: Queries, mapId: string, id: string, voter: string): Promise<OwnDots[]> {
  return queries.rows<OwnDots>(
    `SELECT story_id AS "storyId", dots FROM ballots WHERE map_id = $1 AND voting_id = $2 AND voter = $3
     ORDER BY story_id COLLATE "C"`,
    [mapId, id, voter],
  );
}

function forget(queries: Queries, mapId: string, id: string): Promise<BallotRow[]> {
  return queries.rows<BallotRow>(
    'DELETE FROM ballots WHERE map_id = $1 AND voting_id = $2 RETURNING voter, story_id AS "storyId", dots',
    [mapId, id],
  );
}
