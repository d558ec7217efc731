/** The plan: sprints, what each can hold, and the stories committed to it; one live view for everybody. */
import { CalendarPlus, Flag } from 'lucide';
import { useMemo, useState } from 'react';
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { isId } from '../../../shared/model/id.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import { stages, type Stage, type StoryId } from '../../../shared/model/story.ts';
import { liveOrNull } from '../../../shared/views/liveRecords.ts';
import { currentSprint, planPool, sprintsInTime } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { jumpTo } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { planWords as text } from '../../ui/words/plan.ts';
import { useCanEdit, useGrid, useRecords } from '../live/useRecords.ts';
import { useToday } from '../live/useToday.ts';
import { DeclineDialog } from '../stage/DeclineDialog.tsx';
import { PlanDialog } from '../stage/PlanDialog.tsx';
import { askedFor, sprintOf, type PlanStage } from '../stage/planningRules.ts';
import { DragGhost } from '../live/DragGhost.tsx';
import styles from './Plan.module.css';
import { PlanBoard } from './PlanBoard.tsx';
import { Pool } from './Pool.tsx';
import { SprintDialog } from './SprintDialog.tsx';
import { SprintPage } from './SprintPage.tsx';
import { SprintStrip } from './SprintStrip.tsx';
import { useCommit } from './useCommit.tsx';
import { usePlanDrag } from './usePlanDrag.ts';

/** Fills its parent. */
export default function PlanSurface({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const records = useRecords(session.store);
  const grid = useGrid(session.store);
  const canEdit = useCanEdit(session);
  const today = useToday(session);
  const [chosen, setChosen] = useState<SprintId | null>(null);
  const [editing, setEditing] = useState<SprintId | 'new' | null>(null);
  const [declining, setDeclining] = useState<StoryId | null>(null);
  const [told, setTold] = useState('');
  const [moved, setMoved] = useState('');
  const [planning, setPlanning] = useState<{ readonly id: StoryId; readonly stage: PlanStage } | null>(null);
  const pool = useMemo(() => planPool(records, grid), [records, grid]);
  const sprints = sprintsInTime(records);
  const sprint = liveOrNull(records.sprint, chosen) ?? currentSprint(records, today);
  const { commit, dialog } = useCommit(session, setTold);

  const moveStage = (id: StoryId, stage: Stage): void => {
    const story = records.story.get(id);
    if (story === undefined || story.stage === stage || sprint === null) return;
    if (stage === 'declined') return setDeclining(id);
    // Planning asks for an owner, a day and the trade-off wherever it happens.
    const asks = askedFor(records, [story], stage);
    if (asks !== null) return setPlanning({ id, stage: asks });
    if (session.actions.runLate(updateStory, { id, stage }) === null) return;
    setMoved(text.board.moved(story.title.trim() || words.noTitle, words.stages[stage]));
  };
  const { drag, start } = usePlanDrag((ids, over) => {
    const story = records.story.get(ids[0]!);
    if (story === undefined) return;
    if (over === 'pool') return sprintOf(records, story) === null ? undefined : commit(ids, null);
    if (isId('sprint', over)) return commit(ids, over);
    const stage = stages.find((each) => over === `stage:${each}`);
    if (stage === undefined || sprint === null) return;
    if (sprintOf(records, story) !== sprint.id) commit(ids, sprint.id);
    else moveStage(story.id, stage);
  });
  const hands = {
    canEdit,
    today,
    sprints,
    sprint,
    onGrip: start,
    onCommit: commit,
    onStage: moveStage,
    onDetails: (id: StoryId) => dialogs.openDetails(id),
    onShowOnMap: (id: StoryId) => jumpTo(view, id),
  };
  const dragged = drag?.ids.flatMap((id) => records.story.get(id) ?? []) ?? [];

  return (
    <section className={styles['surface']} aria-labelledby="plan-title">
      <header className={styles['header']}>
        <h2 id="plan-title" className={styles['heading']}>
          {text.title}
        </h2>
        {!canEdit && <p className={styles['note']}>{text.readOnly}</p>}
        {canEdit && (
          <Button
            look={sprints.length === 0 ? 'primary' : 'secondary'}
            size="s"
            icon={CalendarPlus}
            className={styles['add']}
            onClick={() => setEditing('new')}
          >
            {text.add}
          </Button>
        )}
      </header>
      {sprint === null ? (
        <Notice icon={Flag} title={text.empty.title} text={canEdit ? text.empty.text : text.empty.viewer}>
          {canEdit && (
            <Button look="primary" icon={CalendarPlus} onClick={() => setEditing('new')}>
              {text.add}
            </Button>
          )}
        </Notice>
      ) : (
        <div className={styles['columns']}>
          <Pool records={records} stories={pool} hands={hands} drag={drag} />
          <div className={styles['main']} role="region" aria-label={text.sprints} tabIndex={-1}>
            <SprintStrip
              records={records}
              sprints={sprints}
              shown={sprint.id}
              today={today}
              drag={drag}
              onShow={setChosen}
            />
            <SprintPage
              session={session}
              records={records}
              sprint={sprint}
              today={today}
              dragged={dragged}
              canEdit={canEdit}
              onEdit={() => setEditing(sprint.id)}
              onArchived={() => setChosen(null)}
              dialogs={dialogs}
            >
              <PlanBoard records={records} sprint={sprint} hands={hands} drag={drag} />
            </SprintPage>
          </div>
        </div>
      )}
      {dragged[0] !== undefined && drag !== null && (
        <DragGhost at={drag}>
          {dragged.length > 1 ? words.stories(dragged.length) : dragged[0].title || words.noTitle}
        </DragGhost>
      )}
      {editing !== null && (
        <SprintDialog
          session={session}
          id={editing === 'new' ? null : editing}
          onSaved={setChosen}
          onClose={() => setEditing(null)}
        />
      )}
      {declining !== null && records.story.get(declining) !== undefined && (
        <DeclineDialog
          story={records.story.get(declining)!}
          actions={session.actions}
          onClose={() => setDeclining(null)}
        />
      )}
      {planning !== null && (
        <PlanDialog
          session={session}
          ids={[planning.id]}
          stage={planning.stage}
          onClose={() => setPlanning(null)}
        />
      )}
      {dialog}
      <p className="visually-hidden" role="status">
        {told}
      </p>
      <p className="visually-hidden" role="status">
        {moved}
      </p>
    </section>
  );
}
