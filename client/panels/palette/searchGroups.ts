/** Everything on the map that can be found by its title. */
import { Columns3, Layers, Rows3, StickyNote } from 'lucide';
import type { Id } from '../../../shared/model/id.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { words } from '../../ui/words.ts';
import type { PaletteGroup } from './Palette.tsx';

/** In map order; each story says where it stands. */
export function searchGroups(grid: MapGrid, onJump: (id: Id) => void): PaletteGroup[] {
  const steps = new Map(
    grid.backbone.flatMap(({ steps: under }) => under.map((step) => [step.id, step] as const)),
  );
  const releases = new Map(grid.releases.map((release) => [release.id, release]));
  const item = (id: Id, title: string, icon: typeof StickyNote, note?: string) => ({
    id,
    label: title || words.noTitle,
    icon,
    ...(note === undefined ? {} : { note }),
    run: () => onJump(id),
  });
  const stories = grid.lanes.flatMap((lane) =>
    grid.columns.flatMap((column) =>
      grid.cell(column, lane).map((story) => {
        const step = column === null ? words.canvas.unplaced : steps.get(column)?.title || words.noTitle;
        const release = lane === null ? words.unscheduled : releases.get(lane)?.name || words.noTitle;
        return item(story.id, story.title, StickyNote, `${step} · ${release}`);
      }),
    ),
  );
  return [
    { value: words.kinds.story, items: stories },
    {
      value: words.kinds.activity,
      items: grid.backbone.map(({ activity }) => item(activity.id, activity.title, Layers)),
    },
    {
      value: words.kinds.step,
      items: grid.backbone.flatMap(({ activity, steps: under }) =>
        under.map((step) => item(step.id, step.title, Columns3, activity.title || words.noTitle)),
      ),
    },
    {
      value: words.kinds.release,
      items: grid.releases.map((release) => item(release.id, release.name, Rows3, release.outcome)),
    },
  ].filter((group) => group.items.length > 0);
}
