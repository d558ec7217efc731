/** Puts the link to the map as it is seen now on the clipboard, and says so. */
import type { ViewStore } from '../../store/viewStore.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { viewLink } from './viewMemory.ts';

/** The link gives nobody access: whoever may open the map sees it this way. */
export async function copyViewLink(view: ViewStore): Promise<void> {
  try {
    // Not there on plain http under a name of the local network.
    await navigator.clipboard.writeText(viewLink(window.location.href, view));
    showToast(words.lens.copied, { tone: 'good' });
  } catch {
    showToast(words.lens.notCopied, { tone: 'bad' });
  }
}
