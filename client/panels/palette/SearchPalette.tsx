/** Finds a card of the map by its words and jumps to it. */
import { Columns3, Layers, Rows3, StickyNote } from 'lucide';
import type { Id } from '../../../shared/model/id.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { useGrid } from '../live/useRecords.ts';
import { Palette, type PaletteGroup } from './Palette.tsx';

const text = words.map.search;

/** Open as long as it is rendered; `onJump` shows the chosen record. */
export default function SearchPalette({
  session,
  onJump,
  onClose,
}: {
  readonly session: MapSession;
  readonly onJump: (id: Id) => void;
  readonly onClose: () => void;
}) {
  return (
    <Palette
      title={text.title}
      placeholder={text.placeholder}
      empty={text.empty}
      hint={text.hint}
      groups={searchGroups(useGrid(session.store), onJump)}
      onClose={onClose}
    />
  );
}

/** Everything with a title, in map order; each story says where it stands. */
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
