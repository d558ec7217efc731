/** Lets the arrow keys go from initiative to initiative in reading order. */
import type { KeyboardEvent } from 'react';

/** For keydown of what is around buttons with `data-part="open"`. */
export function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  const back = event.key === 'ArrowUp' || event.key === 'ArrowLeft';
  const on = event.key === 'ArrowDown' || event.key === 'ArrowRight';
  const { target } = event;
  if ((!back && !on) || event.altKey || !(target instanceof HTMLElement) || target.dataset['part'] !== 'open')
    return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-part="open"]')];
  const next = all[all.indexOf(target) + (back ? -1 : 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
