/** The part of the storage port that knows the maps. */
import type { UpdateRow } from './documentStore.ts';
import type { LinkRow, MemberRow } from './memberStore.ts';

export interface MapRow {
  readonly id: string;
  /** Copy of the document's title, written with each commit. */
  readonly title: string;
  /** Number of live stories, written with each commit. */
  readonly stories: number;
  /** Who made it. Who owns it now, the members say. */
  readonly ownerSession: string;
  readonly epoch: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt: number | null;
}

export interface MapTable {
  /** Writes the map, its maker as its owner, and the first row of its log in one transaction. */
  create(map: MapRow, first: UpdateRow): Promise<void>;
  /** Deleted maps are found too. */
  find(id: string): Promise<MapRow | null>;
  /** Maps the session is a member of, deleted ones left out, newest change first. */
  list(sessionId: string): Promise<{ map: MapRow; member: MemberRow; links: LinkRow[] }[]>;
  markDeleted(id: string, at: number): Promise<void>;
  /** Every map that was not deleted. */
  all(): Promise<MapRow[]>;
  /** Gives the map another epoch, written in its document by `row`, in one transaction. */
  renewEpoch(id: string, epoch: string, row: UpdateRow): Promise<void>;
  /**
   * Forgets all of a map but its images: rows, snapshots, history, links, visits. Only its id stays, as one that was
   * deleted, without a word of what it was. No byte of it is left when this resolves.
   */
  erase(id: string, at: number): Promise<void>;
}
