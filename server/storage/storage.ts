/** The storage port: what the server keeps, whoever keeps it. One contract suite runs on every implementation. */
import type { ImageType } from '../../shared/formats/imageFile.ts';
import type { Role } from '../../shared/protocol/role.ts';
import type { AudienceLinkStore } from './audienceStore.ts';
import type { DoorStore } from './doorStore.ts';
import type { HistoryStore } from './historyStore.ts';
import type { PortfolioLinkStore } from './portfolioLinkStore.ts';
import type { ApiTokenStore, PendingSignInStore, SessionStore } from './sessionStore.ts';
import type { TrackerStore } from './trackerStore.ts';
import type { VoteStore } from './voteStore.ts';

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

export interface LinkRow {
  readonly id: string;
  readonly mapId: string;
  readonly role: Role;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** How many people may join by it; null: any number. */
  readonly maxUses: number | null;
  /** How many have. */
  readonly uses: number;
}

/** A person on a map. */
export interface MemberRow {
  readonly mapId: string;
  readonly sessionId: string;
  /** What was given by hand; it counts whatever the links say. null: what the links say by which the person came. */
  readonly role: Role | null;
  readonly joinedAt: number;
  /** Taken off the map, and not let in again by any link. */
  readonly removedAt: number | null;
}

/** A member with the name others see and the links by which the person came. */
export interface MemberEntry {
  readonly member: MemberRow;
  readonly name: string;
  readonly colour: number;
  readonly links: readonly LinkRow[];
}

/** A row of a document's log that has no number yet. */
export interface NewRow {
  readonly doc: string;
  readonly bytes: Uint8Array;
  /** Who made it: `session:…`, `link:…`, `reader:…` or `server`. */
  readonly owner: string;
  readonly at: number;
  /** Yjs client ids seen for the first time, and whose they are from now on. */
  readonly newClients: readonly (readonly [client: number, owner: string])[];
  /** It removes many cards: the map after row `seq` is kept as a version, in the same transaction. */
  readonly restorePoint?: { readonly seq: number; readonly cards: number };
}

/** One row of a document's log. `seq` counts from 1 without gaps; it is the order, whichever node wrote the row. */
export interface UpdateRow extends NewRow {
  readonly seq: number;
}

/** What the list of maps shows, taken from the document at commit. */
export interface MapSummary {
  readonly mapId: string;
  readonly title: string;
  readonly stories: number;
  readonly at: number;
}

/** How many snapshots of a document are kept; the older one helps when the newest is damaged. */
export const keptSnapshots = 2;

/** What one document wants on disk in a turn. */
export interface Batch {
  readonly doc: string;
  /** The newest row the writer knows; rows of others may stand behind it. */
  readonly after: number;
  /** May be empty: then only the summary is written. */
  readonly rows: readonly NewRow[];
  /** Written only when nobody else's row stands behind `after`: it would not show what that row did. */
  readonly summary: MapSummary | null;
}

/** What became of a {@link Batch}. */
export interface BatchOutcome {
  readonly doc: string;
  /** The newest row there is now; all between `after` and it are of the batch or in `others`. */
  readonly lastSeq: number;
  /** The rows others wrote behind `after`, in order. */
  readonly others: readonly UpdateRow[];
  /**
   * A row speaks for a client id that another owner has taken meanwhile, or writes under the same ids as a row of
   * others: no row of the batch was written.
   */
  readonly isRefused: boolean;
}

/** A row or snapshot in quarantine. */
export interface DamagedRow {
  readonly seq: number;
  /** When it was written. */
  readonly at: number;
  readonly what: 'update' | 'snapshot';
  /** Who made it; empty for a snapshot, and where that is not known any more. */
  readonly owner: string;
  /** How many bytes it had. */
  readonly size: number;
  /** When it was put there. */
  readonly foundAt: number;
  /** When all that is known to be lost with it was back, or given up; null: not yet. */
  readonly healedAt: number | null;
}

/** A document as stored: the newest sound snapshot and the sound rows after it, in order. */
export interface StoredDocument {
  readonly snapshot: { readonly seq: number; readonly bytes: Uint8Array } | null;
  readonly updates: readonly { readonly seq: number; readonly bytes: Uint8Array }[];
  /** The highest number ever given, damaged rows included. */
  readonly lastSeq: number;
  /** Rows and snapshots whose checksum failed, now or earlier; they are in quarantine. */
  readonly damaged: readonly DamagedRow[];
  /** Yjs client id → owner. */
  readonly clients: ReadonlyMap<number, string>;
}

/** An image on a map. The same bytes on another map are another row. */
export interface ImageRow {
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly type: ImageType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Size of the file. */
  readonly bytes: number;
  readonly at: number;
}

/** The tables of SQL that hold something of a document, and of a map: what is erased is taken out of each. */
export const documentTables = [
  'updates',
  'archived_updates',
  'snapshots',
  'quarantine',
  'clients',
  'heads',
  'versions',
  'sittings',
  'kept_states',
] as const;
/** Those that hold something of the text of a document: when its past is forgotten, rows go from each. */
export const rewritten = ['updates', 'archived_updates', 'snapshots', 'kept_states', 'quarantine'] as const;
export const mapTables = [
  'members',
  'links',
  'audience_links',
  'visits',
  'tickets',
  'signals',
  'retentions',
  'closed_doors',
  'lobbies',
  'knocks',
  'trackers',
  'tracker_issues',
  'tracker_journal',
  'votings',
  'ballots',
] as const;

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

