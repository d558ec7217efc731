/** Tickets open one WebSocket, once, within 30 seconds; they live in memory only. */
import type { Clock } from '../clock.ts';
import type { Principal } from './principal.ts';
import { hashToken, newToken } from './tokens.ts';

const lifetime = 30_000;
const mostTickets = 10_000;

interface Ticket {
  readonly principal: Principal;
  readonly mapId: string;
  readonly expiresAt: number;
}

export class Tickets {
  private readonly issued = new Map<string, Ticket>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  issue(principal: Principal, mapId: string): string {
    this.forgetOld();
    const ticket = newToken();
    this.issued.set(hashToken(ticket), { principal, mapId, expiresAt: this.clock.now() + lifetime });
    return ticket;
  }

  /** Uses a ticket up. Returns who it was issued to, or null when it does not count (any more). */
  redeem(ticket: string, mapId: string): Principal | null {
    const key = hashToken(ticket);
    const found = this.issued.get(key);
    this.issued.delete(key);
    return found !== undefined && found.mapId === mapId && found.expiresAt > this.clock.now()
      ? found.principal
      : null;
  }

  private forgetOld(): void {
    const now = this.clock.now();
    for (const [key, { expiresAt }] of this.issued) {
      if (expiresAt > now && this.issued.size < mostTickets) return; // oldest first
      this.issued.delete(key);
    }
  }
}
