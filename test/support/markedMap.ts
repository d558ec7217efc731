/** A map in which every field of every record says where it comes from, made from the field tables: a new field is in it unasked. */
import type { Field, ValueField } from '../../shared/model/field.ts';
import { kinds, type Kind } from '../../shared/model/id.ts';
import { fieldsOf, type MapRecords } from '../../shared/model/records.ts';
import { settingsFields } from '../../shared/model/settings.ts';
import { anyOfSchema } from './anyOfSchema.ts';
import type { Random } from './random.ts';

export interface MarkedMap {
  readonly records: MapRecords;
  /** What is looked for in an answer, and the field it stands for: `goal.title`, `goal.id`, `meta.vision`. */
  readonly marks: ReadonlyMap<string, string>;
}

/** How a map of marks is made. */
export interface Marking {
  readonly random: Random;
  /** Records of each kind. */
  readonly perKind?: number;
  /** The number of its first mark, so that the marks of several maps are different. */
  readonly first?: number;
  /** Stands behind each mark in a text: what readers without dates must not get. */
  readonly date?: string;
  /** All of it archived. */
  readonly archived?: boolean;
}

/** Fields that decide what is shown have to make sense; the rest is marked. */
const kept: ReadonlySet<string> = new Set(['archivedAt', 'order']);

/** Texts, numbers, days and addresses are marked; one of several words is chosen at random, and so are the links. */
export function markedMap({ random, perKind = 4, first = 1, archived = false, date }: Marking): MarkedMap {
  const marks = new Map<string, string>();
  /** Registers of a form of their own, as a path or the hash of a picture. */
  const unmarkable = new Set<string>();
  let last = first - 1;
  const idOf = (kind: Kind, n: number): string => {
    const id = `${kind}:mark-${kind}-${n}`;
    marks.set(id, `${kind}.id`);
    return id;
  };
  const dated = (word: string): string => (date === undefined ? word : `${word} ${date}`);
  const markFor = (field: Field, source: string): unknown => {
    if (field.holds === 'text') {
      const word = `mark<${++last}>`;
      marks.set(word, source);
      return dated(word);
    }
    if (field.holds === 'set') {
      return Array.from({ length: perKind }, (_, i) => idOf(field.of, i)).filter(() => random.chance(0.5));
    }
    const isEmpty = isNullable(field) && random.chance(0.1);
    return isEmpty ? null : marksThrough(field, source);
  };
  /** One of the words a register may hold, a link, or what is marked, as deep inside as the schema goes. */
  const marksThrough = ({ schema, missing }: ValueField, source: string): unknown => {
    if (unmarkable.has(source)) return missing;
    let taken = new Map<string, string>();
    const leaf = (part: ValueField['schema']): unknown => {
      const kind = kindIn(part);
      if (kind !== null) return idOf(kind, random.below(perKind));
      const n = ++last;
      const valueOf = (mark: unknown): unknown => (mark === `mark<${n}>` ? dated(mark) : mark);
      const fits = marksNumbered(n).find((mark) => part.safeParse(valueOf(mark)).success);
      // Whole numbers that have to be small come up by chance: they are not looked for.
      if (fits === undefined) return 1 + random.below(50);
      taken.set(String(fits), source);
      return valueOf(fits);
    };
    const before = last;
    const made = anyOfSchema(schema, leaf, random, () => {
      taken = new Map();
      last = before;
    });
    if (made === undefined) unmarkable.add(source);
    if (made === undefined) return missing;
    for (const [mark, from] of taken) marks.set(mark, from);
    return made;
  };
  const recordOf = (kind: Kind, n: number): readonly [string, unknown] => {
    const id = idOf(kind, n);
    const fields = Object.entries(fieldsOf[kind]).map(([name, field]) => [
      name,
      kept.has(name) ? (name === 'order' ? `a${n}` : archived ? 1 : null) : markFor(field, `${kind}.${name}`),
    ]);
    return [id, { id, ...(Object.fromEntries(fields) as object) }];
  };
  const all = kinds.map((kind) => [
    kind,
    new Map(Array.from({ length: perKind }, (_, n) => recordOf(kind, n))),
  ]);
  const settings = Object.entries(settingsFields).map(([name, field]) => [
    name,
    marksThrough(field as ValueField, `meta.${name}`),
  ]);
  for (const name of ['title', 'vision', 'epoch'] as const) marks.set(`mark<${name}>`, `meta.${name}`);
  const meta = {
    ...{ title: dated('mark<title>'), vision: dated('mark<vision>') },
    ...{ schema: 2, epoch: 'mark<epoch>' },
  };
  const records: MapRecords = {
    meta: { ...meta, settings: Object.fromEntries(settings) },
    ...Object.fromEntries(all),
  };
  return { records, marks };
}

/** The fields whose marks are in a text. */
export function marksIn(text: string, marks: MarkedMap['marks']): Set<string> {
  return new Set([...marks].flatMap(([mark, source]) => (text.includes(mark) ? [source] : [])));
}

/** Marks of every form a register may ask for: a text, a name without brackets, a key, a hash, a path, a number, a moment, a day, an address. */
function marksNumbered(n: number): unknown[] {
  const word = `mark<${n}>`;
  // Fractions of one length: no sum or share comes out like them by chance, and none is a part of another.
  const [number, larger] = [`1.${1_000_000 + n * 10 + 1}`, `250.${1_000_000 + n * 10 + 1}`].map(Number);
  const day = `20${20 + (n % 70)}-0${1 + (n % 9)}-1${n % 10}`;
  return [
    word,
    word.replaceAll(/[<>]/g, '-'),
    `mark${n}x`,
    (2_000_000 + n).toString(16).padStart(64, 'a'),
    `${100_000 + n} ${n} 50`,
    number,
    larger,
    2_000_000 + n,
    day,
    `https://${n}.example/`,
  ];
}

/** The kind of record a register refers to; null when it holds no id. */
function kindIn(schema: ValueField['schema']): Kind | null {
  const kind = kinds.find((one) => schema.safeParse(`${one}:x`).success);
  return kind === undefined || schema.safeParse('no id').success ? null : kind;
}

function isNullable({ schema }: ValueField): boolean {
  return schema.safeParse(null).success;
}
