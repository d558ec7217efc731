/** An initiative in the details panel: everything about it, edited in place by several people at once. */
import { Archive, ChevronDown, TriangleAlert } from 'lucide';
import { updateInitiative } from '../../../shared/commands/updateInitiative.ts';
import { longestDetails, longestTitle } from '../../../shared/model/field.ts';
import {
  confidences,
  initiativeKinds,
  type Initiative,
  type InitiativeId,
} from '../../../shared/model/initiative.ts';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { readWindow } from '../../../shared/views/roadmapWindow.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import panelStyles from '../details/DetailsPanel.module.css';
import { DraftField } from '../live/DraftField.tsx';
import { LiveText, type LiveField } from '../live/LiveText.tsx';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import { GoalsField } from './GoalsField.tsx';
import styles from './InitiativeDetails.module.css';
import { horizonChoices, titleOf } from './initiativeNames.ts';
import { LinkedStories } from './LinkedStories.tsx';
import { TradeOffs } from './TradeOffs.tsx';
import { useInitiativeMoves } from './useInitiativeMoves.tsx';

const text = roadmapWords.details;
const longestWindow = 60;
/** Any quarter: only whether a window can be read is asked. */
const someQuarter = 8000;
const confidenceChoices = confidences.map((value) => ({ value, label: roadmapWords.confidences[value] }));
const kindChoices = initiativeKinds.map((value) => ({ value, label: roadmapWords.kinds[value] }));

/** The initiative is live: the panel checks that before it renders this. */
export default function InitiativeDetails({
  session,
  dialogs,
  id,
  onArchived,
  onJump,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: InitiativeId;
  readonly onArchived: () => void;
  readonly onJump: (id: StoryId) => void;
}) {
  const { store, actions } = session;
  const records = useRecords(store);
  const canEdit = useCanEdit(session);
  const moves = useInitiativeMoves(session);
  const item = roadmapOf(records).item(id);
  if (item === null) return null;
  const { initiative, progress, stories } = item;
  const change = (fields: Omit<Parameters<typeof updateInitiative.apply>[1], 'id'>): void => {
    actions.runLate(updateInitiative, { id, ...fields });
  };
  const archive = (): void => {
    if (actions.run('archive', { ids: [id] }) === null) return;
    dialogs.toast(roadmapWords.archived(titleOf(initiative)), { undo: true });
    onArchived();
  };
  const textOf = (field: LiveField & keyof Initiative, label: string, placeholder: string, lines = false) => (
    <LiveText
      session={session}
      id={id}
      field={field}
      label={label}
      placeholder={canEdit ? placeholder : words.none}
      read={() => store.getRecords().initiative.get(id)?.[field] ?? ''}
      maxLength={lines ? longestDetails : longestTitle}
      {...(lines ? { lines, rows: 2 } : {})}
      {...(field === 'title' ? { look: 'heading' as const } : {})}
    />
  );
  return (
    <>
      {textOf('title', text.title, words.noTitle)}
      <div className={styles['progress']}>
        <Progress share={progress.share} label={roadmapWords.progressOf(titleOf(initiative))} />
        <span>{roadmapWords.progress(progress)}</span>
      </div>
      {textOf('outcome', text.outcome, text.outcomePlaceholder)}
      <div className={styles['goals']}>
        <GoalsField records={records} initiative={initiative} canEdit={canEdit} onChange={change} />
        {item.goals.length === 0 && (
          <p className={styles['warning']}>
            <Icon node={TriangleAlert} size={14} />
            {roadmapWords.noGoalHint}
          </p>
        )}
      </div>
      <div className={panelStyles['pair']}>
        <Select
          label={text.horizon}
          value={initiative.horizon}
          choices={horizonChoices}
          disabled={!canEdit}
          onChoose={(horizon) => horizon !== initiative.horizon && moves.move(id, { horizon })}
        />
        <Select
          label={roadmapWords.confidence}
          value={initiative.confidence}
          choices={confidenceChoices}
          disabled={!canEdit}
          onChoose={(confidence) => change({ confidence })}
        />
        <Select
          label={text.theme}
          value={item.theme?.id ?? null}
          choices={[
            { value: null, label: words.none },
            ...liveInOrder(records.theme).map((theme) => ({ value: theme.id, label: titleOf(theme) })),
          ]}
          disabled={!canEdit}
          onChoose={(themeId) => change({ themeId })}
        />
        <Select
          label={text.kind}
          value={initiative.kind}
          choices={kindChoices}
          disabled={!canEdit}
          onChoose={(kind) => change({ kind })}
        />
        <DraftField
          label={text.window}
          placeholder={canEdit ? text.windowPlaceholder : words.none}
          maxLength={longestWindow}
          readOnly={!canEdit}
          kept={initiative.window}
          {...(initiative.window.trim() !== '' && readWindow(initiative.window, someQuarter) === null
            ? { hint: text.windowUnread }
            : {})}
          onKeep={(window) => change({ window })}
        />
        <DraftField
          label={text.team}
          placeholder={canEdit ? text.teamPlaceholder : words.none}
          maxLength={longestShortName}
          readOnly={!canEdit}
          kept={initiative.team}
          onKeep={(team) => change({ team })}
        />
      </div>
      <Tick
        label={text.exploratory}
        isOn={initiative.exploratory}
        disabled={!canEdit}
        onChange={(exploratory) => change({ exploratory })}
      />
      {textOf('details', text.details, text.detailsPlaceholder, true)}
      {(initiative.kind === 'technology' || initiative.justification !== '') &&
        textOf('justification', text.justification, text.justificationPlaceholder, true)}
      {textOf('goToMarket', text.goToMarket, text.goToMarketPlaceholder, true)}
      <details className={styles['outside']} open={initiative.publicTitle !== ''}>
        <summary className={styles['summary']}>
          <Icon node={ChevronDown} size={16} />
          {text.outside}
        </summary>
        <div className={styles['inside']}>
          <p className={panelStyles['facts']}>{text.outsideHint}</p>
          {textOf('publicTitle', text.publicTitle, text.publicTitlePlaceholder)}
          {textOf('publicDetails', text.publicDetails, text.publicDetailsPlaceholder, true)}
        </div>
      </details>
      <LinkedStories session={session} dialogs={dialogs} id={id} stories={stories} onJump={onJump} />
      <TradeOffs records={records} id={id} />
      {canEdit && (
        <div className={panelStyles['actions']}>
          <Button size="s" icon={Archive} onClick={archive}>
            {words.details.archive}
          </Button>
        </div>
      )}
      {moves.question}
    </>
  );
}
