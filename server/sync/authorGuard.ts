/** Whether a change says something untrue about who made a record, or changes what another one said. */
import * as Y from 'yjs';
import type { Author } from '../../shared/commands/command.ts';
import { kindOfRoot } from '../../shared/model/document.ts';
import { fieldsOf } from '../../shared/model/records.ts';
import { placeOf, rootName, type Shared } from './changedPlace.ts';
import { heldBefore } from './heldBefore.ts';

/** Who sends a change: the author the server knows, and whether they keep order among the comments of others. */
export interface AuthorOfChange extends Author {
  readonly moderates: boolean;
}

/**
 * Looks at a transaction of a socket, from `afterTransaction`.
 * A1: on a map only the server writes who made a card. In the talk a comment is by who sends it, under the name the
 * server knows; nobody changes what another one said; whoever may comment may resolve; facilitators take away.
 */
export function breaksAuthorship(transaction: Y.Transaction, author: AuthorOfChange): boolean {
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    const { root, record } = placeOf(type as Shared);
    const kind = kindOfRoot(rootName(root));
    if (kind === null || !Object.hasOwn(fieldsOf[kind], 'createdBy')) continue;
    const breaks = kind === 'comment' ? breaksComment : breaksCard;
    if (record === null) {
      for (const id of keys) {
        const change = { before: heldBefore(root, id!, transaction), after: root.get(id!), keys: null };
        if (breaks(change, transaction, author)) return true;
      }
    } else if (record === type) {
      if (breaks({ before: record, after: record, keys }, transaction, author)) return true;
    }
  }
  return false;
}

interface Change {
  /** The record before and after; the same one when fields of it changed. */
  readonly before: unknown;
  readonly after: unknown;
  /** Its changed fields; null: the record came, went, or was replaced. */
  readonly keys: ReadonlySet<string | null> | null;
}

function breaksCard({ before, after, keys }: Change, transaction: Y.Transaction): boolean {
  if (keys !== null && !keys.has('createdBy')) return false;
  return makerNow(after) !== '' && makerNow(after) !== makerBefore(before, transaction);
}

function breaksComment(
  { before, after, keys }: Change,
  transaction: Y.Transaction,
  author: Author & { moderates: boolean },
): boolean {
  if (keys === null) {
    const isOwnBefore = before === undefined || makerBefore(before, transaction) === author.key;
    const isOwnAfter =
      after === undefined ||
      (after instanceof Y.Map && makerNow(after) === author.key && after.get('author') === author.name);
    return !isOwnBefore || !isOwnAfter;
  }
  if (makerBefore(before, transaction) !== author.key) {
    return [...keys].some((key) => key !== 'resolved' && !(key === 'archivedAt' && author.moderates));
  }
  return ['createdBy', 'author', 'storyId', 'at'].some((key) => keys.has(key));
}

function makerNow(record: unknown): unknown {
  return record instanceof Y.Map ? (record.get('createdBy') ?? '') : '';
}

function makerBefore(record: unknown, transaction: Y.Transaction): unknown {
  return record instanceof Y.Map ? (heldBefore(record as Shared, 'createdBy', transaction) ?? '') : '';
}
