/** What random decisions are made of: records of the map as it is, places, words, numbers. */
import type { CommandName, InputOf } from '../../shared/commands/registry.ts';
import { farthest } from '../../shared/model/freePlace.ts';
import { freeKinds, type FreeId } from '../../shared/model/freeThing.ts';
import type { Id, Kind } from '../../shared/model/id.ts';
import type { MapRecords, RecordTypes } from '../../shared/model/records.ts';
import type { Story } from '../../shared/model/story.ts';
import type { Random } from './random.ts';

/** A good or an outdated input of a command; null: the map has nothing to do this with. */
export type Generator<N extends CommandName> = (choose: Chooser) => InputOf<N> | null;

/** What the generators choose from. */
export class Chooser {
  readonly records: MapRecords;
  readonly random: Random;
  constructor(records: MapRecords, random: Random) {
    this.records = records;
    this.random = random;
  }

  /** A live record's id, sometimes an archived one's; null when there is none. */
  id<K extends Kind>(kind: K, fits: (record: RecordTypes[K]) => boolean = () => true): Id<K> | null {
    const all = [...(this.records[kind] as unknown as ReadonlyMap<Id<K>, RecordTypes[K]>).values()];
    const wantsArchived = this.random.chance(0.04);
    const found = all.filter((record) => fits(record) && (record.archivedAt === null) !== wantsArchived);
    return found.length === 0 ? null : (this.random.pick(found).id as Id<K>);
  }

  anyId(kinds: readonly Kind[], isArchived = false): Id | null {
    const all = kinds.flatMap((kind): { id: Id; archivedAt: number | null }[] => [
      ...this.records[kind].values(),
    ]);
    const found = all.filter((record) => (record.archivedAt !== null) === isArchived);
    return found.length === 0 ? null : this.random.pick(found).id;
  }

  stories(fits?: (story: Story) => boolean): Id<'story'>[] {
    const ids = Array.from({ length: 1 + this.random.below(4) }, () => this.id('story', fits));
    return ids.filter((id) => id !== null);
  }

  lane(): Id<'release'> | null {
    return this.random.chance(0.25) ? null : this.id('release');
  }

  place(kind: Kind): { before?: string; after?: string } {
    const anchor = this.id(kind);
    if (anchor === null || this.random.chance(0.4)) return {};
    return this.random.chance(0.5) ? { before: anchor } : { after: anchor };
  }

  free(): FreeId[] {
    const ids = Array.from({ length: 1 + this.random.below(3) }, () => this.anyId(freeKinds));
    return ids.filter((id): id is FreeId => id !== null);
  }

  /** Mostly near the grid, sometimes as far away as may be. */
  point(): { x: number; y: number } {
    if (this.random.chance(0.03)) return { x: farthest, y: -farthest };
    return { x: this.random.below(600) - 300, y: this.random.below(600) - 300 };
  }

  arrowEnd(): InputOf<'attachArrow'>['put'] {
    const heldBy = this.random.chance(0.5) ? this.id('sticky') : this.id('story');
    return { heldBy: this.random.chance(0.5) ? heldBy : null, ...this.point() };
  }

  words(): string {
    return this.random.pick(['Pay', 'Search ', 'ä', '💳', ' by card', 'x']);
  }

  person(): string {
    return this.random.pick(['Alice', 'Bob', '']);
  }

  day(): string | null {
    return this.random.pick([null, '2027-03-01', '2027-03-14', '2028-02-29']);
  }

  /** Sometimes no answer, so that commands that ask for one refuse. */
  tradeOff(): InputOf<'moveInitiative'>['tradeOff'] {
    const goalId = this.id('goal');
    if (goalId === null || this.random.chance(0.3)) return undefined;
    const drops = [...this.stories(), this.id('initiative')].filter((id) => id !== null);
    return { goalId, drops: this.random.chance(0.5) ? drops : [] };
  }

  estimate(): number | null {
    return this.random.pick([null, 0, 0.5, 1, 2, 3, 5, 8]);
  }
}

export function withId<I, R>(id: I | null, make: (id: I) => R): R | null {
  return id === null ? null : make(id);
}

export function withSome<I, R>(ids: readonly I[], make: (ids: I[]) => R): R | null {
  return ids.length === 0 ? null : make([...ids]);
}
