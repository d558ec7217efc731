/** The personas or labels a card wears, from the map's legend. */
import { addLabel } from '../../../shared/commands/addLabel.ts';
import { addPersona } from '../../../shared/commands/addPersona.ts';
import type { Id } from '../../../shared/model/id.ts';
import { byOrder } from '../../../shared/model/orderKey.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { TagField } from '../../ui/TagField.tsx';
import { words } from '../../ui/words.ts';
import { useCanEdit, useRecord } from '../live/useRecords.ts';

const text = words.details;
const saidOf = {
  persona: { label: text.personas, placeholder: text.pickPersona, none: text.noPersonas },
  label: { label: text.labels, placeholder: text.pickLabel, none: text.noLabels },
} as const;

/** A name that is not in the legend yet joins it. */
export function LegendField<K extends 'persona' | 'label'>({
  session,
  id,
  kind,
  chosen,
}: {
  readonly session: MapSession;
  readonly id: Id;
  readonly kind: K;
  readonly chosen: readonly Id<K>[];
}) {
  const all = useRecord(session.store, (records) => records[kind]);
  const canEdit = useCanEdit(session);
  const { run, runLate } = session.actions;
  return (
    <TagField
      {...saidOf[kind]}
      all={[...all.values()].filter((tag) => tag.archivedAt === null).sort(byOrder)}
      chosen={chosen}
      disabled={!canEdit}
      onToggle={(tag, on) => run('tagRecord', { id, tag, on })}
      onCreate={(name) => {
        const made = kind === 'persona' ? runLate(addPersona, { name }) : runLate(addLabel, { name });
        if (made !== null) run('tagRecord', { id, tag: made.id, on: true });
      }}
    />
  );
}
