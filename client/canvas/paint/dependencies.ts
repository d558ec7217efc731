/** Paints the dependencies between stories as arrows along the gutters: dashes and a mark tell the kind, red what breaks. */
import type { DependencyKind } from '../../../shared/model/dependency.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { dependenciesOf, type DependencyLine } from '../../../shared/views/dependencies.ts';
import { dependencyDashes, isArrowOf, isArrowShown } from '../../layout/dependencyArrows.ts';
import { dependencyRoute, routeBounds, routeMiddle } from '../../layout/dependencyRoute.ts';
import { centre, grow, overlaps, type Point } from '../../layout/geometry.ts';
import { fieldArea } from '../../layout/headers.ts';
import { handleRect } from '../../layout/hitTest.ts';
import { storyRect, type MapLayout } from '../../layout/mapLayout.ts';
import { toScreen, visibleRect } from '../../layout/viewport.ts';
import { strokeIcon, type IconName } from './icons.ts';
import { clipTo, type Context, type Painting } from './painting.ts';

export const dependencyIcons: { readonly [K in DependencyKind]: IconName } = {
  technical: 'technical',
  business: 'business',
  waiting: 'waiting',
};
const corner = 7;
const markSize = 18;
/** Below this scale the marks would hide the cards. */
const marksFrom = 0.45;

type Routes = Map<string, readonly Point[] | null>;
const knownRoutes = new WeakMap<MapLayout, Routes>();

export function paintDependencies(context: Context, painting: Painting): void {
  const { records, layout, view, frame, state } = painting;
  if (records.dependency.size === 0) return;
  const { all } = dependenciesOf(records);
  const seen = grow(visibleRect(view), 40);
  context.save();
  clipTo(context, fieldArea(view, frame));
  all.forEach((line, index) => {
    const isChosen = isArrowOf(line, state.selection);
    if (!isArrowShown(line, all.length, isChosen)) return;
    const route = routeOf(layout, line, index);
    if (route === null || !overlaps(grow(routeBounds(route), 1), seen)) return;
    paintArrow(context, painting, line, route, isChosen);
  });
  context.restore();
}

/** The line from a card to the pointer, or to the card it may come to need, while it is drawn by hand. */
export function paintConnecting(
  context: Context,
  painting: Painting,
  { from, pointer, to }: { readonly from: StoryId; readonly pointer: Point; readonly to: StoryId | null },
): void {
  const { layout, view, frame, look } = painting;
  const route = dependencyRoute(layout, from, to ?? from);
  const start = handleCentre(painting, from);
  const points =
    route === null ? (start === null ? [] : [start, pointer]) : route.map((p) => toScreen(view, p));
  if (points.length === 0) return;
  context.save();
  clipTo(context, fieldArea(view, frame));
  strokeRoute(context, points, look.palette.accent, 2.5, [6, 4]);
  paintHead(context, points, look.palette.accent, 10);
  context.restore();
}

/** Where the handle of a card stands, on the screen; null while the card is not to be seen. */
function handleCentre({ layout, view }: Painting, id: StoryId): Point | null {
  const card = storyRect(layout, id);
  return card === null ? null : toScreen(view, centre(handleRect(card)));
}

function routeOf(layout: MapLayout, { dependency, story, needed }: DependencyLine, index: number) {
  let routes = knownRoutes.get(layout);
  if (routes === undefined) knownRoutes.set(layout, (routes = new Map()));
  let route = routes.get(dependency.id);
  if (route === undefined) {
    route = dependencyRoute(layout, story.id, needed.id, index);
    routes.set(dependency.id, route);
  }
  return route;
}

function paintArrow(
  context: Context,
  { view, look }: Painting,
  { dependency, trouble }: DependencyLine,
  route: readonly Point[],
  isChosen: boolean,
): void {
  const { palette } = look;
  const colour = trouble !== null ? palette.danger : isChosen ? palette.accent : palette.textMuted;
  const points = route.map((point) => toScreen(view, point));
  const thickness = (trouble === null ? 1.6 : 2.4) + (isChosen ? 0.6 : 0);
  // A light edge keeps the line apart from what it lies on.
  strokeRoute(context, points, palette.ground, thickness + 2.5, []);
  strokeRoute(context, points, colour, thickness, dependencyDashes[dependency.kind]);
  paintHead(context, points, colour, Math.max(6, 9 * Math.min(1, view.scale)));
  if (view.scale < marksFrom) return;
  const { x, y } = routeMiddle(points);
  const size = markSize * Math.min(1, view.scale);
  context.beginPath();
  context.arc(x, y, size / 2 + 1, 0, 2 * Math.PI);
  context.fillStyle = trouble === null ? palette.surface : palette.danger;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  context.stroke();
  const inner = size * 0.66;
  const ink = trouble === null ? colour : palette.surface;
  strokeIcon(context, dependencyIcons[dependency.kind], x - inner / 2, y - inner / 2, inner, ink, 2.4);
}

function strokeRoute(
  context: Context,
  points: readonly Point[],
  colour: string,
  thickness: number,
  dash: readonly number[],
): void {
  context.beginPath();
  context.moveTo(points[0]!.x, points[0]!.y);
  for (let i = 1; i < points.length - 1; i++) {
    const [before, at, after] = [points[i - 1]!, points[i]!, points[i + 1]!];
    const room = Math.min(distance(before, at), distance(at, after)) / 2;
    context.arcTo(at.x, at.y, after.x, after.y, Math.min(corner, room));
  }
  context.lineTo(points.at(-1)!.x, points.at(-1)!.y);
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.setLineDash([...dash]);
  context.stroke();
  context.setLineDash([]);
}

function paintHead(context: Context, points: readonly Point[], colour: string, size: number): void {
  const [from, to] = [points.at(-2)!, points.at(-1)!];
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.save();
  context.translate(to.x, to.y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-size, -size * 0.55);
  context.lineTo(-size, size * 0.55);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
