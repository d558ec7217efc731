/** Keeps the open text above the keyboard that a phone or tablet lays over the page. */
import type { ViewStore } from '../store/viewStore.ts';

/** Kept free between the text and the keyboard, in CSS pixels. */
const room = 16;

/** The part of the page that can be seen; absent in old browsers. */
export type SeenPage = Pick<
  VisualViewport,
  'offsetTop' | 'height' | 'addEventListener' | 'removeEventListener'
>;

/** Asks to move the map up (`by` pixels) whenever the text lies behind the keyboard; until the returned function is called. */
export function keepAboveKeyboard({
  area,
  view,
  seen,
  moveUp,
}: {
  readonly area: HTMLElement;
  readonly view: ViewStore;
  readonly seen: SeenPage | null;
  readonly moveUp: (by: number) => void;
}): () => void {
  if (seen === null) return () => {};
  const look = (): void => {
    if (view.getState().editing === null) return;
    const { top, bottom } = area.getBoundingClientRect();
    const hidden = bottom + room - (seen.offsetTop + seen.height);
    // A text taller than what is left begins at its top.
    const by = Math.min(hidden, top - seen.offsetTop - room);
    if (by > 0) moveUp(by);
  };
  const stop = view.subscribe((state, before) => {
    if (state.editing !== before.editing) queueMicrotask(look);
  });
  seen.addEventListener('resize', look);
  seen.addEventListener('scroll', look);
  return () => {
    stop();
    seen.removeEventListener('resize', look);
    seen.removeEventListener('scroll', look);
  };
}
