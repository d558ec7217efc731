/** What a key means on a row of the backlog. */

export type ListKey =
  | { readonly does: 'go'; readonly by: number }
  | { readonly does: 'extend'; readonly by: number }
  | { readonly does: 'move'; readonly by: -1 | 1 }
  | { readonly does: 'goToEdge'; readonly edge: 'first' | 'last' }
  | { readonly does: 'open' | 'toggle' | 'all' | 'clear' | 'expand' | 'collapse' };

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** How many rows a page is. */
const page = 10;

/** Null: none of the list's keys. */
export function listKey({ key, altKey, shiftKey, ctrlKey, metaKey }: Pressed): ListKey | null {
  const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page }[key];
  if (by !== undefined) {
    if (altKey) return Math.abs(by) === 1 ? { does: 'move', by: by as -1 | 1 } : null;
    return { does: shiftKey ? 'extend' : 'go', by };
  }
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? { does: 'all' } : null;
  switch (key) {
    case 'Home':
      return { does: 'goToEdge', edge: 'first' };
    case 'End':
      return { does: 'goToEdge', edge: 'last' };
    case 'Enter':
      return { does: 'open' };
    case ' ':
      return { does: 'toggle' };
    case 'Escape':
      return { does: 'clear' };
    case 'ArrowRight':
      return { does: 'expand' };
    case 'ArrowLeft':
      return { does: 'collapse' };
    default:
      return null;
  }
}
