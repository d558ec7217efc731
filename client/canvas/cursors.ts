/** Other people's cursors: one element each, moved by transform at most every 66 ms, never a repaint of the map. */
import { toScreen, type View } from '../layout/viewport.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import { presenceColour } from './paint/look.ts';

export interface Cursors {
  /** The viewport moved: cursors stay on their map points. */
  readonly follow: () => void;
  readonly dispose: () => void;
}

interface CursorElement {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  place: string;
}

const between = 66;

export function createCursors(
  container: HTMLElement,
  people: PeopleStore,
  view: () => View,
  className: { readonly cursor: string; readonly name: string; readonly jump: string },
): Cursors {
  const shown = new Map<number, CursorElement>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const update = (): void => {
    timer = null;
    const here = people.getState().filter(({ presence }) => presence.cursor !== null);
    const ids = new Set(here.map(({ clientId }) => clientId));
    for (const [id, { element }] of shown) {
      if (ids.has(id)) continue;
      element.remove();
      shown.delete(id);
    }
    for (const person of here) show(person);
  };
  const show = (person: PersonHere): void => {
    let made = shown.get(person.clientId);
    if (made === undefined) {
      made = makeCursor(className);
      shown.set(person.clientId, made);
      container.append(made.element);
    }
    const colour = presenceColour(person.colour);
    if (made.name.textContent !== person.name) made.name.textContent = person.name;
    made.element.style.setProperty('--person', colour);
    const { x, y } = toScreen(view(), person.presence.cursor!);
    const place = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    if (place !== made.place) made.element.style.transform = place;
    made.place = place;
  };
  const unsubscribe = people.subscribe(() => {
    timer ??= setTimeout(update, between);
  });
  update();

  return {
    follow: () => {
      // While the map moves under them, cursors go with it at once instead of gliding after it.
      container.classList.add(className.jump);
      update();
      requestAnimationFrame(() => container.classList.remove(className.jump));
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      unsubscribe();
      container.replaceChildren();
    },
  };
}

const svg = 'http://www.w3.org/2000/svg';

function makeCursor(className: { readonly cursor: string; readonly name: string }): CursorElement {
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
  return { element, name, place: '' };
}
