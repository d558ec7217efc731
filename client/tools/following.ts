/** Following somebody: my view glides after theirs until I move myself, and the others are told what I look at. */
import type { View } from '../layout/viewport.ts';
import { showRect, visibleRect } from '../layout/viewport.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import { follow } from '../store/viewMoves.ts';
import type { ViewState } from '../store/viewStore.ts';
import type { Tools } from './toolContext.ts';
import { notePlace } from './viewTool.ts';

export interface Following {
  /** Moves of the view in `change` are not this person's own, and following goes on. */
  readonly quietly: (change: () => void) => void;
  readonly dispose: () => void;
}

export interface FollowingInput {
  readonly tools: Tools;
  readonly people: PeopleStore;
  /** Whether this person wants no movement on the screen. */
  readonly isStill: () => boolean;
}

/** How often the others hear what this person looks at, in milliseconds. */
const tellEvery = 100;
/** The glide covers two thirds of the way in this many milliseconds. */
const glide = 120;

export function createFollowing({ tools, people, isStill }: FollowingInput): Following {
  const { view, actions, clock } = tools;
  let isOwnMove = true;
  let cancelFrame: (() => void) | null = null;
  let lastFrame = 0;
  let cancelTelling: (() => void) | null = null;
  let isToldLate = false;

  const quietly = (change: () => void): void => {
    isOwnMove = false;
    change();
    isOwnMove = true;
  };
  const leader = (): PersonHere | undefined => {
    const { following } = view.getState();
    return people.getState().find(({ clientId }) => clientId === following);
  };

  /** At most one step is under way. */
  const glideSoon = (): void => {
    if (cancelFrame !== null || view.getState().following === null) return;
    lastFrame = clock.now();
    cancelFrame = clock.nextFrame(step);
  };
  const step = (): void => {
    cancelFrame = null;
    const seen = leader()?.presence.view;
    if (!seen) return;
    const { viewport } = view.getState();
    const goal = showRect(viewport, seen, tools.layout());
    const now = clock.now();
    const part = isStill() ? 1 : 1 - Math.exp(-Math.min(100, now - lastFrame) / glide);
    lastFrame = now;
    const isThere = isNear(viewport, goal);
    if (!same(viewport, goal)) {
      quietly(() => view.setState({ viewport: isThere ? goal : between(viewport, goal, part) }));
    }
    if (!isThere) glideSoon();
  };

  const tell = (): void => {
    cancelTelling = clock.after(tellEvery, () => {
      cancelTelling = null;
      if (isToldLate) tell();
    });
    isToldLate = false;
    const { viewport } = view.getState();
    if (viewport.width > 0) actions.showPresence({ view: roundedRect(viewport) });
  };
  const onView = (state: ViewState, before: ViewState): void => {
    if (state.following !== before.following) {
      actions.showPresence({ follows: state.following });
      if (state.following !== null && before.following === null) notePlace(tools);
      glideSoon();
    }
    const { viewport } = state;
    if (viewport === before.viewport) return;
    if (cancelTelling === null) tell();
    else isToldLate = true;
    if (state.following === null || state.following !== before.following) return;
    const isResized = viewport.width !== before.viewport.width || viewport.height !== before.viewport.height;
    if (isOwnMove && !isResized) follow(view, null);
    else glideSoon();
  };
  const onPeople = (): void => {
    if (view.getState().following === null) return;
    if (leader() === undefined) follow(view, null);
    else glideSoon();
  };
  const stops = [view.subscribe(onView), people.subscribe(onPeople)];
  if (view.getState().viewport.width > 0) tell();

  return {
    quietly,
    dispose: () => {
      stops.forEach((stop) => stop());
      cancelFrame?.();
      cancelTelling?.();
      follow(view, null);
      actions.showPresence({ view: null, follows: null });
    },
  };
}

function roundedRect(viewport: View) {
  const { x, y, width, height } = visibleRect(viewport);
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}

function between(from: View, to: View, part: number): View {
  const mix = (a: number, b: number): number => a + (b - a) * part;
  return { ...from, x: mix(from.x, to.x), y: mix(from.y, to.y), scale: mix(from.scale, to.scale) };
}

function isNear(a: View, b: View): boolean {
  return Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5 && Math.abs(a.scale / b.scale - 1) < 0.0005;
}

function same(a: View, b: View): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale;
}
