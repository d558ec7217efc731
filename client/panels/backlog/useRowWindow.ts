/** Which lines of a long list are drawn: those in sight and a few around them. All are equally tall, so nothing is measured. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Lines that are drawn above and below those in sight. */
const margin = 6;
/** What is drawn changes after so many lines only, not with each of them. */
const stride = 3;

export interface RowWindow {
  readonly first: number;
  /** The one after the last. */
  readonly end: number;
  /** Brings a line into sight, if it is not; scrolls no further than that. */
  readonly show: (index: number) => void;
}

/** Of a list of so many `rows`; `rowHeight` in CSS pixels. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  rowHeight: number,
): RowWindow {
  const [seen, setSeen] = useState({ first: 0, lines: 0 });
  /** As the last event told: asking the page would have it laid out for each key. */
  const place = useRef({ top: 0, height: 0 });

  const look = (): void => {
    const { top, height } = place.current;
    const first = Math.floor(top / rowHeight / stride) * stride;
    const lines = Math.ceil(height / rowHeight) + stride;
    setSeen((before) => (before.first === first && before.lines === lines ? before : { first, lines }));
  };
  const latest = useRef(look);
  latest.current = look;
  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return undefined;
    const read = (): void => {
      place.current = { top: list.scrollTop, height: list.clientHeight };
      latest.current();
    };
    // What comes into sight is drawn in the frame that shows it.
    const onScroll = (): void => flushSync(read);
    read();
    const resized = new ResizeObserver(read);
    resized.observe(list);
    list.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      list.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight]);

  const first = Math.max(Math.min(seen.first, rows - seen.lines) - margin, 0);
  return {
    first,
    end: Math.min(seen.first + seen.lines + margin, rows),
    show: (index) => {
      const list = scroller.current;
      const { top, height } = place.current;
      const least = (index + 1) * rowHeight - height;
      const most = index * rowHeight;
      if (list === null || (least <= top && top <= most)) return;
      const next = top > most ? most : least;
      list.scrollTop = next;
      place.current = { top: next, height };
      look();
    },
  };
}
