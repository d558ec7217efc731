/** Works the outbox of the trackers off: at its own pace, one story at a time for each project, until all is there. */
import type { StoryId } from '../../shared/model/story.ts';
import type { TrackerKind, TrackerReason } from '../../shared/protocol/trackers.ts';
import { newRowId } from '../access/tokens.ts';
import { every, type Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { ClaimedIssue, IssueOutcome, JournalRow, TrackerStore } from '../storage/trackerStore.ts';
import { countIn } from '../traffic.ts';
import { markOf } from './issueText.ts';
import type { SecretBox } from './secretBox.ts';
import { TrackerError, type OpenTracker, type TrackedIssue, type Tracker } from './tracker.ts';
import { readText } from './trackerPreview.ts';

export interface TrackerPace {
  /** How often it looks for what is due. All in milliseconds. */
  readonly look: number;
  /** Until the second try, doubled for each after it, up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Until the next try of what only a person can mend: a key, a project. */
  readonly personWait: number;
  /** How long a node may take for one story before another one tries it: far longer than its requests do. */
  readonly claim: number;
}

export const usualPace: TrackerPace = {
  look: 5000,
  firstWait: 5000,
  longestWait: 600_000,
  personWait: 300_000,
  claim: 120_000,
};

/** Projects that are written to at the same moment. */
const atOnce = 4;
/** How long stopping waits for a request that is on its way, in milliseconds. What it did is looked for later. */
const goodbye = 1000;

/** Reasons that only a person takes away; all the same it is tried again now and then. */
const forPerson: ReadonlySet<TrackerReason> = new Set(['keyRefused', 'projectMissing', 'keyLost']);

export interface QueueDependencies {
  readonly trackers: TrackerStore;
  readonly open: Readonly<Record<TrackerKind, OpenTracker>>;
  /** null: this server has no key of its own, so it reads none of theirs. */
  readonly secrets: SecretBox | null;
  readonly outgoing: Outgoing;
  readonly clock: Clock;
  readonly log: Log;
  /** How often each thing came of a try. */
  readonly counts: Map<string, number>;
  /** Writes on the map which issue a story has. */
  readonly onIssue: (mapId: string, storyId: StoryId, issue: TrackedIssue) => Promise<void>;
  readonly pace?: TrackerPace | undefined;
}

const noIssue: TrackedIssue = { issueId: '', key: '', url: '' };

/** What a try did, and the outcome it leads to. */
interface Tried {
  readonly outcome: IssueOutcome;
  readonly what: JournalRow['what'];
  /** Nothing else of this project is tried before. */
  readonly pauseUntil: number | null;
}

export class TrackerQueue {
  private readonly given: QueueDependencies;
  private readonly pace: TrackerPace;
  private working: Promise<void> | null = null;
  /** Something may have become due since it last looked. */
  private isAsked = false;
  private isStopped = false;
  private readonly stopLooking: () => void;

  constructor(given: QueueDependencies) {
    this.given = given;
    this.pace = given.pace ?? usualPace;
    this.stopLooking = every(given.clock, this.pace.look, () => void this.wake());
  }

  /** Works off what is due now. Resolves when nothing of it is left to do, and never rejects. */
  wake(): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    this.isAsked = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
    return this.working;
  }

  /** Takes nothing new, and waits a moment for what is on its way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopLooking();
    if (this.working === null) return;
    let cancel = (): void => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = this.given.clock.after(goodbye, resolve);
    });
    await Promise.race([this.working, patience]);
    cancel();
  }

  private async work(): Promise<void> {
    const { trackers, clock, log } = this.given;
    try {
      for (let taken = true; (taken || this.isAsked) && !this.isStopped;) {
        this.isAsked = false;
        const now = clock.now();
        const holder = newRowId();
        const claimed = await trackers.claim(holder, now, now + this.pace.claim, atOnce);
        await Promise.all(claimed.map((one) => this.settle(holder, one, now)));
        taken = claimed.length > 0;
      }
    } catch (error) {
      log.warn({ err: error }, 'the outbox of the trackers could not be worked off; it is tried again');
    }
  }

  private async settle(holder: string, claimed: ClaimedIssue, claimedAt: number): Promise<void> {
    const { trackers, clock, counts, log, onIssue } = this.given;
    const { issue, tracker } = claimed;
    const { mapId, target, storyId } = issue;
    const { outcome, what, pauseUntil } = await this.attempt(claimed, claimedAt);
    const key = outcome.issue?.key || issue.key;
    const entry = { mapId, target, storyId, at: clock.now(), what, key, reason: outcome.reason };
    await trackers.settle(holder, issue, outcome, entry);
    if (pauseUntil !== null) await trackers.pause(mapId, target, pauseUntil, outcome.reason!);
    countIn(counts, what);
    if (outcome.reason !== null)
      log.info({ map: mapId, tracker: tracker.id, reason: outcome.reason }, 'a story is not at its tracker');
    if (outcome.issue === null || outcome.issue.issueId === '') return;
    await onIssue(mapId, storyId, outcome.issue).catch((error: unknown) =>
      log.warn({ map: mapId, err: error }, 'the issue of a story could not be noted on the map'),
    );
  }

  /** One try, whatever comes of it. Does not throw for anything a tracker can do. */
  private async attempt({ issue, tracker }: ClaimedIssue, claimedAt: number): Promise<Tried> {
    const secret = this.given.secrets?.open(tracker.sealed, tracker.id) ?? null;
    if (secret === null) return this.wrong(issue, new TrackerError('keyLost'), null, issue.unsureSince);
    let known: TrackedIssue | null = null;
    try {
      const at = this.given.open[tracker.kind]({ ...tracker, secret }, this.given.outgoing);
      const text = readText(issue.wanted);
      const mark = markOf(issue.mapId, issue.target, issue.storyId);
      if (issue.issueId !== '') {
        await at.update(issue.issueId, text, mark);
        return right(issue.wanted, 'updated', null);
      }
      known = await foundBefore(at, issue, mark);
      if (known !== null) {
        await at.update(known.issueId, text, mark);
        return right(issue.wanted, 'found', known);
      }
      return right(issue.wanted, 'created', await at.create(text, mark));
    } catch (error) {
      const told = error instanceof TrackerError ? error : new TrackerError('broken', null, true);
      if (told !== error)
        this.given.log.error({ map: issue.mapId, err: error }, 'an adapter of a tracker failed');
      const since = known === null && told.isUnsure ? (issue.unsureSince ?? claimedAt) : issue.unsureSince;
      return this.wrong(issue, told, known, known === null && issue.issueId === '' ? since : null);
    }
  }

  private wrong(
    { attempts }: ClaimedIssue['issue'],
    { reason, retryAfter }: TrackerError,
    issue: TrackedIssue | null,
    unsureSince: number | null,
  ): Tried {
    const now = this.given.clock.now();
    const rest = { reason, written: null, issue, unsureSince };
    // Others of the project may be taken all the same.
    if (reason === 'refused' || reason === 'issueGone') {
      // What is gone is made anew as soon as somebody asks for it again.
      const gone = reason === 'issueGone' ? { issue: noIssue, unsureSince: null } : {};
      const outcome = { ...rest, ...gone, state: 'refused', nextAt: now } as const;
      return { outcome, what: 'refused', pauseUntil: null };
    }
    const { firstWait, longestWait, personWait } = this.pace;
    const usual = Math.min(firstWait * 2 ** Math.min(attempts, 20), longestWait);
    const nextAt = now + Math.max(forPerson.has(reason) ? personWait : usual, retryAfter ?? 0);
    return { outcome: { ...rest, state: 'waiting', nextAt }, what: 'failed', pauseUntil: nextAt };
  }
}

/** Fault 19: a try whose answer was lost may have made the issue; it is looked for before another one is made. */
async function foundBefore(
  at: Tracker,
  { unsureSince }: ClaimedIssue['issue'],
  mark: string,
): Promise<TrackedIssue | null> {
  return unsureSince === null ? null : at.find(mark, unsureSince);
}

function right(written: string, what: 'created' | 'found' | 'updated', issue: TrackedIssue | null): Tried {
  const outcome = { state: 'pushed', reason: null, written, issue, unsureSince: null, nextAt: 0 } as const;
  return { outcome, what, pauseUntil: null };
}
