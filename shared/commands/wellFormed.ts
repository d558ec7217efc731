/** Text as it can be stored and sent: UTF-8 has no halves of characters, so a lone one would be another text everywhere else. */

/** The value with half characters in its texts replaced by U+FFFD; the very same value where there are none. */
export function wellFormed<T>(value: T): T {
  return replaceIn(value) as T;
}

function replaceIn(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) {
    const entries = value.map(replaceIn);
    return entries.every((entry, i) => entry === value[i]) ? value : entries;
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, entry]) => [key, replaceIn(entry)] as const);
  return after.every(([, entry], i) => entry === before[i]![1]) ? value : Object.fromEntries(after);
}
