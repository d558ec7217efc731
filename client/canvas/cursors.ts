/** Other people's cursors: one element each, moved by transform at most every 66 ms, never a repaint of the map. */
import type { Point } from '../layout/geometry.ts';
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
  at: Point | null;
}

interface ClassNames {
  readonly cursor: string;
  readonly name: string;
  readonly jump: string;
  readonly more: string;
}

const between = 66;
/** More on the screen than these are only counted. */
export const mostCursors = 20;
/** A pointer that moved further than this between two messages has jumped and does not glide there, in pixels. */
const farthestGlide = 500;

export function createCursors(
  container: HTMLElement,
  people: PeopleStore,
  view: ViewStore,
  className: ClassNames,
): Cursors {
  const shown = new Map<number, CursorElement>();
  const more = document.createElement('div');
  more.className = className.more;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const update = (): void => {
    timer = null;
    const { viewport, showsCursors } = view.getState();
    const here = new Map<PersonHere, Point>();
    for (const person of showsCursors ? people.getState() : []) {
      const { cursor } = person.presence;
      const at = cursor === null ? null : pointerOnScreen(viewport, cursor);
      if (at !== null) here.set(person, at);
    }
    const chosen = choose([...here.keys()]);
    const ids = new Set(chosen.map(({ clientId }) => clientId));
    for (const [id, { element }] of shown) {
      if (ids.has(id)) continue;
      element.remove();
      shown.delete(id);
    }
    for (const person of chosen) show(person, here.get(person)!);
    count(here.size - chosen.length);
  };
  /** Those that are shown stay, so that nobody comes and goes while many are here. */
  const choose = (here: readonly PersonHere[]): readonly PersonHere[] => {
    if (here.length <= mostCursors) return here;
    const known = here.filter(({ clientId }) => shown.has(clientId));
    const others = here.filter(({ clientId }) => !shown.has(clientId));
    return [...known, ...others].slice(0, mostCursors);
  };
  const show = (person: PersonHere, at: Point): void => {
    let made = shown.get(person.clientId);
    if (made === undefined) {
      made = makeCursor(className);
      shown.set(person.clientId, made);
      container.append(made.element);
    }
    const { element, name } = made;
    if (name.textContent !== person.name) name.textContent = person.name;
    element.style.setProperty('--person', presenceColour(person.colour));
    const [x, y] = [Math.round(at.x), Math.round(at.y)];
    const last = made.at;
    if (last !== null && last.x === x && last.y === y) return;
    const hasJumped = last === null || Math.hypot(last.x - x, last.y - y) > farthestGlide;
    element.classList.toggle(className.jump, hasJumped);
    element.style.transform = `translate(${x}px, ${y}px)`;
    made.at = { x, y };
  };
  const count = (number: number): void => {
    if (number === 0) return more.remove();
    const text = words.canvas.moreCursors(number);
    if (more.textContent !== text) more.textContent = text;
    if (!more.isConnected) container.append(more);
  };
  const unsubscribe = [
    people.subscribe(() => {
      timer ??= setTimeout(update, between);
    }),
    view.subscribe((state, before) => {
      if (state.showsCursors !== before.showsCursors) update();
    }),
  ];
  update();

  return {
    follow: () => {
      if (shown.size === 0 && people.getState().length === 0) return;
      // While the map moves under them, cursors go with it at once instead of gliding after it.
      container.classList.add(className.jump);
      update();
      requestAnimationFrame(() => container.classList.remove(className.jump));
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
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
  return { element, name, at: null };
}
