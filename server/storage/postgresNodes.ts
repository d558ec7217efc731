/** Tickets and signals in PostgreSQL. */
import type { PostgresPool } from './postgresPool.ts';
import type { TicketRow } from './nodeStore.ts';
import type { Storage } from './storage.ts';

export function postgresNodes(pool: PostgresPool): Pick<Storage, 'tickets' | 'signals'> {
  return {
    tickets: {
      issue: async (hash, { mapId, principal, expiresAt }, now) => {
        await pool.rows('DELETE FROM tickets WHERE expires_at <= $1', [now]);
        await pool.rows('INSERT INTO tickets (hash, map_id, principal, expires_at) VALUES ($1, $2, $3, $4)', [
          hash,
          mapId,
          principal,
          expiresAt,
        ]);
      },
      redeem: async (hash) => {
        const [row] = await pool.rows<TicketRow>(
          `DELETE FROM tickets WHERE hash = $1
           RETURNING map_id AS "mapId", principal, expires_at AS "expiresAt"`,
          [hash],
        );
        return row ?? null;
      },
    },
    signals: {
      raise: async (mapId) =>
        void (await pool.rows(
          `INSERT INTO signals (map_id, raised) VALUES ($1, 1)
           ON CONFLICT (map_id) DO UPDATE SET raised = signals.raised + 1`,
          [mapId],
        )),
      read: async (mapIds) => {
        const rows = await pool.rows<{ map: string; raised: number }>(
          'SELECT map_id AS map, raised FROM signals WHERE map_id = ANY($1::text[])',
          [mapIds],
        );
        return new Map(rows.map(({ map, raised }) => [map, raised]));
      },
    },
  };
}
