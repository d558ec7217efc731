/**
 * Other people's cursors: one element each on a layer of its own, moved by transform at most every 66 ms (100 in a
 * crowd), never a repaint of the map. A few glide; a crowd does not, because a glide is a frame of the whole page every 16 ms.
 */
import type { Point } from '../layout/geometry.ts';
import { headerFrame } from '../layout/headers.ts';
import { pointerOnScreen } from '../layout/pointer.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { words } from '../ui/words.ts';
import { presenceColour } from './paint/look.ts';

export interface Cursors {
  /** The viewport moved: cursors stay on their map points. */
  readonly follow: () => void;
  readonly dispose: () => void;
}

interface CursorElement {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  /** What it says, and where it is in whole pixels; null while it waits outside of the screen. */
  says: { readonly name: string; readonly colour: number } | null;
  at: Point | null;
  seenAt: number;
}

interface ClassNames {
  readonly cursor: string;
  readonly name: string;
  readonly jump: string;
  readonly more: string;
}

const between = 66;
/** The same in a crowd, whose pointers nobody follows one by one. */
const betweenInCrowd = 100;
/** More on the screen than these are only counted, and counted anew at most this often, in milliseconds. */
export const mostCursors = 20;
const betweenCounts = 1000;
/** More than these move in steps. */
const mostGliding = 6;
/** Who has not been on the screen for so long, in milliseconds, makes place for somebody else. */
const keepsPlace = 4000;
/** A pointer that moved further than this between two messages has jumped and does not glide there, in pixels. */
const farthestGlide = 500;
/** Where a cursor waits that is not on the screen: taking it away and back would cost a layout. */
const outside = 'translate(-300px, -300px)';

export function createCursors(
  container: HTMLElement,
  people: PeopleStore,
  view: ViewStore,
  className: ClassNames,
): Cursors {
  const made = new Map<number, CursorElement>();
  const more = document.createElement('div');
  more.className = className.more;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let countTimer: ReturnType<typeof setTimeout> | null = null;
  let hidden = 0;
  let isCrowd = false;

  const update = (): void => {
    timer = null;
    const { viewport, showsCursors } = view.getState();
    const all = showsCursors ? people.getState() : [];
    const frame = headerFrame(viewport);
    const onScreen = new Map<number, { readonly person: PersonHere; readonly at: Point }>();
    for (const person of all) {
      const { cursor } = person.presence;
      const at = cursor === null ? null : pointerOnScreen(viewport, cursor, frame);
      if (at !== null) onScreen.set(person.clientId, { person, at });
    }
    const now = performance.now();
    forget(all, now);
    for (const [id, cursor] of made) if (!onScreen.has(id)) park(cursor);
    isCrowd = onScreen.size > mostGliding;
    let uncounted = 0;
    for (const [id, { person, at }] of onScreen) {
      const cursor = made.get(id) ?? (made.size < mostCursors ? make(id) : null);
      if (cursor === null) uncounted++;
      else show(cursor, person, at, now);
    }
    count(uncounted);
  };
  const make = (id: number): CursorElement => {
    const cursor = makeCursor(className);
    made.set(id, cursor);
    container.append(cursor.element);
    return cursor;
  };
  /** Who left the screen for a moment keeps their place, so that nobody comes and goes while many are here. */
  const forget = (all: readonly PersonHere[], now: number): void => {
    if (made.size === 0) return;
    const ids = new Set(all.map(({ clientId }) => clientId));
    for (const [id, { element, at, seenAt }] of made) {
      if (ids.has(id) && (at !== null || now - seenAt < keepsPlace)) continue;
      element.remove();
      made.delete(id);
    }
  };
  const park = (cursor: CursorElement): void => {
    if (cursor.at === null) return;
    cursor.at = null;
    cursor.element.classList.add(className.jump);
    cursor.element.style.transform = outside;
  };
  const show = (cursor: CursorElement, person: PersonHere, at: Point, now: number): void => {
    cursor.seenAt = now;
    const { element, says } = cursor;
    if (says?.name !== person.name) cursor.name.textContent = person.name;
    if (says?.colour !== person.colour) element.style.setProperty('--person', presenceColour(person.colour));
    cursor.says = person;
    const [x, y] = [Math.round(at.x), Math.round(at.y)];
    const last = cursor.at;
    if (last !== null && last.x === x && last.y === y) return;
    const steps = isCrowd || last === null || Math.hypot(last.x - x, last.y - y) > farthestGlide;
    element.classList.toggle(className.jump, steps);
    element.style.transform = `translate(${x}px, ${y}px)`;
    cursor.at = { x, y };
  };
  /** None, and the first of them, are said at once. */
  const count = (number: number): void => {
    hidden = number;
    if (number > 0 && more.isConnected) countTimer ??= setTimeout(sayCount, betweenCounts);
    else sayCount();
  };
  const sayCount = (): void => {
    if (countTimer !== null) clearTimeout(countTimer);
    countTimer = null;
    if (hidden === 0) return more.remove();
    const text = words.canvas.moreCursors(hidden);
    if (more.textContent !== text) more.textContent = text;
    if (!more.isConnected) container.append(more);
  };
  const unsubscribe = [
    people.subscribe(() => {
      timer ??= setTimeout(update, isCrowd ? betweenInCrowd : between);
    }),
    view.subscribe((state, before) => {
      if (state.showsCursors !== before.showsCursors) update();
    }),
  ];
  update();

  return {
    follow: () => {
      if (made.size === 0 && people.getState().length === 0) return;
      // While the map moves under them, cursors go with it at once instead of gliding after it.
      container.classList.add(className.jump);
      update();
      requestAnimationFrame(() => container.classList.remove(className.jump));
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      if (countTimer !== null) clearTimeout(countTimer);
      unsubscribe.forEach((stop) => stop());
      container.replaceChildren();
    },
  };
}

const svg = 'http://www.w3.org/2000/svg';

function makeCursor(className: ClassNames): CursorElement {
  const element = document.createElement('div');
  element.className = className.cursor;
  element.dataset['cursor'] = '';
  const arrow = document.createElementNS(svg, 'svg');
  arrow.setAttribute('viewBox', '0 0 18 20');
  arrow.setAttribute('width', '18');
  arrow.setAttribute('height', '20');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', 'M2 1.6 15.4 9.9 8.9 11.3 5.6 17.6Z');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('stroke', '#ffffff');
  path.setAttribute('stroke-width', '1.5');
  path.setAttribute('stroke-linejoin', 'round');
  arrow.append(path);
  const name = document.createElement('span');
  name.className = className.name;
  element.append(arrow, name);
  return { element, name, says: null, at: null, seenAt: 0 };
}
