/** One kind of fault of THREATS.md, section B: how it is brought about, and what the person must be shown. */
import { allSaved } from './ledger.ts';
import type { HouseKind } from './house.ts';
import type { Scene } from './scene.ts';

export interface Fault {
  /** Its number in the table. */
  readonly number: number;
  readonly name: string;
  /** Where it happens: on one server with SQLite, or on two with PostgreSQL and Redis. */
  readonly on?: HouseKind;
  /** What the person is shown, as asserted. */
  readonly shows: string;
  /** The longest it may take from the fault to the word about it, with real timing. Milliseconds. */
  readonly within?: number;
  /** Brings one about, asserts what is shown, and leaves everything mended. Throws when anything is not as it must be. */
  readonly inject: (scene: Scene) => Promise<void>;
}

/** What is asked after almost every fault: all is saved again, everywhere, once. */
export async function settled({ hers, his, ledger, alice, mapId, server }: Scene): Promise<void> {
  await allSaved(hers, his);
  await ledger.checkEnd(alice, mapId, server.port, [hers, his]);
}

/** A check that says what it saw. */
export function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}
