/** The personas of an activity, a step or a story. */
import type { Id } from '../../../shared/model/id.ts';
import { byOrder } from '../../../shared/model/orderKey.ts';
import type { PersonaId } from '../../../shared/model/persona.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { TagField } from '../../ui/TagField.tsx';
import { words } from '../../ui/words.ts';
import { useCanEdit, useRecord } from '../live/useRecords.ts';

/** New personas join the map's legend. */
export function PersonaField({
  session,
  id,
  chosen,
}: {
  readonly session: MapSession;
  readonly id: Id;
  readonly chosen: readonly PersonaId[];
}) {
  const personas = useRecord(session.store, (records) => records.persona);
  const canEdit = useCanEdit(session);
  const { run } = session.actions;
  return (
    <TagField
      label={words.details.personas}
      placeholder={words.details.pickPersona}
      none={words.details.noPersonas}
      all={[...personas.values()].filter((persona) => persona.archivedAt === null).sort(byOrder)}
      chosen={chosen}
      disabled={!canEdit}
      onToggle={(tag, on) => run('tagRecord', { id, tag, on })}
      onCreate={(name) => {
        const made = run('addPersona', { name });
        if (made !== null) run('tagRecord', { id, tag: made.id, on: true });
      }}
    />
  );
}
