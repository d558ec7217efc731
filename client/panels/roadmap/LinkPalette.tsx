/** Links the chosen stories to an initiative, found by its words. */
import { ArrowRight, Unlink } from 'lucide';
import { linkInitiative } from '../../../shared/commands/linkInitiative.ts';
import { horizons, type InitiativeId } from '../../../shared/model/initiative.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useRecords } from '../live/useRecords.ts';
import { Palette } from '../palette/Palette.tsx';
import { titleOf } from './initiativeNames.ts';

const text = roadmapWords.link;

/** Open as long as it is rendered. */
export function LinkPalette({
  session,
  ids,
  onClose,
}: {
  readonly session: MapSession;
  readonly ids: readonly StoryId[];
  readonly onClose: () => void;
}) {
  const { columns } = roadmapOf(useRecords(session.store));
  const link = (initiativeId: InitiativeId | null, told: (stories: number) => string) => (): void => {
    const done = session.actions.runLate(linkInitiative, { ids: [...ids], initiativeId });
    if (done === null) return;
    showToast(told(done.linked), { action: { label: words.undo, run: session.actions.undo } });
  };
  const groups = horizons
    .map((horizon) => ({
      value: roadmapWords.horizons[horizon].name,
      items: columns[horizon].map(({ initiative, theme }) => ({
        id: initiative.id,
        label: titleOf(initiative),
        icon: ArrowRight,
        ...(theme === null ? {} : { note: titleOf(theme) }),
        run: link(initiative.id, (stories) => text.done(stories, titleOf(initiative))),
      })),
    }))
    .filter(({ items }) => items.length > 0);
  const none = { id: 'none', label: text.none, icon: Unlink, run: link(null, text.undone) };
  return (
    <Palette
      title={text.title}
      placeholder={text.placeholder}
      empty={text.nothing}
      hint={text.hint}
      groups={[...groups, { value: words.none, items: [none] }]}
      onClose={onClose}
    />
  );
}
