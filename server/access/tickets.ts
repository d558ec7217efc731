/** Tickets open one WebSocket, once, within 30 seconds, on whichever node it lands. */
import { z } from 'zod';
import { scopes } from '../../shared/protocol/scope.ts';
import type { Clock } from '../clock.ts';
import type { TicketStore } from '../storage/nodeStore.ts';
import type { Principal } from './principal.ts';
import { hashToken, newToken } from './tokens.ts';

const lifetime = 30_000;

const person = { id: z.string(), name: z.string(), colour: z.number() };
const principalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('session'),
    ...person,
    by: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('browser'), id: z.string() }),
      z.object({ kind: z.literal('token'), id: z.string(), scopes: z.array(z.enum(scopes)) }),
    ]),
    formerIds: z.array(z.string()),
  }),
  z.object({ kind: z.literal('link'), ...person }),
]);

export class Tickets {
  private readonly store: TicketStore;
  private readonly clock: Clock;

  constructor(store: TicketStore, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  async issue(principal: Principal, mapId: string): Promise<string> {
    const ticket = newToken();
    const now = this.clock.now();
    const row = { mapId, principal: JSON.stringify(principal), expiresAt: now + lifetime };
    await this.store.issue(hashToken(ticket), row, now);
    return ticket;
  }

  /** Uses a ticket up. Returns who it was issued to, or null when it does not count (any more). */
  async redeem(ticket: string, mapId: string): Promise<Principal | null> {
    const found = await this.store.redeem(hashToken(ticket));
    if (found === null || found.mapId !== mapId || found.expiresAt <= this.clock.now()) return null;
    // Another node may run another version: what it wrote down is not taken on trust.
    return principalSchema.safeParse(JSON.parse(found.principal)).data ?? null;
  }
}
