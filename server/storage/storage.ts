/** The storage port: what the server keeps, whoever keeps it. One contract suite runs on every implementation. */
import type { AudienceLinkStore } from './audienceStore.ts';
import type { DocumentStore } from './documentStore.ts';
import type { DoorStore } from './doorStore.ts';
import type { HistoryStore } from './historyStore.ts';
import type { ImageStore } from './imageStore.ts';
import type { MapTable } from './mapTable.ts';
import type { LinkStore, MemberStore } from './memberStore.ts';
import type { SignalStore, TicketStore } from './nodeStore.ts';
import type { PortfolioLinkStore } from './portfolioLinkStore.ts';
import type { ApiTokenStore, PendingSignInStore, SessionStore } from './sessionStore.ts';
import type { TrackerStore } from './trackerStore.ts';
import type { VoteStore } from './voteStore.ts';

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
