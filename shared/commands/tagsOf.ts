/** The personas or labels of a record, as the set that a tag is put into. */
import * as Y from 'yjs';
import { kindOf, type Id } from '../model/id.ts';
import { fieldsOf } from '../model/records.ts';
import { CommandError } from './commandError.ts';
import { anyLiveRecord } from './target.ts';

export type TagId = Id<'persona'> | Id<'label'>;

/** Writes nothing. Throws when the record is gone, or carries no tags of this kind. */
export function tagsOf(doc: Y.Doc, id: string, tag: TagId): Y.Map<unknown> {
  const { kind, record } = anyLiveRecord(doc, id);
  const field = kindOf(tag) === 'persona' ? 'personas' : 'labels';
  const tags = record.get(field);
  if (fieldsOf[kind][field]?.holds !== 'set' || !(tags instanceof Y.Map)) {
    throw new CommandError({ kind: 'refused', reason: `A ${kind} carries no ${field}.` });
  }
  return tags as Y.Map<unknown>;
}

/** Writes only what is not so already. */
export function setTag(tags: Y.Map<unknown>, tag: TagId, on: boolean): void {
  if (on && !tags.has(tag)) tags.set(tag, true);
  if (!on && tags.has(tag)) tags.delete(tag);
}
