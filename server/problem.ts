/** What went wrong, as the API says it: a status, a code for programs, a sentence for people. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Issue {
  readonly path: string;
  readonly message: string;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly issues: readonly Issue[] | undefined;

  constructor(status: ContentfulStatusCode, code: string, message: string, issues?: readonly Issue[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}
