/** What the three trackers that are played for tests have in common: issues, a question, an answer. */
import type { IncomingHttpHeaders } from 'node:http';
import type { TrackerKind } from '../../shared/protocol/trackers.ts';

/** An issue as it is kept there. */
export interface FakeIssue {
  readonly kind: TrackerKind;
  readonly project: string;
  /** What the API calls it. */
  readonly id: string;
  /** What people call it. */
  readonly key: string;
  title: string;
  /** Of Jira, its text without the form. */
  body: string;
  labels: string[];
  /** The name of its type, in Jira; elsewhere empty. */
  type: string;
  /** GitLab closes an issue whose words say so. */
  isClosed: boolean;
  readonly isPullRequest: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

/** What is told of an issue that is put there by other people. */
export interface NewFakeIssue {
  readonly kind: TrackerKind;
  readonly title: string;
  readonly body: string;
  readonly project?: string;
  readonly labels?: readonly string[];
  readonly type?: string;
  readonly isPullRequest?: boolean;
  readonly createdAt?: number;
}

/** A request as the trackers see it. */
export interface FakeCall {
  readonly method: string;
  /** Its parts between the slashes, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed; undefined: there is none. */
  readonly body: unknown;
}

export interface FakeReply {
  readonly status: number;
  /** undefined: no body. */
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeState {
  /** The origin of the server. */
  readonly url: string;
  /** The only key that is let in. */
  readonly key: string;
  readonly projects: Readonly<Record<TrackerKind, readonly string[]>>;
  /** What makes of a project that it takes no issues. */
  readonly closed: ReadonlySet<string>;
  readonly issues: readonly FakeIssue[];
  /** The types of issues of Jira, in its order. */
  readonly types: readonly FakeType[];
  readonly add: (issue: NewFakeIssue) => FakeIssue;
  /** Writes these fields and the moment. */
  readonly change: (
    issue: FakeIssue,
    fields: Partial<Pick<FakeIssue, 'title' | 'body' | 'labels' | 'type'>>,
  ) => void;
}

export interface FakeType {
  readonly id: string;
  readonly name: string;
  readonly untranslatedName?: string;
  readonly subtask: boolean;
  readonly hierarchyLevel: number;
}

/** Stands in every refusal: nothing of it may be found in errors of ours. */
export const trackerWords = 'words of the tracker';

/** A page of a list, and its number and size as asked for. */
export function pageOf<T>(
  list: readonly T[],
  query: URLSearchParams,
  usualSize: number,
): { items: T[]; page: number; size: number; pages: number } {
  const size = Math.min(Number(query.get('per_page') ?? usualSize), 100);
  const page = Number(query.get('page') ?? 1);
  return {
    items: list.slice((page - 1) * size, page * size),
    page,
    size,
    pages: Math.ceil(list.length / size),
  };
}

/** The newest first. */
export function byCreation(one: FakeIssue, other: FakeIssue): number {
  return other.createdAt - one.createdAt || Number(other.id) - Number(one.id);
}

/** Whether a text could be stored there: no half characters, no zeros. */
export function canBeKept(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
