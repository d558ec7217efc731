/**
 * The minimap: a bitmap of the whole map that is painted anew only when the map changed, under a frame that shows what
 * is on the screen and is moved by transform alone.
 */
import { createFrequent } from './frequent.ts';
import { contains, type Point } from '../../layout/geometry.ts';
import { minimapFrame, onMinimap, underMinimap, type MinimapFrame } from '../../layout/minimap.ts';
import { visibleRect } from '../../layout/viewport.ts';
import type { PeopleStore, PersonHere } from '../../store/people.ts';
import { wish } from '../../store/viewMoves.ts';
import type { ViewState } from '../../store/viewStore.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { goTo, notePlace } from '../../tools/viewTool.ts';
import { minimapWords } from '../../ui/words/minimap.ts';
import { presenceColour } from '../paint/look.ts';
import type { Painting } from '../paint/painting.ts';
import { retitledStories } from '../textChange.ts';
import styles from './Minimap.module.css';
import { paintMinimap } from './paintMinimap.ts';

/** The bitmap follows the map, and the dots the people, at most this often, in milliseconds. */
const betweenPaints = 250;
const betweenDots = 200;

const arrows: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** Puts it into `host` until the returned function is called. */
export function openMinimap(
  host: HTMLElement,
  tools: Tools,
  people: PeopleStore,
  painting: () => Painting,
): () => void {
  const { view, store } = tools;
  const element = document.createElement('div');
  const canvas = document.createElement('canvas');
  const dots = document.createElement('div');
  const seen = document.createElement('div');
  element.className = styles['minimap']!;
  dots.className = styles['dots']!;
  seen.className = styles['seen']!;
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', minimapWords.label);
  element.append(canvas, dots, seen);
  host.append(element);
  const context = canvas.getContext('2d')!;
  const listening = new AbortController();
  let frame: MinimapFrame = minimapFrame(tools.layout());
  let isFollowing = false;
  let records = store.getRecords();

  const paint = (): void => {
    const now = painting();
    frame = minimapFrame(now.layout);
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      element.style.width = `${frame.width}px`;
      element.style.height = `${frame.height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintMinimap(context, now, frame);
    placeSeen();
    placeDots();
  };
  const placeSeen = (): void => {
    isFollowing = false;
    const box = onMinimap(frame, visibleRect(view.getState().viewport));
    seen.style.transform = `translate(${box.x.toFixed(1)}px, ${box.y.toFixed(1)}px)`;
    const size = `${Math.max(6, Math.round(box.width))}px ${Math.max(6, Math.round(box.height))}px`;
    if (seen.dataset['size'] === size) return;
    seen.dataset['size'] = size;
    const [width, height] = size.split(' ') as [string, string];
    seen.style.width = width;
    seen.style.height = height;
  };
  const placeDots = (): void => {
    const shown = view.getState().showsCursors ? people.getState() : [];
    const placed = shown.flatMap((person) => {
      const at = whereIs(person);
      return at === null ? [] : [{ person, at }];
    });
    while (dots.childElementCount > placed.length) dots.lastElementChild?.remove();
    placed.forEach(({ person, at: point }, i) => {
      const dot = (dots.children[i] ?? dots.appendChild(document.createElement('span'))) as HTMLElement;
      const { x, y } = onMinimap(frame, { ...point, width: 0, height: 0 });
      const at = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      const colour = presenceColour(person.colour);
      if (dot.dataset['colour'] !== colour)
        dot.style.setProperty('--person', (dot.dataset['colour'] = colour));
      if (dot.dataset['at'] !== at) dot.style.transform = dot.dataset['at'] = at;
    });
  };
  const paintSoon = createFrequent(betweenPaints, paint);
  const dotsSoon = createFrequent(betweenDots, placeDots);
  const onView = (state: ViewState, before: ViewState): void => {
    if (state.viewport !== before.viewport && !isFollowing) {
      isFollowing = true;
      requestAnimationFrame(placeSeen);
    }
    const isChanged =
      state.lens !== before.lens ||
      state.search?.text !== before.search?.text ||
      state.collapsed !== before.collapsed;
    if (isChanged) paintSoon.ask();
    if (state.showsCursors !== before.showsCursors) dotsSoon.ask();
  };
  const stops = [
    view.subscribe(onView),
    people.subscribe(dotsSoon.ask),
    store.subscribe((change) => {
      const before = records;
      records = store.getRecords();
      // Other words change no block, unless somebody searches for them.
      const isOnlyWords = retitledStories(change, before, records) !== null;
      if (!isOnlyWords || view.getState().search !== null) paintSoon.ask();
    }),
  ];
  const themes = new MutationObserver(paintSoon.ask);
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  listenToPointer(element, tools, () => frame, listening.signal);
  element.addEventListener(
    'keydown',
    (event) => {
      const by = arrows[event.key];
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const { x, y, width, height } = visibleRect(view.getState().viewport);
      lookAt(tools, { x: x + by.x * width * 0.25, y: y + by.y * height * 0.25 });
    },
    { signal: listening.signal },
  );
  paint();

  return () => {
    stops.forEach((stop) => stop());
    listening.abort();
    themes.disconnect();
    paintSoon.stop();
    dotsSoon.stop();
    if (document.activeElement === element) wish(view, 'takeFocus');
    element.remove();
  };
}

/** Pressing on what is seen drags it; pressing elsewhere goes there, and drags on from there. */
function listenToPointer(
  element: HTMLElement,
  tools: Tools,
  frame: () => MinimapFrame,
  signal: AbortSignal,
): void {
  let grab: Point | null = null;
  const pointIn = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left - element.clientLeft, y: clientY - top - element.clientTop };
  };
  const seenNow = () => visibleRect(tools.view.getState().viewport);
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      const point = pointIn(event);
      const seen = seenNow();
      const at = underMinimap(frame(), point);
      notePlace(tools);
      if (contains(onMinimap(frame(), seen), point)) grab = { x: at.x - seen.x, y: at.y - seen.y };
      else {
        grab = { x: seen.width / 2, y: seen.height / 2 };
        lookAt(tools, { x: at.x - grab.x, y: at.y - grab.y });
      }
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (grab === null) return;
      const at = underMinimap(frame(), pointIn(event));
      lookAt(tools, { x: at.x - grab.x, y: at.y - grab.y });
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(
      type,
      () => {
        grab = null;
      },
      { signal },
    );
  }
}

/** Puts a map point into the field's corner at the present scale. */
function lookAt(tools: Tools, corner: Point): void {
  goTo(tools, { ...corner, scale: tools.view.getState().viewport.scale });
}

/** Where somebody points; over a pinned band, or without a pointer, the middle of what they see. */
function whereIs({ presence: { cursor, view } }: PersonHere): Point | null {
  if (cursor !== null && cursor.band === undefined) return cursor;
  return view ? { x: view.x + view.width / 2, y: view.y + view.height / 2 } : null;
}
