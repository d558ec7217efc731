/** The words around a list of links. */
import { words } from '../../ui/words.ts';
import type { ListWords } from '../dialogs/LoadedList.tsx';

/** What the links are to, and that there is none yet, is each list's own. */
export function linkListWords({ links, none }: { readonly links: string; readonly none: string }): ListWords {
  const { loading, listFailed } = words.share;
  return { title: links, loading, failed: listFailed, none };
}
