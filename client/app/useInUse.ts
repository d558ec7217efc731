/** Whether somebody has begun to use the page: what is only needed then is fetched then. */
import { useEffect, useState } from 'react';

const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
/** Milliseconds after which it counts as used, for those who only look. */
const patience = 4000;

/** False until a pointer moves, a key is pressed or something is focused, at the latest for a few seconds. */
export function useInUse(): boolean {
  const [isInUse, setInUse] = useState(false);
  useEffect(() => {
    if (isInUse) return;
    const begin = (): void => setInUse(true);
    const timer = setTimeout(begin, patience);
    for (const sign of signs) window.addEventListener(sign, begin);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, begin);
    };
  }, [isInUse]);
  return isInUse;
}
