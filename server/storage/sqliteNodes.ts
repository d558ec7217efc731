/** Tickets and signals in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { TicketRow } from './nodeStore.ts';
import type { Storage } from './storage.ts';

export function sqliteNodes(database: DatabaseSync): Pick<Storage, 'tickets' | 'signals'> {
  const issue = database.prepare(
    'INSERT INTO tickets (hash, map_id, principal, expires_at) VALUES (?, ?, ?, ?)',
  );
  const forget = database.prepare('DELETE FROM tickets WHERE expires_at <= ?');
  const redeem = database.prepare(
    'DELETE FROM tickets WHERE hash = ? RETURNING map_id AS mapId, principal, expires_at AS expiresAt',
  );
  const raise = database.prepare(
    'INSERT INTO signals (map_id, raised) VALUES (?, 1) ON CONFLICT (map_id) DO UPDATE SET raised = raised + 1',
  );
  const read = database.prepare('SELECT raised FROM signals WHERE map_id = ?');
  return {
    tickets: {
      issue: async (hash, { mapId, principal, expiresAt }, now) => {
        forget.run(now);
        issue.run(hash, mapId, principal, expiresAt);
      },
      redeem: async (hash) => {
        const row = redeem.get(hash);
        return row === undefined ? null : ({ ...row } as unknown as TicketRow);
      },
    },
    signals: {
      raise: async (mapId) => void raise.run(mapId),
      read: async (mapIds) =>
        new Map(
          mapIds.flatMap((id) => {
            const row = read.get(id);
            return row === undefined ? [] : [[id, Number(row['raised'])] as const];
          }),
        ),
    },
  };
}
