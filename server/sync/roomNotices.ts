/** What a room tells its people besides changes: that many cards were removed, and to owners that history is damaged. */
import type * as Y from 'yjs';
import type { RoomNotice } from '../../shared/protocol/notice.ts';
import { atLeast } from '../../shared/protocol/role.ts';
import type { Clock } from '../clock.ts';
import type { StoredDocument } from '../storage/documentStore.ts';
import type { Connection } from './connection.ts';
import { RemovalWatch, type RestorePoint } from './removedCards.ts';

/** Newcomers hear of a removal this long after it. Milliseconds. */
const newsFor = 60 * 60 * 1000;
/** More damaged rows than this need not be told one by one. */
const mostTimes = 20;

type Removal = Extract<RoomNotice, { kind: 'removal' }>;

export class RoomNotices {
  private readonly clock: Clock;
  private readonly watch: RemovalWatch;
  private removal: Removal | null = null;
  private damage: RoomNotice | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
    this.watch = new RemovalWatch(clock);
  }

  /** The restore point a change calls for, and what to tell everybody once it is on disk; null: none. */
  removed(
    by: { readonly owner: string; readonly name: string },
    cards: number,
    doc: Y.Doc,
    lastSeq: number,
  ): { point: RestorePoint; notice: Removal } | null {
    const point = this.watch.noteRemoval(by.owner, cards, doc, lastSeq);
    if (point === null) return null;
    const notice: Removal = { kind: 'removal', ...point, by: by.name, at: this.clock.now() };
    this.removal = notice;
    return { point, notice };
  }

  /** The map was put together without these. */
  damaged(damaged: StoredDocument['damaged']): void {
    const times = [...new Set(damaged.map(({ at }) => at))].sort((a, b) => a - b).slice(-mostTimes);
    this.damage = times.length === 0 ? null : { kind: 'damage', times };
  }

  /** What somebody who comes in should know. */
  newsFor({ role }: Connection): RoomNotice[] {
    const news: RoomNotice[] = [];
    if (this.removal !== null && this.clock.now() - this.removal.at < newsFor) news.push(this.removal);
    if (this.damage !== null && atLeast(role, 'owner')) news.push(this.damage);
    return news;
  }
}
