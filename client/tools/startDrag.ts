/** Which gesture begins when something on the map is dragged. */
import type { Hit } from '../layout/hitTest.ts';
import { startConnect } from './connect.ts';
import { startDragHeader } from './dragHeader.ts';
import { startDragStories } from './dragStories.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { startPullDivider } from './pullDivider.ts';
import { mayChange, type Tools } from './toolContext.ts';

/** The gesture that dragging this starts; null where nothing can be dragged. */
export function startDrag(tools: Tools, hit: Hit, input: PointerInput): Gesture | null {
  if (!tools.actions.canEdit() || !mayDrag(tools, hit)) return null;
  switch (hit.kind) {
    case 'story':
    case 'details':
      return startDragStories(tools, hit.id, input);
    case 'connect':
      return startConnect(tools, hit.id);
    case 'step':
    case 'activity':
    case 'release':
      return startDragHeader(tools, hit.id, input);
    case 'divider':
      return startPullDivider(tools, hit.lower, input);
    case 'free':
      return tools.free?.()?.drag(hit, input) ?? null;
    default:
      return null;
  }
}

/** What is dragged is the card, or all that is chosen with it; nothing of it may be locked for this person. */
function mayDrag(tools: Tools, hit: Hit): boolean {
  switch (hit.kind) {
    case 'story':
    case 'details':
    case 'free': {
      const { selection } = tools.view.getState();
      return mayChange(tools, selection.has(hit.id) ? selection : [hit.id]);
    }
    case 'step':
    case 'activity':
    case 'release':
      return mayChange(tools, [hit.id]);
    default:
      return true;
  }
}
