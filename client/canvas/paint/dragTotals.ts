/** The lanes' totals as they would be if the drag ended here: shown before → after while it lasts. */
import { totalsOf, type LaneTotals } from '../../../shared/views/laneTotals.ts';
import { storyTargetOf } from '../../tools/dragStories.ts';
import { sliceOf } from '../../tools/pullDivider.ts';
import type { Painting } from './painting.ts';

/** By lane index, for the lanes that would change. */
export function totalsAfterDrag({ state, layout, view, records }: Painting): ReadonlyMap<number, LaneTotals> {
  const changed = new Map<number, LaneTotals>();
  const { drag } = state;
  if (drag?.kind !== 'stories' && drag?.kind !== 'divider') return changed;
  const slice = drag.kind === 'divider' ? sliceOf(layout, drag) : null;
  const target = drag.kind === 'stories' ? storyTargetOf(layout, view, drag) : null;
  const ids = drag.kind === 'stories' ? drag.ids : (slice?.ids ?? []);
  const to = drag.kind === 'stories' ? target?.lane : slice?.to;
  if (to === undefined || ids.length === 0) return changed;
  const moving = new Set(ids);
  const stack = ids.flatMap((id) => records.story.get(id) ?? []);
  const touched = new Set(ids.flatMap((id) => layout.placeOf(id)?.lane ?? []));
  layout.lanes.forEach(({ lane }, index) => {
    if (lane === to) touched.add(index);
  });
  if (touched.size < 2) return changed;
  for (const index of touched) {
    const { lane } = layout.lanes[index]!;
    const rest = layout.grid.columns.flatMap((column) =>
      layout.grid.cell(column, lane).filter((story) => !moving.has(story.id)),
    );
    changed.set(index, totalsOf(lane === to ? [...rest, ...stack] : rest));
  }
  return changed;
}
