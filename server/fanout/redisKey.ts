/** Names in Redis, of encoded parts: two lists of parts never make the same name, and no part reads as a pattern. */

/** `throughline:<part>:<part>…`; whatever is not a letter, a digit or a hyphen is written as its code. */
export function redisKey(...parts: readonly string[]): string {
  return ['throughline', ...parts.map(encodePart)].join(':');
}

export function encodePart(part: string): string {
  return part.replace(/[^A-Za-z0-9-]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
