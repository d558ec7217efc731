/** A map in which every field of every record says where it comes from, made from the field tables: a new field is in it unasked. */
import type { Field, ValueField } from '../../shared/model/field.ts';
import { kinds, type Kind } from '../../shared/model/id.ts';
import { fieldsOf, type MapRecords } from '../../shared/model/records.ts';
import { settingsFields } from '../../shared/model/settings.ts';
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
  /** Stands behind each mark in a text: what readers without dates must not get. */
  readonly date?: string;
  /** All of it archived. */
  readonly archived?: boolean;
}

/** Fields that decide what is shown have to make sense; the rest is marked. */
const kept: ReadonlySet<string> = new Set(['archivedAt', 'order']);

/** Texts, numbers, days and addresses are marked; one of several words is chosen at random, and so are the links. */
export function markedMap({ random, perKind = 4, archived = false, date }: Marking): MarkedMap {
  const marks = new Map<string, string>();
  let last = 0;
  const idOf = (kind: Kind, n: number): string => {
    const id = `${kind}:mark-${kind}-${n}`;
    marks.set(id, `${kind}.id`);
    return id;
  };
  const dated = (word: string): string => (date === undefined ? word : `${word} ${date}`);
  const markFor = (field: Field, source: string): unknown => {
    const n = ++last;
    const take = (value: unknown, mark = String(value)): unknown => {
      marks.set(mark, source);
      return value;
    };
    const word = `mark<${n}>`;
    if (field.holds === 'text') return take(dated(word), word);
    if (field.holds === 'set') {
      return Array.from({ length: perKind }, (_, i) => idOf(field.of, i)).filter(() => random.chance(0.5));
    }
    const reference = referenceIn(field, (kind) => idOf(kind, random.below(perKind)));
    if (reference !== null) return random.chance(0.9) ? reference : null;
    const chosen = choiceIn(field, random);
    if (chosen !== null) return chosen;
    if (field.schema.safeParse(dated(word)).success) return take(dated(word), word);
    // Fractions of one length: no sum or share comes out like them by chance, and none is a part of another.
    const number = 10 + (1_000_000 + n * 10 + 1) / 10_000_000;
    const days = `20${20 + (n % 70)}-0${1 + (n % 9)}-1${n % 10}`;
    for (const mark of [word.replaceAll(/[<>]/g, '-'), number, 2_000_000 + n, days, `https://${n}.example/`])
      if (field.schema.safeParse(mark).success) return take(mark);
    return field.missing;
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
  const settings = Object.entries(settingsFields).map(([name, field]) => {
    const isName = name.endsWith('Name');
    const mark = (part: string): string => `mark<${name} ${part}>`;
    if (isName) for (const part of ['one', 'many']) marks.set(mark(part), `meta.${name}`);
    return [name, isName ? { one: dated(mark('one')), many: dated(mark('many')) } : field.missing];
  });
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

/** An id of the kind a register refers to; null when it holds no id. */
function referenceIn({ schema }: ValueField, idOf: (kind: Kind) => string): string | null {
  const kind = kinds.find((one) => schema.safeParse(`${one}:x`).success);
  const isAnyText = schema.safeParse('no id').success;
  return kind === undefined || isAnyText ? null : idOf(kind);
}

/** One of the words a register may hold, or of yes and no; null when it holds something else. */
function choiceIn({ schema }: ValueField, random: Random): unknown {
  if (schema.safeParse(true).success) return random.chance(0.5);
  const { def } = schema._zod as unknown as { def: { type: string; innerType?: typeof schema } };
  const inner = def.type === 'nullable' ? def.innerType! : schema;
  const { entries } = (inner._zod as unknown as { def: { entries?: Record<string, string> } }).def;
  return entries === undefined ? null : random.pick(Object.values(entries));
}