export interface LinkStore {
  create(link: LinkRow, tokenHash: string): Promise<void>;
  find(id: string): Promise<LinkRow | null>;
  findByToken(tokenHash: string): Promise<LinkRow | null>;
  list(mapId: string): Promise<LinkRow[]>;
  revoke(id: string, at: number): Promise<void>;
  /** From now on the link gives this role, also to those who came by it. */
  switchRole(id: string, role: Role): Promise<void>;
  /**
   * The session joins by this link, and one of its uses is gone; a second time changes nothing.
   * Nothing is written when the person was taken off the map, no use is left, or `most` people are on it.
   */
  join(sessionId: string, linkId: string, at: number, most: number): Promise<JoinOutcome>;
  /** The links by which the session joined this map, revoked ones too. */
  granted(sessionId: string, mapId: string): Promise<LinkRow[]>;
}

/** What became of somebody who came to a map. */
export type Admission = 'joined' | 'removed' | 'full';
export type JoinOutcome = Admission | 'usedUp';

export interface MemberStore {
  /** Those taken off the map are found too. */
  find(mapId: string, sessionId: string): Promise<MemberRow | null>;
  /** Everybody who ever joined the map, in the order they came. */
  list(mapId: string): Promise<MemberEntry[]>;
  /** Gives a role by hand; whoever was taken off is back, but not who was forgotten. The last owner stays one. */
  setRole(mapId: string, sessionId: string, role: Role): Promise<'done' | 'missing' | 'lastOwner'>;
  /** Takes a person off the map, unless it is the last owner. */
  remove(mapId: string, sessionId: string, at: number): Promise<'done' | 'missing' | 'lastOwner'>;
  /** Takes a person off the map for good, also one who is off it: their name there is empty from now on. */
  forget(mapId: string, sessionId: string, at: number): Promise<'done' | 'missing' | 'lastOwner'>;
  /** Whose names were erased from the map, by the ids of their sessions. */
  forgotten(mapId: string): Promise<ReadonlySet<string>>;
}

export interface DocumentStore {
  /** Damaged rows are moved to quarantine on the way. */
  load(doc: string): Promise<StoredDocument>;
  /**
   * Appends rows behind all there are, durable when it resolves; everything or nothing when it rejects.
   * Rows of the batch that already stand behind its `after` (a commit whose answer was lost) are not written again.
   */
  commit(batches: readonly Batch[]): Promise<readonly BatchOutcome[]>;
  /** The rows behind `seq`, in order, archived ones too. */
  after(doc: string, seq: number): Promise<readonly UpdateRow[]>;
  /** The number of the newest row of each of these documents. */
  heads(docs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Keeps the snapshot, unless there is a newer one, and moves the rows up to `seq` to the archive, in one transaction. */
  compact(doc: string, seq: number, snapshot: Uint8Array, at: number): Promise<void>;
  /** Keeps the snapshot and forgets every row, older snapshot and damaged row up to `seq`, without a byte left of them. */
  rewrite(doc: string, seq: number, snapshot: Uint8Array, at: number): Promise<void>;
  /** Puts a row or snapshot into quarantine that is sound by its checksum but cannot be used. */
  quarantine(doc: string, what: 'update' | 'snapshot', seq: number): Promise<void>;
  /** What is in quarantine up to row `seq` is healed, or given up: no copy brings it back any more. */
  markHealed(doc: string, seq: number, at: number): Promise<void>;
  /** The whole log: archived and live rows in order. */
  history(doc: string): Promise<readonly UpdateRow[]>;
}

export interface ImageStore {
  /**
   * Keeps the bytes and that this map has them, durable when it resolves; a second time changes nothing.
   * Answers `full`, and keeps nothing, when the map's images would take more than `most` bytes.
   */
  put(mapId: string, image: ImageRow, content: Uint8Array, most: number): Promise<'kept' | 'full'>;
  /** The image when this map has it. */
  find(mapId: string, hash: string): Promise<ImageRow | null>;
  /** The bytes of an image that was found; null when they are lost. */
  read(hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Takes all images off a map; the bytes of those no other map has go for good. */
  removeAll(mapId: string): Promise<void>;
}

/** A key for one WebSocket, kept by its hash. */
export interface TicketRow {
  readonly mapId: string;
  /** Who asked for it, as JSON. */
  readonly principal: string;
  readonly expiresAt: number;
}

export interface TicketStore {
  /** Keeps a ticket, and forgets those that ended before `now`. */
  issue(hash: string, ticket: TicketRow, now: number): Promise<void>;
  /** Takes the ticket out: a second time there is none. */
  redeem(hash: string): Promise<TicketRow | null>;
}

/** How nodes that share nothing but the store tell each other to look again. */
export interface SignalStore {
  /** Who may be on the map, or as what, has changed. */
  raise(mapId: string): Promise<void>;
  /** How often that was said of each of these maps; maps it was never said of are left out. */
  read(mapIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface Storage {
  /** Other nodes may write here too. */
  readonly isShared: boolean;
  readonly sessions: SessionStore;
  readonly signIns: PendingSignInStore;
  readonly apiTokens: ApiTokenStore;
  readonly maps: MapTable;
  readonly links: LinkStore;
  readonly audiences: AudienceLinkStore;
  readonly portfolioLinks: PortfolioLinkStore;
  readonly members: MemberStore;
  readonly doors: DoorStore;
  readonly documents: DocumentStore;
  readonly history: HistoryStore;
  readonly images: ImageStore;
  readonly trackers: TrackerStore;
  readonly votes: VoteStore;
  readonly tickets: TicketStore;
  readonly signals: SignalStore;
  /** The time by the store's own clock, in milliseconds since the epoch: the same for all nodes. */
  time(): Promise<number>;
  /** Resolves when the store answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}
