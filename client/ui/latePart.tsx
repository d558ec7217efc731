/** Parts of the page that are fetched when they are first shown: without the server they stay away and say so. */
import { useEffect, useReducer, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { showToast } from './toasts.ts';
import { words } from './words.ts';

/** A part that could not be fetched is asked for again this much later, in milliseconds, for as long as it is wanted. */
const pause = 5000;

/** What nobody waits for leaves the opening of a page to the rest of it: it is fetched so many milliseconds later. */
export const afterOpening = 2500;

/**
 * What has been fetched once is there at once; `fallback` is shown meanwhile. It is fetched after `wait` milliseconds:
 * then nobody waits for it, so nobody is told that it does not come.
 */
export function latePart<Props extends object>(
  fetchPart: () => Promise<{ readonly default: ComponentType<Props> }>,
  fallback: ReactNode | ((props: Props) => ReactNode) = null,
  wait = 0,
): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;

  function LatePart(props: Props) {
    const [, showPart] = useReducer((turn: number) => turn + 1, 0);
    const [isDue, setDue] = useState(wait === 0);
    const asked = useRef(-Infinity);
    const asksItself = useRef(false);
    const isShown = useRef(true);
    useEffect(() => {
      isShown.current = true;
      return () => {
        isShown.current = false;
      };
    }, []);
    useEffect(() => {
      if (isDue) return undefined;
      const timer = setTimeout(() => setDue(true), wait);
      return () => clearTimeout(timer);
    }, [isDue]);
    // Asked for again whenever the page draws it again, so that a second press of a button is a second try.
    useEffect(() => {
      if (part !== null || !isDue || performance.now() - asked.current < pause) return;
      const isTold = wait === 0 && !asksItself.current;
      asked.current = performance.now();
      asksItself.current = false;
      fetchPart().then(
        (module) => {
          part = module.default;
          if (isShown.current) showPart();
        },
        () => {
          if (!isShown.current) return;
          if (isTold) showToast(words.notFetched, { tone: 'bad', replaces: 'notFetched' });
          setTimeout(() => {
            asksItself.current = true;
            if (isShown.current) showPart();
          }, pause);
        },
      );
    });
    const Part = part;
    if (Part !== null) return <Part {...props} />;
    return typeof fallback === 'function' ? fallback(props) : fallback;
  }
  return LatePart;
}
