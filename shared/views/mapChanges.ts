/** What people did to a map, told from its log: each update is attributed, and what cancels out is left away. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { kindOfRoot, metaOf, recordOf } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { isId, kinds, type Id, type Kind } from '../model/id.ts';
import { readMap, readMeta, readRecord } from '../model/readMap.ts';
import { settingsFields } from '../model/settings.ts';

export const changeKinds = [
  'added',
  'archived',
  'broughtBack',
  'movedToRelease',
  'movedToStep',
  'movedToActivity',
  'moved',
  'ranked',
  'pushed',
  'renamed',
  'described',
  'estimated',
  'staged',
  'tagged',
  'scored',
  'linked',
  'tracked',
  'committed',
  'movedToHorizon',
  'confirmed',
  'locked',
  'unlocked',
  'changed',
  'mapRenamed',
  'settings',
  'vision',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One line of history: so many records of a kind, and what was done to them. */
export const mapChangeSchema = z.object({
  what: z.enum(changeKinds),
  /** null: the map itself. */
  kind: z.nullable(z.enum(kinds)),
  count: z.number(),
  /** What the only one is called; empty when there are several. */
  title: z.string(),
  /** What it was called before, when the only one was renamed. */
  was: z.string(),
  /** Where to, or what it became; null: the unscheduled lane, or nowhere. */
  to: z.nullable(z.string()),
});
export type MapChange = z.infer<typeof mapChangeSchema>;

type Fields = Record<string, unknown>;
interface FieldChange {
  readonly from: unknown;
  to: unknown;
}
/** What one person did to one record. */
interface Touch {
  wasMade: boolean;
  readonly fields: Map<string, FieldChange>;
}
type Fact = Pick<MapChange, 'what' | 'to'>;

/** Longer titles are cut in history: it is kept for a long time, beside the log. */
const longestInHistory = 80;
const metaId = 'meta';

/** Takes updates in, one after the other, and says at the end of a stretch who did what in it. */
export class ChangeReader {
  readonly doc: Y.Doc;
  private readonly known = new Map<string, Fields>();
  private touches = new Map<string, Map<string, Touch>>();
  private changed: Y.Transaction[] = [];

  /** The document as it was before the first update; it is written to. */
  constructor(doc: Y.Doc) {
    this.doc = doc;
    const { meta, ...records } = readMap(doc);
    this.known.set(metaId, plainMeta(meta));
    for (const byId of Object.values(records))
      for (const record of byId.values()) this.known.set(record.id, { ...record });
    doc.on('afterTransaction', (transaction) => this.changed.push(transaction));
  }

  /** An update of `by`. Throws when it cannot be applied; then the reader is of no use any more. */
  take(update: Uint8Array, by: string): void {
    Y.applyUpdate(this.doc, update);
    const ids = new Set<string>();
    for (const transaction of this.changed) for (const id of touchedIn(transaction)) ids.add(id);
    this.changed = [];
    for (const id of ids) this.note(id, by);
  }

  /** What each person did since the last call, in the order they first did something. */
  finish(): { by: string; changes: MapChange[] }[] {
    const told = [...this.touches].map(([by, touches]) => ({ by, changes: this.tell(touches) }));
    this.touches = new Map();
    return told.filter(({ changes }) => changes.length > 0);
  }

