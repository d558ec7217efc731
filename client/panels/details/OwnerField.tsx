/** Who owns a story: a name, suggested from those on the map and those here now. */
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import fieldStyles from '../../ui/Field.module.css';
import { words } from '../../ui/words.ts';
import { useCanEdit } from '../live/useRecords.ts';

/** Enter or leaving keeps it; empty means nobody. */
export function OwnerField({
  session,
  id,
  owner,
}: {
  readonly session: MapSession;
  readonly id: StoryId;
  readonly owner: string;
}) {
  const elementId = useId();
  const canEdit = useCanEdit(session);
  const people = useStore(session.people);
  const me = useStore(session.me, (state) => state.name);
  const [draft, setDraft] = useState<string | null>(null);
  const known = new Set([me, ...people.map((person) => person.name)]);
  for (const story of session.store.getRecords().story.values())
    if (story.owner !== '') known.add(story.owner);

  const keep = (): void => {
    if (draft !== null && draft.trim() !== owner)
      session.actions.runLate(updateStory, { id, owner: draft.trim() });
    setDraft(null);
  };

  return (
    <div className={fieldStyles['field']}>
      <label className={fieldStyles['label']} htmlFor={elementId}>
        {words.details.owner}
      </label>
      <input
        id={elementId}
        className={fieldStyles['input']}
        list={canEdit ? `${elementId}-known` : undefined}
        autoComplete="off"
        maxLength={longestShortName}
        placeholder={words.details.ownerPlaceholder}
        readOnly={!canEdit}
        value={draft ?? owner}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      <datalist id={`${elementId}-known`}>
        {[...known].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
