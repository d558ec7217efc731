/** How a tracker is asked, and what its answers mean: the adapters differ in paths and bodies only. */
import type * as z from 'zod/mini';
import type { TrackerReason } from '../../shared/protocol/trackers.ts';
import { OutgoingError, type Outgoing } from '../outgoing/outgoing.ts';
import { hasNoneLeft, retryAfter } from './retryAfter.ts';
import { TrackerError } from './tracker.ts';

export interface TrackerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below the site, its parts made by {@link pathOf}. */
  readonly path: string;
  readonly body?: unknown;
  /** What it means that there is nothing under this path; left out: `projectMissing`. */
  readonly missing?: TrackerReason;
  /** Sent twice, it makes two. */
  readonly isMaking?: boolean;
}

export interface TrackerAnswer<T> {
  readonly value: T;
  readonly headers: Headers;
}

/** Throws {@link TrackerError}. */
export type AskTracker = <T>(request: TrackerRequest, schema: z.ZodMiniType<T>) => Promise<TrackerAnswer<T>>;

/** The answer is longer than is read. */
export class AnswerTooLarge extends TrackerError {}

/** Clocks of trackers may be so many milliseconds off ours. */
export const clocksDiffer = 600_000;

/** Where GitHub says that this is too much without saying for how long, it asks for a minute. */
const aMinute = 60_000;

/** A way to ask the tracker at `site`, with these headers on every request. */
export function askTracker(
  site: string,
  outgoing: Outgoing,
  headers: Readonly<Record<string, string>>,
): AskTracker {
  return async (request, schema) => {
    const answer = await send(`${site}${request.path}`, outgoing, headers, request);
    if (!answer.ok) throw await refusalOf(answer, request);
    const read = schema.safeParse(jsonOf(await answer.text()));
    if (!read.success) throw new TrackerError('broken', null, request.isMaking);
    return { value: read.data, headers: answer.headers };
  };
}

async function send(
  address: string,
  outgoing: Outgoing,
  headers: Readonly<Record<string, string>>,
  { method, body, missing, isMaking }: TrackerRequest,
): Promise<Response> {
  try {
    return await outgoing(address, {
      method,
      headers: {
        'user-agent': 'throughline',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    switch (error.fault) {
      case 'unsent':
        throw new TrackerError('unreachable');
      case 'unanswered':
        throw new TrackerError('unreachable', null, isMaking);
      case 'redirect':
        // What was renamed or moved is shown elsewhere, and is not done here.
        throw new TrackerError(missing ?? 'projectMissing');
      case 'tooLarge':
        throw new AnswerTooLarge('broken', null, isMaking);
    }
  }
}

async function refusalOf(answer: Response, { missing, isMaking }: TrackerRequest): Promise<TrackerError> {
  const { status, headers } = answer;
  const wait = retryAfter(headers, Date.now());
  // 408: something on the way did not see all of it in time.
  if (status >= 500 || status === 408) return new TrackerError('broken', wait, isMaking);
  if (status === 429) return new TrackerError('busy', wait);
  if (status === 403) {
    if (wait !== null || hasNoneLeft(headers)) return new TrackerError('busy', wait);
    if (/rate limit/i.test(await answer.text())) return new TrackerError('busy', aMinute);
  }
  if (status === 401 || status === 403) return new TrackerError('keyRefused');
  if (status === 404 || status === 410) return new TrackerError(missing ?? 'projectMissing');
  return new TrackerError('refused');
}

/** undefined: no JSON; null: nothing. */
function jsonOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A path of these parts, none of which can lead out of its place. */
export function pathOf(...parts: readonly string[]): string {
  // Addresses swallow these, however they are written.
  if (parts.some((part) => part === '.' || part === '..')) throw new TrackerError('projectMissing');
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/**
 * Runs `work`; where it fails for one of these reasons, which a missing project or a refused key look like as well, the
 * project is asked for first. Throws {@link TrackerError}.
 */
export async function withProjectAsked<T>(
  reasons: readonly TrackerReason[],
  check: () => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrackerError && reasons.includes(error.reason)) await check();
    throw error;
  }
}
