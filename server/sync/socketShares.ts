/** How many of the sockets one person, one link and one address may have: nobody takes the places of all the others. */
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { Connection } from './connection.ts';
import type { SyncLimits } from './limits.ts';
import { Refusal } from './refusal.ts';

type Arrival = Pick<Connection, 'owner' | 'address' | 'principal'>;

/** Why one more socket may not come into a room with these; null: it may. */
export function refusalOf(
  arrival: Arrival,
  others: ReadonlySet<Arrival>,
  limits: SyncLimits,
): Refusal | null {
  if (others.size >= limits.sockets) return full('This map is full right now. Try again later.');
  const own = [...others].filter(({ owner }) => owner === arrival.owner);
  if (arrival.principal.kind === 'session')
    return own.length < limits.socketsPerPerson
      ? null
      : full('You have this map open too often. Close it somewhere else.');
  const here = own.filter(({ address }) => address === arrival.address);
  if (own.length < limits.socketsPerLink && here.length < limits.socketsPerLinkAddress) return null;
  return full('Too many are here by this link right now. Try again later.');
}

/** The open sockets of each address, in all rooms. */
export class AddressShares {
  private readonly most: number;
  private readonly open = new Map<string, Set<Arrival>>();

  constructor({ socketsPerAddress }: SyncLimits) {
    this.most = socketsPerAddress;
  }

  /** Takes a socket in. Throws {@link Refusal} when its address has all it may have. */
  enter(arrival: Arrival): void {
    const { address } = arrival;
    if (address === null) return;
    const own = this.open.get(address) ?? new Set();
    if (own.size >= this.most) throw full('Too many connections come from where you are. Try again later.');
    this.open.set(address, own.add(arrival));
  }

  leave(arrival: Arrival): void {
    const own = this.open.get(arrival.address ?? '');
    own?.delete(arrival);
    if (own?.size === 0) this.open.delete(arrival.address!);
  }
}

function full(said: string): Refusal {
  return new Refusal(closeCode.tooBusy, said, 'full');
}
