/** What a change did to the map's records, looked at after it was applied: the model's rules, strictly. */
import * as Y from 'yjs';
import { kindOfRoot, visionOf } from '../../shared/model/document.ts';
import { longestMapTitle, longestVision } from '../../shared/model/field.ts';
import type { Scope } from '../../shared/model/scope.ts';
import { documentRules } from '../../shared/protocol/documents.ts';
import { isId, type AnyKind } from '../../shared/model/id.ts';
import { fieldsOf } from '../../shared/model/records.ts';
import { settingField } from '../../shared/model/settings.ts';
import { findFaults } from '../../shared/model/writeRecord.ts';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { rootName, type Shared } from './changedPlace.ts';
import { isPlain, isSafeKey } from './content.ts';
import { Refusal } from './refusal.ts';

const mostFields = 64;
const mostMembers = 500;
const longestUnknownText = 20_000;

/**
 * Throws {@link Refusal} when a record the transaction touched is not one the product could have written.
 * `isHealing`: it brings back what was lost, and the server may have written that.
 */
export function inspectChange(transaction: Y.Transaction, scope: Scope, isHealing = false): void {
  const rules = documentRules[scope];
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    const shared = type as Y.Map<unknown> | Y.Text;
    if (shared._item?.deleted === true) continue;
    const path = pathOf(shared);
    const kind = kindOfRoot(path.root);
    if (path.keys.some((key) => key === null)) throw wrong('it hides content in a list');
    if (kind === null && shared === visionOf(transaction.doc)) checkVision(shared);
    else if (kind === null) checkMeta(shared, keys, path.keys.length, rules.settings);
    else if (!rules.kinds.includes(kind)) throw wrong(`a ${kind} does not belong here`);
    else if (!isHealing && rules.byServer?.includes(kind) === true) {
      throw new Refusal(closeCode.forbidden, `Only the server writes a ${kind}.`);
    } else if (path.keys.length === 0) checkRecords(kind, shared, keys);
    else if (path.keys.length === 1) checkRecord(kind, path.type(1), keys);
    else if (path.keys.length === 2) checkRecord(kind, path.type(1), new Set([path.keys[1]!]));
    else throw wrong('it nests too deep');
  }
}

/** Where a shared type stands: its root's name and the keys down to it. */
function pathOf(type: Y.Map<unknown> | Y.Text): {
  root: string;
  keys: (string | null)[];
  type: (depth: number) => unknown;
} {
  const chain: unknown[] = [type];
  const keys: (string | null)[] = [];
  let at = type as Y.AbstractType<unknown>;
  while (at._item !== null) {
    keys.unshift(at._item.parentSub);
    at = at._item.parent as Y.AbstractType<unknown>;
    chain.unshift(at);
  }
  return { root: rootName(at as Shared), keys, type: (depth) => chain[depth] };
}

function checkMeta(
  meta: Y.Map<unknown> | Y.Text,
  keys: ReadonlySet<string | null>,
  depth: number,
  hasSettings: boolean,
): void {
  if (depth > 0 || !(meta instanceof Y.Map) || meta._start !== null) throw wrong('it does not fit the map');
  for (const key of keys) {
    const held = meta.get(key!);
    const setting = hasSettings ? settingField(key!) : null;
    if (setting !== null) {
      if (held !== undefined && !setting.schema.safeParse(held).success)
        throw wrong(`the setting ${key} is not one`);
    } else if (key !== 'title' || !hasSettings) {
      throw new Refusal(closeCode.forbidden, 'Only the server writes this part of a map.');
    } else if (typeof held !== 'string' || held.length > longestMapTitle) throw wrong('the title is not one');
  }
}

/** The server made the text; people edit it and do nothing else with it. Two at once may pass the longest together. */
function checkVision(vision: Y.Text): void {
  if (vision.length > 2 * longestVision || !isTextOnly(vision)) throw wrong('the vision is not only text');
}

function checkRecords(
  kind: AnyKind,
  records: Y.Map<unknown> | Y.Text,
  ids: ReadonlySet<string | null>,
): void {
  if (!(records instanceof Y.Map) || records._start !== null) throw wrong('it does not fit the map');
  for (const id of ids) {
    if (!isId(kind, id)) throw wrong('an id is not one');
    if (!records.has(id)) continue; // undoing an addition takes the record away
    const record = records.get(id);
    const held = record instanceof Y.Map ? record.keys() : [];
    checkRecord(kind, record, new Set([...Object.keys(fieldsOf[kind]), ...held]));
  }
}

/** Checks the touched fields of a record. */
function checkRecord(kind: AnyKind, record: unknown, touched: ReadonlySet<string | null>): void {
  if (!(record instanceof Y.Map) || record._start !== null) throw wrong(`a ${kind} is not a record`);
  // Yjs counts entry by entry; with those that were deleted there are seldom more.
  if (record._map.size > mostFields && record.size > mostFields) throw wrong(`a ${kind} has too many fields`);
  const faults = new Set(findFaults(kind, record, touched));
  for (const name of touched) {
    const held: unknown = record.get(name!);
    const field = Object.hasOwn(fieldsOf[kind], name!) ? fieldsOf[kind][name!] : undefined;
    if (field === undefined) {
      if (record.has(name!) && !isHarmless(name!, held))
        throw wrong(`a ${kind} has a field that is not allowed`);
      continue;
    }
    if (faults.has(name!)) throw wrong(`the ${name} of a ${kind} is not one`);
    if (held instanceof Y.Map && !isSetOf(held, (key) => field.holds === 'set' && isId(field.of, key))) {
      throw wrong(`the ${name} of a ${kind} hold something else`);
    }
    if (held instanceof Y.Text && !isTextOnly(held)) throw wrong(`the ${name} of a ${kind} is not only text`);
  }
}

/** A field of a newer version: kept, as long as it is small and plain. */
function isHarmless(name: string, held: unknown): boolean {
  if (!isSafeKey(name)) return false;
  if (held instanceof Y.Text) return held.length <= longestUnknownText && isTextOnly(held);
  if (held instanceof Y.Map) return isSetOf(held, isSafeKey);
  return isPlain(held) && JSON.stringify(held).length <= longestUnknownText;
}

function isSetOf(map: Y.Map<unknown>, isMember: (key: string) => boolean): boolean {
  if (map._start !== null || map.size > mostMembers) return false;
  return [...map.entries()].every(([key, value]) => isMember(key) && value === true);
}

function isTextOnly(text: Y.Text): boolean {
  if (text._map.size > 0) return false;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || item.content instanceof Y.ContentString) continue;
    return false;
  }
  return true;
}

function wrong(what: string): Refusal {
  return new Refusal(closeCode.badFrame, `The change was refused: ${what}.`, 'record');
}
