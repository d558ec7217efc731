/** The icons of kinds, stages and other marks as one path each, from the set the screen uses. */
import {
  Ban,
  BriefcaseBusiness,
  Bug,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  FlaskConical,
  Hourglass,
  Link2,
  List,
  ListChecks,
  ListTodo,
  Wrench,
  type IconNode,
} from 'lucide';
import type { PictureLook } from '../../layout/picture/shapes.ts';

/** The first step of a path that begins with a small m. */
const number = String.raw`\s*,?\s*(-?(?:\d+\.?\d*|\.\d+))`;
const firstStep = new RegExp(`^m${number}${number}\\s*`);

export const markPaths: PictureLook['marks'] = {
  bug: pathOf(Bug),
  technical: pathOf(Wrench),
  task: pathOf(ListTodo),
  spike: pathOf(FlaskConical),
  backlog: pathOf(List),
  planned: pathOf(CalendarClock),
  inProgress: pathOf(CircleDashed),
  done: pathOf(CircleCheck),
  declined: pathOf(Ban),
  business: pathOf(BriefcaseBusiness),
  waiting: pathOf(Hourglass),
  dependency: pathOf(Link2),
  criteria: pathOf(ListChecks),
};

/** Every element of an icon as a path, one after the other. */
export function pathOf(node: IconNode): string {
  return node
    .map(([tag, attributes]) => {
      const value = (name: string): number => Number(attributes[name] ?? 0);
      switch (tag) {
        case 'path':
          return absoluteStart(String(attributes['d']));
        case 'line':
          return `M${value('x1')} ${value('y1')}L${value('x2')} ${value('y2')}`;
        case 'circle': {
          const r = value('r');
          return `M${value('cx') - r} ${value('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
        }
        case 'rect': {
          const r = value('rx');
          const across = value('width') - 2 * r;
          const down = value('height') - 2 * r;
          const corner = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`;
          return [
            `M${value('x') + r} ${value('y')}h${across}${corner(r, r)}v${down}${corner(-r, r)}`,
            `h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`,
          ].join('');
        }
        default:
          return '';
      }
    })
    .join('');
}

/** A path that begins with a small m would go on from the one before; the steps after its first one stay relative. */
function absoluteStart(path: string): string {
  return path.replace(firstStep, (step, x: string, y: string) => {
    const goesOn = /^[-.\d]/.test(path.slice(step.length));
    return `M${x} ${y}${goesOn ? 'l' : ''}`;
  });
}
