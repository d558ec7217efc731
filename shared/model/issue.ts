/** The issue a story has in a tracker: what people call it there, and its page. */
import * as z from 'zod/mini';

export interface Issue {
  /** Like `#12` or `SHOP-12`. */
  readonly key: string;
  readonly url: string;
}

const longestAddress = 500;
/** No blanks, no signs that cannot be seen, and nobody's name or password before the host. */
const plainAddress = /^https?:\/\/[^\p{C}\p{Z}/\\?#@]+(?:[/?#][^\p{C}\p{Z}]*)?$/u;

/** C2: the address is one of a page, and reads as where it leads. */
export const issueSchema: z.ZodMiniType<Issue> = z.strictObject({
  key: z.string().check(z.regex(/^[^\p{C}\p{Z}]{1,40}$/u)),
  url: z.string().check(z.maxLength(longestAddress), z.regex(plainAddress), z.url()),
});