  private note(id: string, by: string): void {
    const before = this.known.get(id);
    const after = this.readNow(id);
    if (after === null) this.known.delete(id);
    else this.known.set(id, after);
    const mine = this.touches.get(by) ?? new Map<string, Touch>();
    this.touches.set(by, mine);
    const touch = mine.get(id) ?? { wasMade: before === undefined, fields: new Map<string, FieldChange>() };
    mine.set(id, touch);
    // A record that is gone for good is one that was archived.
    const now = after ?? { ...before, archivedAt: 0 };
    if (before === undefined) touch.wasMade = true;
    for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(now)])) {
      const [from, to] = [before?.[name], now[name]];
      if (isSame(from, to)) continue;
      const field = touch.fields.get(name);
      if (field === undefined) touch.fields.set(name, { from, to });
      else field.to = to;
    }
    if (after === null) this.known.set(id, now);
  }

  private readNow(id: string): Fields | null {
    if (id === metaId) return plainMeta(readMeta(this.doc));
    const kind = kinds.find((each) => isId(each, id))!;
    const record = recordOf(this.doc, kind, id);
    return record === null ? null : { ...readRecord(kind, id as Id<typeof kind>, record) };
  }

  private tell(touches: ReadonlyMap<string, Touch>): MapChange[] {
    const lines = new Map<string, MapChange>();
    for (const [id, touch] of touches) {
      const fields = new Map([...touch.fields].filter(([, { from, to }]) => !isSame(from, to)));
      const kind = id === metaId ? null : kinds.find((each) => isId(each, id))!;
      const facts = kind === null ? metaFacts(fields) : this.factsOf(id, touch.wasMade, fields);
      for (const fact of facts) {
        // Each issue has a name of its own: a push of nine stories is one line all the same.
        const to = fact.what === 'tracked' && fact.to !== null ? '' : fact.to;
        const key = JSON.stringify([fact.what, kind, to]);
        const line = lines.get(key);
        if (line !== undefined) lines.set(key, { ...line, count: line.count + 1, title: '', was: '', to });
        else lines.set(key, { ...fact, kind, count: 1, title: this.nameOf(id), was: nameBefore(fields) });
      }
    }
    return [...lines.values()];
  }

  private factsOf(id: string, wasMade: boolean, fields: ReadonlyMap<string, FieldChange>): Fact[] {
    const now = this.known.get(id)!;
    const isLive = now['archivedAt'] === null;
    if (wasMade) return isLive ? [fact('added')] : [];
    if (fields.has('archivedAt')) return [fact(isLive ? 'broughtBack' : 'archived')];
    if (!isLive) return [];
    const facts: Fact[] = [];
    const isPushed = fields.has('pushed') && now['pushed'] !== null;
    for (const name of fields.keys()) {
      if (name === 'releaseId') facts.push(fact('movedToRelease', this.titleOf(now[name])));
      else if (name === 'stepId') facts.push(fact('movedToStep', this.titleOf(now[name])));
      else if (name === 'initiativeId') facts.push(fact('linked', this.titleOf(now[name])));
      else if (name === 'issue') facts.push(fact('tracked', (now[name] as Issue | null)?.key ?? null));
      else if (name === 'sprintId') facts.push(fact('committed', this.titleOf(now[name])));
      else if (name === 'horizon') facts.push(fact('movedToHorizon', String(now[name])));
      else if (name === 'activityId') facts.push(fact('movedToActivity', this.titleOf(now[name])));
      else if (name === 'title' || name === 'name') facts.push(fact('renamed'));
      else if (name === 'stage' && !isPushed) facts.push(fact('staged', String(now[name])));
      else if (name === 'locked') facts.push(fact(now[name] === true ? 'locked' : 'unlocked'));
      else if (!Object.hasOwn(quietFields, name)) facts.push(fact(factOfField[name] ?? 'changed'));
    }
    if (isPushed) facts.push(fact('pushed'));
    // A new place among the others goes without saying when it has moved further, or came into the backlog.
    const hasMoved = facts.some(({ what }) => what.startsWith('moved'));
    if (fields.has('order') && !hasMoved) facts.push(fact('moved'));
    if (fields.has('backlogOrder') && !isPushed) facts.push(fact('ranked'));
    return uniqueFacts(facts);
  }

  private nameOf(id: string): string {
    return id === metaId ? String(this.known.get(metaId)?.['title'] ?? '') : (this.titleOf(id) ?? '');
  }

  private titleOf(id: unknown): string | null {
    const record = typeof id === 'string' ? this.known.get(id) : undefined;
    return record === undefined ? null : short(record['title'] ?? record['name']);
  }
}

/** Told by something else, or not worth telling. */
const quietFields: Readonly<Record<string, true>> = {
  order: true,
  backlogOrder: true,
  pushed: true,
  stage: true,
  doneAt: true,
  plannedAt: true,
  backlogAt: true,
  declineReason: true,
  confirmedBy: true,
};
const factOfField: Readonly<Record<string, ChangeKind>> = {
  details: 'described',
  outcome: 'described',
  estimate: 'estimated',
  personas: 'tagged',
  labels: 'tagged',
  moscow: 'scored',
  reach: 'scored',
  impact: 'scored',
  confidence: 'scored',
  effort: 'scored',
  userValue: 'scored',
  timeCriticality: 'scored',
  riskReduction: 'scored',
  rating1: 'scored',
  rating2: 'scored',
  rating3: 'scored',
  rating4: 'scored',
  rating5: 'scored',
  rating6: 'scored',
  groomedAt: 'confirmed',
  confirmedAt: 'confirmed',
  notes: 'described',
  why: 'described',
  at: 'moved',
  from: 'moved',
  to: 'moved',
};

const fact = (what: ChangeKind, to: string | null = null): Fact => ({ what, to });

function uniqueFacts(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((each) => [JSON.stringify(each), each])).values()];
}

function metaFacts(fields: ReadonlyMap<string, FieldChange>): Fact[] {
  const facts: Fact[] = fields.has('title') ? [fact('mapRenamed', short(fields.get('title')!.to))] : [];
  if (fields.has('vision')) facts.push(fact('vision'));
  if (Object.keys(settingsFields).some((name) => fields.has(name))) facts.push(fact('settings'));
  return facts;
}

function plainMeta({ title, vision, settings }: ReturnType<typeof readMeta>): Fields {
  return { title, vision, ...settings };
}

function nameBefore(fields: ReadonlyMap<string, FieldChange>): string {
  return short(fields.get('title')?.from ?? fields.get('name')?.from);
}

function short(text: unknown): string {
  const whole = typeof text === 'string' ? text.trim() : '';
  return whole.length <= longestInHistory
    ? whole
    : `${whole
        .slice(0, longestInHistory - 1)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`;
}

/** The ids of the records a transaction touched; `meta` for the map's own registers. */
function* touchedIn(transaction: Y.Transaction): Generator<string> {
  const meta: unknown = metaOf(transaction.doc);
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    let root = type as Y.Map<unknown>;
    let id: string | null = null;
    for (; root._item !== null; root = root._item.parent as Y.Map<unknown>) id = root._item.parentSub;
    if (root === meta) yield metaId;
    else {
      const kind = kindOfShared(transaction.doc, root);
      const ids = id === null ? [...keys] : [id];
      for (const each of ids) if (kind !== null && isId(kind, each)) yield each;
    }
  }
}

function kindOfShared(doc: Y.Doc, root: unknown): Kind | null {
  const name = [...doc.share].find(([, shared]) => (shared as unknown) === root)?.[0];
  const found = name === undefined ? null : kindOfRoot(name);
  return kinds.find((kind) => kind === found) ?? null;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
