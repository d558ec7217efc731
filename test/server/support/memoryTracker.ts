/** A tracker in memory behind the real contract: what it knows, what it is asked, and what it does wrong when told to. */
import type { IssueText, TrackerReason } from '../../../shared/protocol/trackers.ts';
import {
  TrackerError,
  type OpenTracker,
  type TrackedIssue,
  type Tracker,
} from '../../../server/trackers/tracker.ts';

type Asked = 'check' | 'find' | 'create' | 'update';

/** What goes wrong with one question: before anything is done, or after all of it was, with the answer lost. */
export interface Mishap {
  readonly reason: TrackerReason;
  readonly isDone?: boolean;
  readonly isUnsure?: boolean;
  readonly retryAfter?: number;
}

export interface MemoryIssue {
  readonly number: number;
  readonly mark: string;
  readonly text: IssueText;
  readonly at: number;
}

export class MemoryTracker {
  readonly issues: MemoryIssue[] = [];
  readonly asked: Asked[] = [];
  /** Decides what goes wrong; null: nothing. Everything but `good-key` is refused in any case. */
  mishap: (asked: Asked, text: IssueText | null) => Mishap | null = () => null;
  /** What it waits for before it answers. */
  held: Promise<void> = Promise.resolve();
  now: () => number = () => 0;

  readonly open: Readonly<Record<'github' | 'gitlab' | 'jira', OpenTracker>>;

  constructor() {
    const open: OpenTracker = ({ secret }) => this.at(secret);
    this.open = { github: open, gitlab: open, jira: open };
  }

  private at(secret: string): Tracker {
    const ask = async <T>(what: Asked, text: IssueText | null, answer: () => T): Promise<T> => {
      this.asked.push(what);
      const wrong = secret === 'good-key' ? this.mishap(what, text) : { reason: 'keyRefused' as const };
      await this.held;
      if (wrong === null) return answer();
      const { reason, isDone = false, isUnsure = isDone, retryAfter = null } = wrong;
      if (isDone) answer();
      throw new TrackerError(reason, retryAfter, isUnsure);
    };
    return {
      check: () => ask('check', null, () => undefined),
      find: (mark, since) =>
        ask('find', null, () => {
          const found = this.issues.find((issue) => issue.mark === mark && issue.at >= since - 600_000);
          return found === undefined ? null : tracked(found.number);
        }),
      create: (text, mark) =>
        ask('create', text, () => {
          const number = this.issues.length + 1;
          this.issues.push({ number, mark, text, at: this.now() });
          return tracked(number);
        }),
      update: (issueId, text) =>
        ask('update', text, () => {
          const at = this.issues.findIndex(({ number }) => String(number) === issueId);
          if (at < 0) throw new TrackerError('issueGone');
          this.issues[at] = { ...this.issues[at]!, text };
        }),
    };
  }
}

function tracked(number: number): TrackedIssue {
  return {
    issueId: String(number),
    key: `#${number}`,
    url: `https://tracker.example/shop/web/issues/${number}`,
  };
}
