/** The labels of a story. */
import type { LabelId } from '../../../shared/model/label.ts';
import { byOrder } from '../../../shared/model/orderKey.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { TagField } from '../../ui/TagField.tsx';
import { words } from '../../ui/words.ts';
import { useCanEdit, useRecord } from '../live/useRecords.ts';

/** New labels join the map's legend. */
export function LabelField({
  session,
  id,
  chosen,
}: {
  readonly session: MapSession;
  readonly id: StoryId;
  readonly chosen: readonly LabelId[];
}) {
  const labels = useRecord(session.store, (records) => records.label);
  const canEdit = useCanEdit(session);
  const { run } = session.actions;
  return (
    <TagField
      label={words.details.labels}
      placeholder={words.details.pickLabel}
      none={words.details.noLabels}
      all={[...labels.values()].filter((label) => label.archivedAt === null).sort(byOrder)}
      chosen={chosen}
      disabled={!canEdit}
      onToggle={(tag, on) => run('tagRecord', { id, tag, on })}
      onCreate={(name) => {
        const made = run('addLabel', { name });
        if (made !== null) run('tagRecord', { id, tag: made.id, on: true });
      }}
    />
  );
}
