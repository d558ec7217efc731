/** The doors of maps, their lobbies and who waits in them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { DoorStore, Knock, LobbyRow, WaitingRow } from './doorStore.ts';
import { memberWriter } from './sqliteMembers.ts';
import { inTransaction } from './sqliteTransaction.ts';
import { wrongCodesFor } from './wrongCodes.ts';

const lobbyColumns =
  'map_id AS mapId, code, role, needs_approval AS needsApproval, expires_at AS expiresAt, wrong_codes AS wrongCodes';

export function sqliteDoors(database: DatabaseSync): DoorStore {
  const isClosed = database.prepare('SELECT 1 FROM closed_doors WHERE map_id = ?');
  const close = database.prepare('INSERT OR IGNORE INTO closed_doors (map_id) VALUES (?)');
  const open = database.prepare('DELETE FROM closed_doors WHERE map_id = ?');
  const ended = database.prepare('SELECT map_id AS mapId FROM lobbies WHERE expires_at <= ?');
  const withCode = database.prepare('SELECT 1 FROM lobbies WHERE code = ? AND map_id <> ?');
  const insert = database.prepare(
    `INSERT INTO lobbies (map_id, code, role, needs_approval, expires_at, wrong_since) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const change = database.prepare(
    `UPDATE lobbies SET role = coalesce(?, role), needs_approval = coalesce(?, needs_approval) WHERE map_id = ?`,
  );
  const dropLobby = database.prepare('DELETE FROM lobbies WHERE map_id = ?');
  const dropKnocks = database.prepare('DELETE FROM knocks WHERE map_id = ?');
  const ofMap = database.prepare(`SELECT ${lobbyColumns} FROM lobbies WHERE map_id = ? AND expires_at > ?`);
  const byCode = database.prepare(`SELECT ${lobbyColumns} FROM lobbies WHERE code = ? AND expires_at > ?`);
  const aimedAt = database.prepare(
    `SELECT map_id AS mapId, needs_approval AS needsApproval, wrong_codes AS wrongCodes, wrong_since AS wrongSince
     FROM lobbies WHERE substr(code, 1, length(?1)) = ?1 AND expires_at > ?2`,
  );
  const countWrong = database.prepare(
    'UPDATE lobbies SET wrong_codes = ?, wrong_since = ?, needs_approval = ? WHERE map_id = ?',
  );
  const findKnock = database.prepare(
    'SELECT turned_away AS turnedAway FROM knocks WHERE map_id = ? AND session_id = ?',
  );
  const countWaiting = database.prepare(
    'SELECT count(*) AS people FROM knocks WHERE map_id = ? AND turned_away = 0',
  );
  const knock = database.prepare('INSERT INTO knocks (map_id, session_id, since) VALUES (?, ?, ?)');
  const leave = database.prepare(
    'DELETE FROM knocks WHERE map_id = ? AND session_id = ? AND turned_away = 0',
  );
  const waiting = database.prepare(
    `SELECT knocks.session_id AS sessionId, sessions.name, sessions.colour, knocks.since
     FROM knocks JOIN sessions ON sessions.id = knocks.session_id
     WHERE knocks.map_id = ? AND knocks.turned_away = 0 ORDER BY knocks.since, knocks.session_id`,
  );
  const turnAway = database.prepare('UPDATE knocks SET turned_away = 1 WHERE map_id = ? AND session_id = ?');
  const dropKnock = database.prepare('DELETE FROM knocks WHERE map_id = ? AND session_id = ?');
  const admit = memberWriter(database);

  const knockOf = (mapId: string, sessionId: string): Knock | null => {
    const row = findKnock.get(mapId, sessionId);
    return row === undefined ? null : row['turnedAway'] === 1 ? 'turnedAway' : 'waiting';
  };
  const dropAll = (mapId: string): void => {
    dropLobby.run(mapId);
    dropKnocks.run(mapId);
  };
  return {
    isClosed: async (mapId) => isClosed.get(mapId) !== undefined,
    setClosed: async (mapId, closes) => void (closes ? close : open).run(mapId),
    openLobby: async ({ mapId, code, role, needsApproval, expiresAt }, now) =>
      inTransaction(database, () => {
        for (const row of ended.all(now)) dropAll(String(row['mapId']));
        if (withCode.get(code, mapId) !== undefined) return 'codeTaken';
        dropAll(mapId);
        insert.run(mapId, code, role, Number(needsApproval), expiresAt, now);
        return 'opened';
      }),
    changeLobby: async (mapId, { role, needsApproval }) =>
      void change.run(role ?? null, needsApproval === undefined ? null : Number(needsApproval), mapId),
    closeLobby: async (mapId) => inTransaction(database, () => dropAll(mapId)),
    findLobby: async (mapId, now) => asLobby(ofMap.get(mapId, now)),
    findLobbyByCode: async (code, now) => asLobby(byCode.get(code, now)),
    countWrongCode: async (beginning, now, most) =>
      inTransaction(database, () =>
        aimedAt.all(beginning, now).flatMap((row) => {
          const { mapId, needsApproval, ...before } = row as unknown as {
            mapId: string;
            needsApproval: number;
            wrongCodes: number;
            wrongSince: number;
          };
          const { wrongCodes, wrongSince } = wrongCodesFor(before, now);
          const tooMany = wrongCodes > most;
          countWrong.run(wrongCodes, wrongSince, tooMany ? 1 : needsApproval, mapId);
          return tooMany && needsApproval === 0 ? [mapId] : [];
        }),
      ),
    knock: async (mapId, sessionId, { at, most }) =>
      inTransaction(database, () => {
        const found = knockOf(mapId, sessionId);
        if (found !== null) return found;
        if (Number(countWaiting.get(mapId)?.['people']) >= most) return 'full';
        knock.run(mapId, sessionId, at);
        return 'waiting';
      }),
    findKnock: async (mapId, sessionId) => knockOf(mapId, sessionId),
    leave: async (mapId, sessionId) => void leave.run(mapId, sessionId),
    waiting: async (mapId) => waiting.all(mapId).map((row) => ({ ...row }) as unknown as WaitingRow),
    turnAway: async (mapId, sessionId) => turnAway.run(mapId, sessionId).changes > 0,
    letIn: async (mapId, sessionId, role, { at, most }) =>
      inTransaction(database, () => {
        const outcome = admit(mapId, sessionId, role, at, most);
        if (outcome === 'joined') dropKnock.run(mapId, sessionId);
        return outcome;
      }),
  };
}

function asLobby(row: unknown): LobbyRow | null {
  if (row === undefined) return null;
  const { needsApproval, ...lobby } = row as Omit<LobbyRow, 'needsApproval'> & { needsApproval: number };
  return { ...lobby, needsApproval: needsApproval === 1 };
}
