/** A story in the details panel. */
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { Move, Slice } from 'lucide';
import { severities, storyKinds, type StoryId } from '../../../shared/model/story.ts';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { contributeWords } from '../../ui/words/contribute.ts';
import { sliceWords } from '../../ui/words/slice.ts';
import { stageWords } from '../../ui/words/stage.ts';
import { CommentsField } from '../comments/CommentsField.tsx';
import { OwnCard } from '../contribute/OwnCard.tsx';
import { CriteriaField } from '../criteria/CriteriaField.tsx';
import { DependencyField } from '../dependencies/DependencyField.tsx';
import { EstimateField } from '../live/EstimateField.tsx';
import { releaseChoices, stepChoices } from '../live/placeChoices.ts';
import { useCanEdit, useGrid, useRecord } from '../live/useRecords.ts';
import { ServesLine } from '../insights/ServesLine.tsx';
import { SprintField } from '../plan/SprintField.tsx';
import { InitiativeField } from '../roadmap/InitiativeField.tsx';
import { DueField } from '../stage/DueField.tsx';
import { ScoresField } from '../scores/ScoresField.tsx';
import { StageSelect } from '../stage/StageSelect.tsx';
import { VotingField } from '../voting/VotingField.tsx';
import { CardActions } from './CardActions.tsx';
import { DetailsField } from './DetailsField.tsx';
import styles from './DetailsPanel.module.css';
import { IssueField } from './IssueField.tsx';
import { LegendField } from './LegendField.tsx';
import { LineageField } from './LineageField.tsx';
import { OwnerField } from './OwnerField.tsx';
import { TitleField } from './TitleField.tsx';

const text = words.details;
const kindChoices = () => storyKinds.map((kind) => ({ value: kind, label: words.storyKinds[kind] }));
const severityChoices = [
  { value: null, label: words.none },
  ...severities.map((severity) => ({ value: severity, label: stageWords.severities[severity] })),
];

/** The story is live: the panel checks that before it renders this. */
export function StoryDetails({
  session,
  dialogs,
  id,
  onArchived,
  onJump,
  onSlice,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: StoryId;
  /** The person archived it here. */
  readonly onArchived: () => void;
  /** Shows another story, on the map and here. */
  readonly onJump: (id: StoryId) => void;
  /** Cuts the lane below this story. */
  readonly onSlice: () => void;
}) {
  const { store, actions } = session;
  const story = useRecord(store, (records) => records.story.get(id)!);
  const pushedTo = useRecord(store, (records) =>
    story.pushed === null ? null : (records.release.get(story.pushed.releaseId)?.name ?? null),
  );
  const scale = useRecord(store, (records) => records.meta.settings.estimateScale);
  const grid = useGrid(store);
  const canEdit = useCanEdit(session);
  const { role, key } = useStore(session.me);
  const isOwnOnly = role === 'contributor' && story.createdBy !== '' && story.createdBy === key;
  const steps = stepChoices(grid);
  const releases = releaseChoices(grid);

  return (
    <>
      <VotingField session={session} story={story} />
      {isOwnOnly ? (
        <OwnCard session={session} story={story} onArchived={onArchived} />
      ) : (
        <>
          {role === 'contributor' && <p className={styles['facts']}>{contributeWords.foreign}</p>}
          <TitleField session={session} id={id} />
          <DetailsField session={session} id={id} details={story.details} />
        </>
      )}
      <CriteriaField session={session} dialogs={dialogs} id={id} />
      <div className={styles['pair']}>
        <StageSelect story={story} session={session} label={text.stage} disabled={!canEdit} />
        <EstimateField
          label={text.estimate}
          scale={scale}
          value={story.estimate}
          placeholder={scale.kind === 'free' && canEdit ? text.estimatePlaceholder : words.none}
          readOnly={!canEdit}
          onChange={(estimate) => actions.runLate(updateStory, { id, estimate })}
        />
        <Select
          label={text.kind}
          value={story.kind}
          choices={kindChoices()}
          disabled={!canEdit}
          onChoose={(kind) => actions.runLate(updateStory, { id, kind })}
        />
        <OwnerField session={session} id={id} owner={story.owner} />
        <DueField story={story} actions={actions} readOnly={!canEdit} />
        {story.kind === 'bug' && (
          <Select
            label={stageWords.severity}
            value={story.severity}
            choices={severityChoices}
            disabled={!canEdit}
            onChoose={(severity) => actions.runLate(updateStory, { id, severity })}
          />
        )}
      </div>
      {story.stage === 'declined' && story.declineReason !== '' && (
        <p className={styles['facts']}>
          {stageWords.reason}: {story.declineReason}
        </p>
      )}
      {story.issue !== null && <IssueField session={session} dialogs={dialogs} id={id} issue={story.issue} />}
      <ServesLine session={session} id={id} />
      <LineageField session={session} id={id} onJump={onJump} />
      <SprintField session={session} id={id} />
      <Select
        label={text.step}
        value={steps.some((choice) => choice.value === story.stepId) ? story.stepId : null}
        choices={story.stepId === null ? [{ value: null, label: words.canvas.unplaced }, ...steps] : steps}
        disabled={!canEdit}
        onChoose={(stepId) => stepId !== null && actions.run('moveStories', { ids: [id], stepId })}
      />
      <Select
        label={text.release}
        value={releases.some((choice) => choice.value === story.releaseId) ? story.releaseId : null}
        choices={releases}
        disabled={!canEdit}
        onChoose={(releaseId) => actions.run('moveStories', { ids: [id], releaseId })}
      />
      <InitiativeField session={session} dialogs={dialogs} id={id} initiativeId={story.initiativeId} />
      <ScoresField session={session} story={story} />
      <LegendField session={session} id={id} kind="persona" chosen={story.personas} />
      <LegendField session={session} id={id} kind="label" chosen={story.labels} />
      <DependencyField session={session} dialogs={dialogs} id={id} onJump={onJump} />
      <p className={styles['facts']}>
        {story.pushed === null ? text.notPushed : text.pushed(pushedTo || words.noTitle)}
      </p>
      <CommentsField session={session} id={id} />
      <CardActions session={session} dialogs={dialogs} id={id} onArchived={onArchived}>
        <Button size="s" icon={Move} onClick={() => dialogs.openMove([id])}>
          {text.move}
        </Button>
        <Button size="s" icon={Slice} onClick={onSlice}>
          {sliceWords.below}
        </Button>
      </CardActions>
    </>
  );
}
