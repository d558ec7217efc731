/** Puts the link to a card on the clipboard and says so. */
import type { Id } from '../../../shared/model/id.ts';
import { cardLink } from '../../store/cardLink.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';

/** Where the browser does not copy, the link is shown instead. */
export async function copyCardLink(mapId: string, id: Id): Promise<void> {
  const link = cardLink(window.location.origin, mapId, id);
  try {
    await navigator.clipboard.writeText(link);
    showToast(words.map.cardLinkCopied, { tone: 'good' });
  } catch {
    showToast(words.map.cardLinkFailed(link));
  }
}
