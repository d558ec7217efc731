/** The arrows of dependencies in a picture, as on the map: dashes and a sign tell the kind, red what breaks. */
import { dependenciesOf, type DependencyLine } from '../../../shared/views/dependencies.ts';
import { dependencyDashes, isArrowShown } from '../dependencyArrows.ts';
import { dependencyRoute, routeBounds, routeMiddle } from '../dependencyRoute.ts';
import type { Point, Rect } from '../geometry.ts';
import type { MapLayout } from '../mapLayout.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Sheet } from './sheet.ts';
import type { PictureLook } from './shapes.ts';

const bend = 7;
const head = 9;
const sign = 18;

interface ArrowInput {
  readonly layout: MapLayout;
  readonly records: MapRecords;
  readonly look: PictureLook;
}

/** Those that lie in this part of the map; where one leaves it, the cards' own marks say so. `corner` is the part's. */
export function drawDependencies(sheet: Sheet, input: ArrowInput, part: Rect, corner: Point): void {
  const { layout, records } = input;
  const { all } = dependenciesOf(records);
  all.forEach((line, index) => {
    if (!isArrowShown(line, all.length, false)) return;
    const route = dependencyRoute(layout, line.story.id, line.needed.id, index);
    if (route === null || !isWithin(routeBounds(route), part)) return;
    const points = route.map(({ x, y }) => ({ x: corner.x + x - part.x, y: corner.y + y - part.y }));
    drawArrow(sheet, input.look, line, points);
  });
}

function isWithin(inner: Rect, { x, y, width, height }: Rect): boolean {
  return (
    inner.x >= x && inner.y >= y && inner.x + inner.width <= x + width && inner.y + inner.height <= y + height
  );
}

function drawArrow(
  sheet: Sheet,
  { palette, marks }: PictureLook,
  { dependency, trouble }: DependencyLine,
  points: readonly Point[],
): void {
  const colour = trouble === null ? palette.textMuted : palette.danger;
  const thickness = trouble === null ? 1.6 : 2.4;
  const path = roundedPath(points);
  // A light edge keeps the line apart from what it lies on.
  sheet.path(path, { stroke: palette.ground, thickness: thickness + 2.5 });
  sheet.path(path, { stroke: colour, thickness, dash: dependencyDashes[dependency.kind] });
  sheet.path(headPath(points), { fill: colour });
  const { x, y } = routeMiddle(points);
  const ground = trouble === null ? palette.surface : palette.danger;
  sheet.box(
    { x: x - sign / 2, y: y - sign / 2, width: sign, height: sign },
    { radius: sign / 2, fill: ground, stroke: colour },
  );
  const inner = sign * 0.66;
  const ink = trouble === null ? colour : palette.surface;
  sheet.mark(marks[dependency.kind], x - inner / 2, y - inner / 2, inner, ink, 2.4);
}

/** Level and upright lines with round corners. */
function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const steps = [`M${at(first!)}`];
  rest.forEach((point, i) => {
    const before = points[i]!;
    const after = rest[i + 1];
    if (after === undefined) return void steps.push(`L${at(point)}`);
    const room = Math.min(bend, distance(before, point) / 2, distance(point, after) / 2);
    steps.push(`L${at(towards(point, before, room))}Q${at(point)} ${at(towards(point, after, room))}`);
  });
  return steps.join('');
}

function headPath(points: readonly Point[]): string {
  const [from, to] = [points.at(-2)!, points.at(-1)!];
  const back = towards(to, from, head);
  const across = {
    x: ((to.y - from.y) / distance(from, to)) * head,
    y: ((from.x - to.x) / distance(from, to)) * head,
  };
  const side = (by: number): Point => ({ x: back.x + across.x * by, y: back.y + across.y * by });
  return `M${at(to)}L${at(side(0.55))}L${at(side(-0.55))}Z`;
}

/** So far from a point in the direction of another one; both lie on a level or upright line. */
function towards(point: Point, other: Point, far: number): Point {
  const whole = distance(point, other) || 1;
  return {
    x: point.x + ((other.x - point.x) / whole) * far,
    y: point.y + ((other.y - point.y) / whole) * far,
  };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
