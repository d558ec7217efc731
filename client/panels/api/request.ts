/** Asks the server over HTTP; what went wrong becomes one sentence a person can act on. */
import type * as z from 'zod/mini';
import { problemBody } from '../../../shared/protocol/http.ts';

export type ApiProblem =
  /** No answer at all: offline, restarting, wrong network. */
  | 'unreachable'
  | 'signInNeeded'
  | 'forbidden'
  | 'missing'
  | 'refused'
  /** The server broke; not the person's doing. */
  | 'broken';

/** A field the server did not like: its path, as `account` or `tags.0`. */
export interface FieldIssue {
  readonly path: string;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: ApiProblem;
  readonly status: number;
  readonly code: string;
  readonly issues: readonly FieldIssue[];
  constructor(
    problem: ApiProblem,
    message: string,
    status = 0,
    code = '',
    issues: readonly FieldIssue[] = [],
  ) {
    super(message);
    this.problem = problem;
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The answer's body, checked against `schema`. Throws {@link ApiError}. */
export async function request<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  question: Question = {},
): Promise<T> {
  const response = await send(path, question);
  const text = await response.text();
  const body = parseJson(text);
  if (!response.ok) throw refusal(response.status, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    'broken',
    'The server’s answer was not understood. Reload the page and try again.',
    response.status,
  );
}

async function send(path: string, { method = 'GET', body, signal }: Question): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('unreachable', 'The server does not answer. Check your connection and try again.');
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a proxy's error page; the status says enough
  }
}

/** What a refusal means for the person. */
export function refusal(status: number, body: unknown): ApiError {
  const parsed = problemBody.safeParse(body);
  const code = parsed.success ? parsed.data.error.code : '';
  const told = parsed.success ? parsed.data.error.message : '';
  const problem = problemOf(status);
  if (problem === 'broken') {
    return new ApiError(problem, told || 'The server has a problem. Try again in a moment.', status, code);
  }
  if (problem === 'unreachable') {
    return new ApiError(problem, 'The server does not answer. Try again in a moment.', status, code);
  }
  const issues = parsed.success ? parsed.data.error.issues : [];
  return new ApiError(problem, told || `The server refused it (${status}).`, status, code, issues);
}

function problemOf(status: number): ApiProblem {
  if (status === 401) return 'signInNeeded';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  if (status === 502 || status === 503 || status === 504) return 'unreachable';
  return status >= 500 ? 'broken' : 'refused';
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
