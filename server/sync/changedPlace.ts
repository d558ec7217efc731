/** Where a change stands; for guards that look at transactions. */
import type * as Y from 'yjs';

/** Any shared type; what it is in truth does not matter here. */
export type Shared = Y.Map<unknown>;

/** The root a type stands under, and the record of it (null: the type is the root). */
export function placeOf(type: Shared): { root: Shared; record: Shared | null } {
  let record: Shared | null = null;
  let at = type;
  while (at._item !== null) {
    record = at;
    at = at._item.parent as Shared;
  }
  return { root: at, record };
}

const names = new WeakMap<Shared, string>();

/** The name of a root; it never changes. Empty for what is no root. */
export function rootName(root: Shared): string {
  const name = names.get(root) ?? findName(root);
  if (name !== '') names.set(root, name);
  return name;
}

function findName(root: Shared): string {
  const shared = [...(root.doc?.share ?? [])] as unknown as [string, Shared][];
  return shared.find(([, type]) => type === root)?.[0] ?? '';
}
