/** The sprint a story is committed to, in its details. */
import { useState } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';
import { sprintsInTime } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { planWords as text } from '../../ui/words/plan.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import { sprintOf } from '../stage/planningRules.ts';
import { useCommit } from './useCommit.tsx';

/** Nothing as long as the map has no sprint: then there is nothing to choose. */
export function SprintField({ session, id }: { readonly session: MapSession; readonly id: StoryId }) {
  const records = useRecords(session.store);
  const canEdit = useCanEdit(session);
  const [told, setTold] = useState('');
  const { commit, dialog } = useCommit(session, setTold);
  const story = records.story.get(id);
  const sprints = sprintsInTime(records);
  if (story === undefined || sprints.length === 0) return null;
  return (
    <>
      <Select
        label={text.field}
        value={sprintOf(records, story)}
        choices={[
          { value: null, label: words.none },
          ...sprints.map((sprint) => ({ value: sprint.id, label: sprint.name || text.unnamed })),
        ]}
        disabled={!canEdit}
        onChoose={(sprintId) => commit([id], sprintId)}
      />
      {dialog}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </>
  );
}
