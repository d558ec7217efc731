/** Ids of records: `kind:unique`, so an id says what it names and cannot be mixed up by type. */
import * as z from 'zod/mini';

export const kinds = [
  'activity',
  'step',
  'story',
  'release',
  'persona',
  'label',
  'dependency',
  'criterion',
  'sticky',
  'text',
  'frame',
  'arrow',
  'stroke',
  'image',
  'goal',
  'keyResult',
  'theme',
  'initiative',
  'sprint',
  'capacity',
  'tradeOff',
  'insight',
  'artifact',
] as const;
/** What a map is made of: its cards and what is drawn around them, then the line from vision to sprint. */
export type Kind = (typeof kinds)[number];
/** The same, and the records of a map's other documents. */
export type AnyKind = Kind | 'comment' | 'timer' | 'voting';
export type Id<K extends AnyKind = Kind> = `${K}:${string}`;

declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const uniquePart = /^[A-Za-z0-9_-]{1,40}$/;

/** A new random id (96 bits, enough for a map's lifetime without a central counter). */
export function newId<K extends AnyKind>(kind: K): Id<K> {
  let unique = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) unique += alphabet[byte & 63];
  return `${kind}:${unique}`;
}

/** Whether `value` is a well-formed id of this kind. */
export function isId<K extends AnyKind>(kind: K, value: unknown): value is Id<K> {
  return (
    typeof value === 'string' && value.startsWith(`${kind}:`) && uniquePart.test(value.slice(kind.length + 1))
  );
}

/** The kind an id names, or null when it is no id. */
export function kindOf(value: string): Kind | null {
  return kinds.find((kind) => isId(kind, value)) ?? null;
}

/** Schema of an id of this kind (a pattern, so that the API description can show it). */
export function idSchema<K extends AnyKind>(kind: K): z.ZodMiniType<Id<K>, Id<K>> {
  const unique = z.string().check(z.regex(uniquePart));
  const schema = z.templateLiteral([`${kind}:`, unique], { error: `expected an id like ${kind}:…` });
  return schema as unknown as z.ZodMiniType<Id<K>, Id<K>>;
}
