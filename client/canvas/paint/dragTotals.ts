/** The lanes' totals as they would be if the drag ended here: shown before → after while it lasts. */
import type { StoryId } from '../../../shared/model/story.ts';
import type { Lane } from '../../../shared/views/arrangeMap.ts';
import { totalsOf, type LaneTotals } from '../../../shared/views/laneTotals.ts';
import { storyTargetOf } from '../../tools/dragStories.ts';
import { sliceOf } from '../../tools/pullDivider.ts';
import type { Painting } from './painting.ts';

/** By lane index, for the lanes that would change. */
export function totalsAfterDrag(painting: Painting): ReadonlyMap<number, LaneTotals> {
  const { layout, records } = painting;
  const changed = new Map<number, LaneTotals>();
  const move = moveOf(painting);
  if (move === null || move.ids.length === 0) return changed;
  const { ids, to } = move;
  const moving = new Set(ids);
  const stack = ids.flatMap((id) => records.story.get(id) ?? []);
  const touched = new Set(ids.flatMap((id) => layout.placeOf(id)?.lane ?? []));
  layout.lanes.forEach(({ lane }, index) => {
    if (lane === to) touched.add(index);
  });
  if (touched.size < 2 && to !== 'new') return changed;
  for (const index of touched) {
    const { lane } = layout.lanes[index]!;
    const rest = layout.grid.columns.flatMap((column) =>
      layout.grid.cell(column, lane).filter((story) => !moving.has(story.id)),
    );
    changed.set(index, totalsOf(lane === to ? [...rest, ...stack] : rest));
  }
  return changed;
}

/** Which stories a drag would move into which lane; null when none. */
function moveOf({
  state: { drag },
  layout,
  view,
}: Painting): { readonly ids: readonly StoryId[]; readonly to: Lane | 'new' } | null {
  switch (drag?.kind) {
    case 'stories': {
      const target = storyTargetOf(layout, view, drag);
      return target === null ? null : { ids: drag.ids, to: target.lane };
    }
    case 'divider':
      return sliceOf(layout, drag);
    case 'slice':
      return { ids: drag.ids, to: drag.into };
    default:
      return null;
  }
}
