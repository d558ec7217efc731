/** Which content an update may carry, and which keys. */
import * as Y from 'yjs';

/** How deep a value may nest, and how many entries each list and object in it may have. */
export const highestDepth = 4;
const longestText = 100_000;
export const mostEntries = 500;
const forbiddenKeys: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).concat('prototype'),
);
const keyPattern = /^(?:[A-Za-z]{1,20}:)?[A-Za-z0-9_-]{1,40}$/;

/** Whether a key (a field, or an id like `story:…`) may stand in a map. */
export function isSafeKey(key: string): boolean {
  return keyPattern.test(key) && !forbiddenKeys.has(key);
}

/** What is wrong with a struct's content, in a few words; null when it may pass. */
export function contentFault(content: Y.Item['content'], isKeyed: boolean): string | null {
  if (content instanceof Y.ContentDeleted) return null;
  if (content instanceof Y.ContentString) return isKeyed ? 'text without a text field' : null;
  if (content instanceof Y.ContentAny) {
    const [value, ...rest] = content.arr as unknown[];
    return rest.length === 0 && isPlain(value) ? null : 'a value that is not allowed';
  }
  if (content instanceof Y.ContentType) {
    const made: unknown = content.type.constructor;
    return made === Y.Map || made === Y.Text ? null : 'a type that is not allowed';
  }
  return 'content that is not allowed';
}

/** Whether a value is plain, finite JSON of little depth. */
export function isPlain(value: unknown, depth: number = 1): boolean {
  switch (typeof value) {
    case 'string':
      return value.length <= longestText;
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'object':
      return value === null || isPlainObject(value, depth);
    default:
      return false;
  }
}

function isPlainObject(value: object, depth: number): boolean {
  if (depth >= highestDepth) return false;
  if (Array.isArray(value)) {
    return value.length <= mostEntries && value.every((entry) => isPlain(entry, depth + 1));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= mostEntries &&
    entries.every(([key, entry]) => isSafeKey(key) && isPlain(entry, depth + 1))
  );
}
