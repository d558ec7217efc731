/** Prints what a component shows only on paper. */
import { useEffect, useState } from 'react';

/** While `isPrinting`, the sheet is in the page; the dialog of the browser opens once it is drawn. */
export function usePrint(): { readonly print: () => void; readonly isPrinting: boolean } {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return undefined;
    const done = (): void => setIsPrinting(false);
    window.addEventListener('afterprint', done);
    // Two frames: the first draws the sheet, in the second its late parts are there.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', done);
    };
  }, [isPrinting]);
  return { print: () => setIsPrinting(true), isPrinting };
}
