/** What a finger means that comes down on the map. */
import { isId, type Id } from '../../shared/model/id.ts';
import type { Point } from '../layout/geometry.ts';
import type { Hit } from '../layout/hitTest.ts';
import type { PointerInput } from './gesture.ts';
import { hitAt, type Tools } from './toolContext.ts';

/**
 * A finger cannot hover, so a card's details corner and handle and a header's chevron are there only once it is
 * selected; the chevron is then as large as a finger.
 */
export function fingerHit(tools: Tools, hit: Hit, input: PointerInput): Hit {
  if (input.type !== 'touch') return hit;
  const { selection } = tools.view.getState();
  switch (hit.kind) {
    case 'details':
    case 'connect':
      return selection.has(hit.id) ? hit : { kind: 'story', id: hit.id };
    case 'fold':
      if (selection.has(hit.id) || isId('release', hit.id)) return hit;
      return isId('step', hit.id) ? { kind: 'step', id: hit.id } : { kind: 'activity', id: hit.id };
    case 'step':
    case 'activity':
      return (selection.has(hit.id) ? chevronNear(tools, hit.id, input.point) : null) ?? hit;
    default:
      return hit;
  }
}

/** Half the width of a finger's tip, in screen pixels. */
const fingertip = 14;

function chevronNear(tools: Tools, id: Id, { x, y }: Point): Hit | null {
  const around = [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].map((dy) => ({ x: x + dx * fingertip, y: y + dy * fingertip })),
  );
  return (
    around.map((point) => hitAt(tools, point)).find((hit) => hit.kind === 'fold' && hit.id === id) ?? null
  );
}
