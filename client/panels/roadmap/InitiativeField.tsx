/** Which initiative a story is for, in its details. */
import { ArrowUpRight } from 'lucide';
import { linkInitiative } from '../../../shared/commands/linkInitiative.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import styles from './InitiativeDetails.module.css';
import { titleOf } from './initiativeNames.ts';

const text = roadmapWords.link;

/** Nothing on a map without a roadmap. Those of now come first. */
export function InitiativeField({
  session,
  dialogs,
  id,
  initiativeId,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: StoryId;
  readonly initiativeId: InitiativeId | null;
}) {
  const canEdit = useCanEdit(session);
  const roadmap = roadmapOf(useRecords(session.store));
  const { now, next, later } = roadmap.columns;
  const items = [...now, ...next, ...later];
  if (items.length === 0) return null;
  const chosen = (initiativeId === null ? null : roadmap.item(initiativeId))?.initiative.id ?? null;
  return (
    <div className={styles['linked']}>
      <Select
        label={text.field}
        value={chosen}
        choices={[
          { value: null, label: words.none },
          ...items.map(({ initiative }) => ({
            value: initiative.id,
            label: `${titleOf(initiative)} · ${roadmapWords.horizons[initiative.horizon].name}`,
          })),
        ]}
        disabled={!canEdit}
        onChoose={(linked) => {
          if (linked !== chosen) session.actions.runLate(linkInitiative, { ids: [id], initiativeId: linked });
        }}
      />
      {chosen !== null && (
        <IconButton icon={ArrowUpRight} label={text.open} onClick={() => dialogs.openDetails(chosen)} />
      )}
    </div>
  );
}
