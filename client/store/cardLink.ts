/** Links that open a map at one card: `#card=<id>`, beside whatever else the address says. */
import { kindOf, type Id } from '../../shared/model/id.ts';

/** The record an address' hash points at, or null. */
export function cardInHash(hash: string): Id | null {
  const id = new URLSearchParams(hash.replace(/^#/u, '')).get('card');
  return id !== null && kindOf(id) !== null ? (id as Id) : null;
}

/** The address of a card on a map; `origin` without a slash at its end. */
export function cardLink(origin: string, mapId: string, id: Id): string {
  return `${origin}/map/${encodeURIComponent(mapId)}#card=${encodeURIComponent(id).replace('%3A', ':')}`;
}
