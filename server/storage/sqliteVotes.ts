/** Dot votings and their ballots in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { OwnDots } from '../../shared/protocol/voting.ts';
import { countedVotes, type BallotRow } from './countedVotes.ts';
import { inTransaction } from './sqliteTransaction.ts';
import { keptVotings, type VoteStore, type VotingRow } from './voteStore.ts';

const votingColumns =
  'id, map_id AS mapId, dots, release_id AS releaseId, opened_at AS openedAt, state, results, voters';

export function sqliteVotes(database: DatabaseSync): VoteStore {
  const open = database.prepare(
    `INSERT INTO votings (id, map_id, dots, release_id, opened_at)
     SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM maps WHERE id = ?2 AND deleted_at IS NULL)`,
  );
  const dropOld = database.prepare(
    `DELETE FROM votings WHERE map_id = ?1 AND state = 'ended' AND id NOT IN (
       SELECT id FROM votings WHERE map_id = ?1 ORDER BY state = 'ended', opened_at DESC, id LIMIT ?2)`,
  );
  const find = database.prepare(`SELECT ${votingColumns} FROM votings WHERE map_id = ? AND id = ?`);
  const current = database.prepare(
    `SELECT ${votingColumns} FROM votings WHERE map_id = ? AND state <> 'ended'`,
  );
  const ballot = database.prepare(
    `SELECT story_id AS storyId, dots FROM ballots WHERE map_id = ? AND voting_id = ? AND voter = ?
     ORDER BY story_id`,
  );
  const voters = database.prepare(
    'SELECT count(DISTINCT voter) AS people FROM ballots WHERE map_id = ? AND voting_id = ?',
  );
  const account = database.prepare('SELECT session_id AS id FROM former_sessions WHERE former_id = ?');
  const isOnMap = database.prepare(
    'SELECT 1 FROM members WHERE map_id = ? AND session_id = ? AND removed_at IS NULL',
  );
  const put = database.prepare(
    `INSERT INTO ballots (map_id, voting_id, voter, story_id, dots) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET dots = excluded.dots`,
  );
  const take = database.prepare(
    'DELETE FROM ballots WHERE map_id = ? AND voting_id = ? AND voter = ? AND story_id = ?',
  );
  const forget = database.prepare(
    'DELETE FROM ballots WHERE map_id = ? AND voting_id = ? RETURNING voter, story_id AS storyId, dots',
  );
  const freeze = database.prepare(
    "UPDATE votings SET state = 'revealed', results = ?, voters = ? WHERE id = ?",
  );
  const end = database.prepare("UPDATE votings SET state = 'ended' WHERE id = ?");
  const takeBack = database.prepare('DELETE FROM ballots WHERE voter = ?');
  const found = (mapId: string, id: string): VotingRow | null => asVoting(find.get(mapId, id));
  /** What was overwritten is still in the write-ahead log: who voted for what is gone from there as well. */
  const emptyLog = (): void => database.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  return {
    open: async ({ id, mapId, dots, releaseId, openedAt }) =>
      inTransaction(database, () => {
        if (current.get(mapId) !== undefined) return 'votingOpen';
        if (open.run(id, mapId, dots, releaseId, openedAt).changes === 0) return 'missing';
        dropOld.run(mapId, keptVotings);
        return 'opened';
      }),
    find: async (mapId, id) => found(mapId, id),
    current: async (mapId) => asVoting(current.get(mapId)),
    ballot: async (mapId, id, voter) => asDots(ballot.all(mapId, id, voter)),
    voters: async (mapId, id) => Number(voters.get(mapId, id)?.['people']),
    setDots: async (mapId, id, asker, storyId, dots) =>
      inTransaction(database, () => {
        const voter = String(account.get(asker)?.['id'] ?? asker);
        const voting = found(mapId, id);
        if (voting === null || isOnMap.get(mapId, voter) === undefined) return { kind: 'missing' };
        if (voting.state !== 'open') return { kind: 'over' };
        const mine = asDots(ballot.all(mapId, id, voter));
        const spent = (all: readonly OwnDots[]): number => all.reduce((sum, one) => sum + one.dots, 0);
        if (spent(mine.filter((one) => one.storyId !== storyId)) + dots > voting.dots)
          return { kind: 'noDotsLeft', left: voting.dots - spent(mine) };
        if (dots === 0) take.run(mapId, id, voter, storyId);
        else put.run(mapId, id, voter, storyId, dots);
        return { kind: 'set', mine: asDots(ballot.all(mapId, id, voter)) };
      }),
    reveal: async (mapId, id) => {
      const revealed = inTransaction(database, () => {
        const voting = found(mapId, id);
        if (voting?.state !== 'open') return { voting };
        const counted = countedVotes(
          forget.all(mapId, id).map((row) => ({ ...row }) as unknown as BallotRow),
        );
        freeze.run(JSON.stringify(counted.results), counted.voters, id);
        return { voting: found(mapId, id), isNow: true };
      });
      if (revealed.isNow === true) emptyLog();
      return revealed.voting;
    },
    end: async (mapId, id) => {
      const voting = inTransaction(database, () => {
        if (found(mapId, id) === null) return null;
        forget.all(mapId, id);
        end.run(id);
        return found(mapId, id);
      });
      emptyLog();
      return voting;
    },
    takeBack: async (voter) => void takeBack.run(voter),
  };
}

function asVoting(row: Record<string, unknown> | undefined): VotingRow | null {
  if (row === undefined) return null;
  const { results, ...voting } = row as unknown as Omit<VotingRow, 'results'> & { results: string | null };
  return { ...voting, results: results === null ? null : (JSON.parse(results) as VotingRow['results']) };
}

function asDots(rows: readonly Record<string, unknown>[]): OwnDots[] {
  return rows.map((row) => ({ ...row }) as unknown as OwnDots);
}
