/** Text is measured with the font it will be drawn in: loads it, and says when it (or another part of it) has arrived. */
import { cssFont, fonts } from './paint/text.ts';

/** Calls `arrived` at once when the font is there already; stops when the returned function is called. */
export function followFonts(arrived: () => void): () => void {
  let isOpen = true;
  const tell = (): void => {
    if (isOpen) arrived();
  };
  // A font that cannot be loaded leaves the system's own, which has been measured already.
  void document.fonts.load(cssFont(fonts.card), 'Aa').then(tell, tell);
  document.fonts.addEventListener('loadingdone', tell);
  return () => {
    isOpen = false;
    document.fonts.removeEventListener('loadingdone', tell);
  };
}
