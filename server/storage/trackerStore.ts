/** The part of the storage port that knows trackers: connections, the issues stories have there, and the journal. */
import type { StoryId } from '../../shared/model/story.ts';
import type { TrackerKind, TrackerReason } from '../../shared/protocol/trackers.ts';

/** A connection of a map to a project of a tracker. */
export interface TrackerRow {
  readonly id: string;
  readonly mapId: string;
  readonly kind: TrackerKind;
  readonly site: string;
  readonly project: string;
  readonly account: string;
  /** The tracker's key, encrypted: only the server's own secret opens it. */
  readonly sealed: string;
  readonly createdAt: number;
}

/**
 * What a story is, or shall be, in a project: the outbox and what came of it in one row. There is one for each map,
 * target and story (C7), whichever connection leads there, so that connecting anew makes nothing twice.
 */
export interface IssueRow {
  readonly mapId: string;
  /** The project, by {@link targetOf}. */
  readonly target: string;
  readonly storyId: StoryId;
  /** The slice it was last pushed with. */
  readonly releaseId: string;
  /** When it was last asked for, and its place in that push. */
  readonly askedAt: number;
  readonly place: number;
  /** What the story was called then. */
  readonly title: string;
  /** How the issue shall look, and how it looked when it was last written there: JSON. null: never. */
  readonly wanted: string;
  readonly written: string | null;
  /** The tracker's own id, the name people know, and its page; empty: not there yet, as far as is known. */
  readonly issueId: string;
  readonly key: string;
  readonly url: string;
  /** `waiting` as long as it is to be tried. */
  readonly state: 'waiting' | 'pushed' | 'refused';
  readonly reason: TrackerReason | null;
  /** How often in a row it went wrong since it was asked for. */
  readonly attempts: number;
  /** Not before this moment. */
  readonly nextAt: number;
  /** Since when an issue may have been made there without us knowing; null: none was. */
  readonly unsureSince: number | null;
}

/** An issue without its text, which may be long. */
export type IssueProgress = Omit<IssueRow, 'wanted' | 'written'>;

/** What a push asks of one story. */
export interface WantedIssue {
  readonly storyId: StoryId;
  readonly title: string;
  readonly wanted: string;
}

/** A row taken by a node for a while. */
export interface ClaimedIssue {
  /** As it was before: `unsureSince` is still null where this is the first try. */
  readonly issue: IssueRow;
  readonly tracker: TrackerRow;
}

/** What came of a try. */
export interface IssueOutcome {
  readonly state: IssueRow['state'];
  readonly reason: TrackerReason | null;
  /** What is written there now; null: as before. */
  readonly written: string | null;
  /** null: as before. `issueId` empty: it is gone, and so is what was written there. */
  readonly issue: { readonly issueId: string; readonly key: string; readonly url: string } | null;
  readonly unsureSince: number | null;
  readonly nextAt: number;
}

export interface JournalRow {
  readonly mapId: string;
  readonly target: string;
  readonly storyId: StoryId;
  readonly at: number;
  readonly what: 'created' | 'found' | 'updated' | 'failed' | 'refused';
  readonly key: string;
  readonly reason: TrackerReason | null;
}

/** How many entries of the journal of a project are kept. */
export const keptJournal = 1000;

/** A project whatever connection leads to it. Its parts hold no space. */
export function targetOf({ kind, site, project }: Pick<TrackerRow, 'kind' | 'site' | 'project'>): string {
  return `${kind} ${site} ${project}`;
}

/** All of it goes with its map that is erased. */
export interface TrackerStore {
  /**
   * Keeps a connection in the place of one to the same target; what waits there is due at once, and no pause is left.
   * Nothing is kept for a map that was deleted meanwhile.
   */
  connect(tracker: TrackerRow): Promise<void>;
  /** The connections of a map, in the order they were made. */
  list(mapId: string): Promise<TrackerRow[]>;
  /**
   * Forgets a connection with its key; what waits there becomes refused, as `keyRefused`. All rows stay known, and a row
   * that is being tried stays taken: whoever connects anew must not start beside that try.
   */
  disconnect(mapId: string, id: string): Promise<boolean>;
  /**
   * What is known of the stories of a map at a target, as asked for: by time, then place. What waits for the end of a
   * pause says so in `reason` and `nextAt`.
   */
  issues(mapId: string, target: string): Promise<IssueRow[]>;
  /** Those last pushed with this slice, in the same order. */
  progress(mapId: string, target: string, releaseId: string): Promise<IssueProgress[]>;
  /**
   * Asks for these stories, each named once, in their order, in one transaction. What was pushed and is written like that
   * stays pushed, with its new slice and place; a row that waits is asked for anew, one that was refused is tried again,
   * both as soon as no pause of the target is in the way. False: no connection leads there (any more); nothing is kept.
   */
  want(
    mapId: string,
    target: string,
    releaseId: string,
    wanted: readonly WantedIssue[],
    at: number,
  ): Promise<boolean>;
  /**
   * Ends a pause and lets all of a target that waits or was refused be tried at once; an issue that is gone is made anew.
   * Nothing changes where no connection leads.
   */
  retry(mapId: string, target: string, at: number): Promise<void>;
  /**
   * Takes up to `most` waiting rows that are due, for `holder`, until `until`: of each target the first as asked for, and
   * none where another is still taken at `now`, where there is a pause or no connection, or of a map that was deleted. When
   * there are more, those with the first places in their pushes go first: a small push never waits for a large one.
   * A row without an issue is unsure since `now` from this moment on, unless it was before: so it stays when the node dies.
   * `holder` is a name nobody has used before: a node that takes a row again must not be taken for its own earlier try.
   */
  claim(holder: string, now: number, until: number, most: number): Promise<ClaimedIssue[]>;
  /**
   * Writes what came of a try, with its line in the journal, and lets the row go. When another push asked for something
   * else meanwhile and the row would be pushed or refused, it waits again. Where the connection went meanwhile nothing
   * waits: the row stays refused unless it is pushed. False: it was not this holder's any more, or is gone with its map;
   * of all that came only an issue that was made is kept then, if none is known, and the journal says nothing.
   */
  settle(
    holder: string,
    issue: Pick<IssueRow, 'mapId' | 'target' | 'storyId' | 'wanted'>,
    outcome: IssueOutcome,
    entry: JournalRow,
  ): Promise<boolean>;
  /** Nothing of this target is tried before `until`, for this reason, also what is asked for later. A longer pause stays. */
  pause(mapId: string, target: string, until: number, reason: TrackerReason): Promise<void>;
  /** The newest lines of the journal, the newest first. */
  journal(mapId: string, target: string, most: number): Promise<JournalRow[]>;
}
