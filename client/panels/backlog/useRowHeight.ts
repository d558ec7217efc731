/** How tall a row of the backlog is: one line, or two on a narrow page. */
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 44rem)');
const oneLine = 48;
const twoLines = 96;

const subscribe = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** In CSS pixels; all rows are alike, so that their places need no measuring. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, () => narrow.matches) ? twoLines : oneLine;
}
