/** Icons of the lucide set as canvas paths: the same data as in the DOM. */
import {
  Ban,
  BriefcaseBusiness,
  Bug,
  CalendarClock,
  ChevronDown,
  ChevronRight,
  CircleCheck,
  CircleDashed,
  FlaskConical,
  Hourglass,
  List,
  ListChecks,
  ListTodo,
  MessageSquare,
  Lock,
  Link2,
  PanelRightOpen,
  Plus,
  ArrowRightToLine,
  Wrench,
  type IconNode,
} from 'lucide';

const nodes = {
  bug: Bug,
  technical: Wrench,
  task: ListTodo,
  spike: FlaskConical,
  backlog: List,
  planned: CalendarClock,
  inProgress: CircleDashed,
  done: CircleCheck,
  declined: Ban,
  expanded: ChevronDown,
  collapsed: ChevronRight,
  details: PanelRightOpen,
  push: ArrowRightToLine,
  plus: Plus,
  business: BriefcaseBusiness,
  waiting: Hourglass,
  dependency: Link2,
  criteria: ListChecks,
  comments: MessageSquare,
  lock: Lock,
} as const;

export type IconName = keyof typeof nodes;

const paths = new Map<IconName, Path2D>();

/** Strokes an icon into a square of this size whose top left corner is (x, y). */
export function strokeIcon(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  name: IconName,
  x: number,
  y: number,
  size: number,
  colour: string,
  thickness = 2,
): void {
  let path = paths.get(name);
  if (path === undefined) paths.set(name, (path = pathOf(nodes[name])));
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.lineWidth = thickness;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.stroke(path);
  context.restore();
}

function pathOf(node: IconNode): Path2D {
  const path = new Path2D();
  for (const [tag, attributes] of node) {
    const number = (name: string): number => Number(attributes[name] ?? 0);
    switch (tag) {
      case 'path':
        path.addPath(new Path2D(String(attributes['d'])));
        break;
      case 'circle': {
        const circle = new Path2D();
        circle.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
        path.addPath(circle);
        break;
      }
      case 'line':
        path.moveTo(number('x1'), number('y1'));
        path.lineTo(number('x2'), number('y2'));
        break;
      case 'rect':
        path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
        break;
      case 'polyline':
      case 'polygon': {
        const points = String(attributes['points'])
          .trim()
          .split(/[\s,]+/)
          .map(Number);
        for (let i = 0; i + 1 < points.length; i += 2) {
          if (i === 0) path.moveTo(points[0]!, points[1]!);
          else path.lineTo(points[i]!, points[i + 1]!);
        }
        if (tag === 'polygon') path.closePath();
      }
    }
  }
  return path;
}
