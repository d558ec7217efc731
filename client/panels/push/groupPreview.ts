/** The preview's items in the order they matter: what is new, what changed, what leaves, then the rest. */
import type { PushChange, PushItem } from '../../../shared/views/pushPreview.ts';

const order: readonly PushChange[] = ['new', 'changed', 'leaving', 'unchanged'];

/** Groups without items are left out; the order within a group stays. */
export function groupPreview(
  items: readonly PushItem[],
): readonly { readonly change: PushChange; readonly items: readonly PushItem[] }[] {
  return order
    .map((change) => ({ change, items: items.filter((item) => item.change === change) }))
    .filter((group) => group.items.length > 0);
}
