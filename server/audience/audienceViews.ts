/** The views of maps as audiences get them, made here and nowhere else, once for a version of the map and a day. */
import { utcDay } from '../../shared/model/calendarDay.ts';
import { readMap } from '../../shared/model/readMap.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { documentName } from '../../shared/model/scope.ts';
import { audienceView, type Audience } from '../../shared/views/audiences/audienceView.ts';
import {
  portfolioView,
  sharedPortfolioView,
  type PortfolioView,
} from '../../shared/views/audiences/portfolio.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { RoomMap } from '../sync/room.ts';
import type { Rooms } from '../sync/rooms.ts';
import { tagOf } from './tagOf.ts';

/** A view as it is sent. */
export interface MadeView {
  readonly json: string;
  /** The same for the same content, so that whoever has it need not get it again. */
  readonly tag: string;
}

interface Kept extends MadeView {
  /** The row of the map's log up to which it is made. */
  readonly seq: number;
  /** Until when it is as good as one made anew. */
  readonly freshUntil: number;
}

interface Dependencies {
  readonly documents: Pick<Storage['documents'], 'heads'>;
  readonly rooms: Pick<Rooms, 'with' | 'openRoom'>;
  readonly clock: Clock;
  /** Other nodes write to the store too. */
  readonly isShared: boolean;
}

/**
 * While people type, a map is read anew after this many milliseconds, for any number of readers, and later the more
 * stories it has: reading holds up everybody else, a large map for some tens of milliseconds.
 */
const freshFor = 1000;
const freshForStory = 0.5;
/** What is kept for those who ask again, in UTF-16 units. */
const mostKept = 32 * 1024 * 1024;

type Looked = Audience | 'portfolio' | 'sharedPortfolio';

export class AudienceViews {
  private readonly given: Dependencies;
  /** The one that was asked for last comes last. */
  private readonly kept = new Map<string, Kept>();
  private keptSize = 0;
  private readonly making = new Map<string, Promise<Kept>>();

  constructor(given: Dependencies) {
    this.given = given;
  }

  /** The view an audience has of a map as it is stored now, or was up to a second ago. Rejects when it cannot be read. */
  view(map: RoomMap, audience: Audience): Promise<MadeView> {
    return this.look(map, audience);
  }

  /** The map in the portfolio of its members. */
  async portfolio(map: RoomMap): Promise<PortfolioView> {
    return JSON.parse((await this.look(map, 'portfolio')).json) as PortfolioView;
  }

  /** The map in a portfolio that is read by a link; its JSON is null where there is nothing to show yet. */
  sharedPortfolio(map: RoomMap): Promise<MadeView> {
    return this.look(map, 'sharedPortfolio');
  }

  private async look(map: RoomMap, what: Looked): Promise<MadeView> {
    // What the sprints hold changes with the day though nobody changes the map.
    const today = utcDay(this.given.clock.now());
    const key = JSON.stringify([map.id, map.epoch, what, today]);
    const kept = this.kept.get(key);
    if (kept !== undefined) {
      this.keep(key, kept);
      if (this.given.clock.now() < kept.freshUntil || (await this.headOf(map)) <= kept.seq) return kept;
    }
    let making = this.making.get(key);
    if (making === undefined) {
      making = this.make(map, what, today).finally(() => this.making.delete(key));
      this.making.set(key, making);
    }
    const made = await making;
    this.keep(key, made);
    return made;
  }

  private keep(key: string, made: Kept): void {
    this.drop(key);
    this.kept.set(key, made);
    this.keptSize += made.json.length;
    for (const oldest of this.kept.keys()) {
      if (this.keptSize <= mostKept || oldest === key) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.keptSize -= this.kept.get(key)?.json.length ?? 0;
    this.kept.delete(key);
  }

  /** The newest row of the map's log; an open room knows it where nobody else writes. */
  private async headOf({ id }: RoomMap): Promise<number> {
    const room = this.given.isShared ? null : this.given.rooms.openRoom(id);
    if (room?.isLive === true) return room.storedSeq;
    const name = documentName('map', id);
    return (await this.given.documents.heads([name])).get(name) ?? 0;
  }

  private async make(map: RoomMap, what: Looked, today: string): Promise<Kept> {
    const head = await this.headOf(map);
    const { seq, records } = await this.given.rooms.with(map, async (room) => {
      if (room.storedSeq < head) await room.catchUp();
      return { seq: room.storedSeq, records: room.read(readMap) };
    });
    const json = JSON.stringify(viewOf(records, what, today));
    const freshUntil = this.given.clock.now() + freshFor + records.story.size * freshForStory;
    return { json, tag: tagOf(json), seq, freshUntil };
  }
}

function viewOf(records: MapRecords, what: Looked, today: string): object | null {
  switch (what) {
    case 'portfolio':
      return portfolioView(records, today);
    case 'sharedPortfolio':
      return sharedPortfolioView(records, today);
    default:
      return audienceView(what, records);
  }
}
