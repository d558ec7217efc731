/** Dragging an initiative along the timeline: to the quarter under the pointer, as long as it is now; keys do the same. */
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { QuarterSpan } from '../../../shared/views/roadmapWindow.ts';
import { edgeScroll } from '../live/edgeScroll.ts';
import { usePointerDrag } from '../live/usePointerDrag.ts';

/** A window as quarters; null: none. */
export type Span = QuarterSpan | null;

export interface WindowDrag {
  readonly id: InitiativeId;
  /** Where it would be. */
  readonly span: Span;
  readonly isHome: boolean;
  /** On the screen. */
  readonly x: number;
  readonly y: number;
}

interface Taken {
  readonly id: InitiativeId;
  readonly span: Span;
  /** The quarter it was taken at; null: in the column of what has no window. */
  readonly at: number | null;
}

/** In `scroller` the head of each quarter carries `data-quarter`, that of the last column an empty one. */
export function useWindowDrag(
  scroller: RefObject<HTMLElement | null>,
  onDrop: (id: InitiativeId, span: Span) => void,
) {
  const { drag, start } = usePointerDrag<Taken, WindowDrag>({
    place: (taken, { x, y }) => {
      const span = spanAt(taken, quarterAt(scroller.current, x));
      return { id: taken.id, span, isHome: isSame(span, taken.span), x, y };
    },
    scroll: ({ x }) => scrollAlong(scroller.current, x),
    onDrop: ({ id, span, isHome }) => {
      if (!isHome) onDrop(id, span);
    },
  });
  return {
    drag,
    start: (event: PointerEvent, id: InitiativeId, span: Span): void =>
      start(event, { id, span, at: quarterAt(scroller.current, event.clientX) }),
  };
}

/** It keeps its length and hangs on the pointer where it was taken; what had no window gets the quarter. */
export function spanAt({ span, at }: Omit<Taken, 'id'>, over: number | null): Span {
  if (over === null) return null;
  if (span === null || at === null) return { first: over, last: over };
  return { first: span.first + over - at, last: span.last + over - at };
}

/** Alt and an arrow move it by a quarter, with Shift they move its end; null: the key does nothing here. */
export function spanByKey(
  { key, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey'>,
  span: Span,
  today: number,
): QuarterSpan | null {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  if (!altKey || by === 0) return null;
  return shiftKey ? spanLonger(span, by, today) : spanLater(span, by, today);
}

/** By so many quarters; what had no window comes into this one. */
export function spanLater(span: Span, by: number, today: number): QuarterSpan {
  return span === null ? { first: today, last: today } : { first: span.first + by, last: span.last + by };
}

/** It never gets shorter than one quarter. */
export function spanLonger(span: Span, by: number, today: number): QuarterSpan {
  if (span === null) return { first: today, last: today };
  return { first: span.first, last: Math.max(span.first, span.last + by) };
}

/** Beyond the ends it is the first quarter, or the column of what has no window. */
function quarterAt(scroller: HTMLElement | null, x: number): number | null {
  const heads = [...(scroller?.querySelectorAll<HTMLElement>('[data-quarter]') ?? [])];
  const under = heads.find((head) => x < head.getBoundingClientRect().right) ?? heads.at(-1);
  const quarter = under?.dataset['quarter'] ?? '';
  return quarter === '' ? null : Number(quarter);
}

/** Whether anything scrolled. The names of the lanes stand before what scrolls. */
function scrollAlong(scroller: HTMLElement | null, x: number): boolean {
  const corner = scroller?.querySelector<HTMLElement>('[data-corner]');
  if (!scroller || !corner) return false;
  const { left, width } = scroller.getBoundingClientRect();
  const before = scroller.scrollLeft;
  scroller.scrollLeft += edgeScroll(x - left - corner.offsetWidth, width - corner.offsetWidth);
  return scroller.scrollLeft !== before;
}

function isSame(one: Span, other: Span): boolean {
  return one?.first === other?.first && one?.last === other?.last;
}
