/** A short name of content: the same for the same, so that whoever has it need not get it again. */
import { createHash } from 'node:crypto';

export function tagOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
