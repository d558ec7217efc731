/** The laser pointer: while pressed it draws a trail that fades, seen by everybody, kept nowhere. */
import { toMap, toScreen } from '../layout/viewport.ts';
import type { Point } from '../layout/geometry.ts';
import type { PeopleStore } from '../store/people.ts';
import type { Tools } from '../tools/toolContext.ts';
import { fontFamily } from '../ui/tokens.ts';
import { laserWords } from '../ui/words/laser.ts';
import styles from './Laser.module.css';
import { LaserTrail, strengthOf } from './laserTrail.ts';
import { presenceColour } from './paint/look.ts';

/** One's own trail, in a colour no person has. */
const own = { name: '', colour: '#e11d48' } as const;
const thickness = 5;
const dot = 7;

/** Draws over everything else on the map and listens while the tool is in hand. Returns how to stop. */
export function openLaser(host: HTMLElement, tools: Tools, people: PeopleStore): () => void {
  const { view, actions } = tools;
  const canvas = document.createElement('canvas');
  canvas.className = styles['laser']!;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.dataset['laserLayer'] = '';
  host.append(canvas);
  const context = canvas.getContext('2d');
  const mine = new LaserTrail();
  const theirs = new Map<number, LaserTrail>();
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)');
  const listening = new AbortController();
  let pressed: number | null = null;
  let frame: number | null = null;

  const paint = (): void => {
    frame = null;
    if (context === null) return;
    const now = performance.now();
    const { viewport } = view.getState();
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(viewport.width * ratio), Math.round(viewport.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, viewport.width, viewport.height);
    const here = new Map(people.getState().map((person) => [person.clientId, person]));
    const shown = [
      { trail: mine, ...own },
      ...[...theirs].map(([id, trail]) => {
        const person = here.get(id);
        return { trail, name: person?.name ?? '', colour: presenceColour(person?.colour ?? 0) };
      }),
    ];
    let isSeen = false;
    for (const { trail, name, colour } of shown) {
      if (!trail.fade(now)) continue;
      isSeen = true;
      if (!isStill.matches) paintTrail(context, trail, colour, now, (point) => toScreen(viewport, point));
      const head = toScreen(viewport, trail.head!);
      paintDot(context, head, colour);
      if (name !== '') paintName(context, head, name, colour);
    }
    for (const [id, trail] of theirs) if (trail.head === null) theirs.delete(id);
    if (isSeen) soon();
  };
  const soon = (): void => {
    frame ??= requestAnimationFrame(paint);
  };

  const show = (point: Point | null): void => {
    const at = point === null ? null : toMap(view.getState().viewport, point);
    mine.point(at, performance.now());
    actions.showPresence(at === null ? { laser: null } : { laser: at, cursor: null });
    soon();
  };
  const hear = (): void => {
    const now = performance.now();
    for (const { clientId, presence } of people.getState()) {
      const at = presence.laser ?? null;
      const known = theirs.get(clientId);
      if (at === null && known === undefined) continue;
      const trail = known ?? new LaserTrail();
      theirs.set(clientId, trail);
      trail.point(at, now);
      soon();
    }
    const here = new Set(people.getState().map(({ clientId }) => clientId));
    for (const [id, trail] of theirs) if (!here.has(id)) trail.point(null, now);
  };
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const layDown = (): void => view.setState({ laser: false });
  const letGo = (): void => {
    if (pressed === null) return;
    pressed = null;
    show(null);
  };
  /** Before the map's own tools: while the pointer is in hand, a press is a beam and nothing else. */
  const onPointer = (event: PointerEvent): void => {
    const isField = event.target instanceof HTMLElement && event.target.closest('[data-surface]') !== null;
    if (!view.getState().laser || !isField) return;
    if (event.type === 'pointerdown' && event.button === 0 && pressed === null) {
      pressed = event.pointerId;
      event.target.setPointerCapture(pressed);
    } else if (pressed !== event.pointerId) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.type === 'pointerup' || event.type === 'pointercancel') letGo();
    else show(pointOf(event));
  };
  const on = { capture: true, signal: listening.signal };
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
    host.addEventListener(type, onPointer, on);
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !view.getState().laser) return;
      event.preventDefault();
      event.stopPropagation();
      layDown();
    },
    on,
  );
  const told = (isInHand: boolean): void => {
    host.toggleAttribute('data-laser', isInHand);
    if (!isInHand) letGo();
    tools.announce(isInHand ? laserWords.inHand : laserWords.laidDown);
  };
  if (view.getState().laser) told(true);
  const stops = [
    people.subscribe(hear),
    view.subscribe((state, before) => {
      if (state.laser !== before.laser) told(state.laser);
      // Taking up another tool lays this one down.
      if (state.laser && (state.freeTool ?? state.slicing) !== null) layDown();
      if (state.viewport !== before.viewport) soon();
    }),
  ];
  hear();

  return () => {
    listening.abort();
    stops.forEach((stop) => stop());
    if (frame !== null) cancelAnimationFrame(frame);
    letGo();
    host.removeAttribute('data-laser');
    canvas.remove();
  };
}

function paintTrail(
  context: CanvasRenderingContext2D,
  trail: LaserTrail,
  colour: string,
  now: number,
  onScreen: (point: Point) => Point,
): void {
  context.strokeStyle = colour;
  context.lineCap = 'round';
  trail.points.forEach((point, i) => {
    const before = trail.points[i - 1];
    if (before === undefined || point.isStart) return;
    const strength = strengthOf(point, now);
    const [from, to] = [onScreen(before), onScreen(point)];
    context.globalAlpha = strength;
    context.lineWidth = 1 + thickness * strength;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  });
  context.globalAlpha = 1;
}

function paintDot(context: CanvasRenderingContext2D, { x, y }: Point, colour: string): void {
  context.fillStyle = colour;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, dot, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function paintName(context: CanvasRenderingContext2D, { x, y }: Point, name: string, colour: string): void {
  context.font = `600 12px ${fontFamily}`;
  const width = context.measureText(name).width + 12;
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x + 12, y + 8, width, 20, 5);
  context.fill();
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.fillText(name, x + 18, y + 18.5);
}
