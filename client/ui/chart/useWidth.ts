/** How wide an element is, as it changes. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** In CSS pixels; 0 before it has been measured. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const shown = element.current;
    if (shown === null) return undefined;
    const measure = (): void => setWidth(Math.floor(shown.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(shown);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
