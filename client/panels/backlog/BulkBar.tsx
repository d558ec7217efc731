/** What can be set of all selected stories at once; each is one step of undo. */
import { Hash, X } from 'lucide';
import { useState } from 'react';
import { linkInitiative } from '../../../shared/commands/linkInitiative.ts';
import { updateStories } from '../../../shared/commands/updateStories.ts';
import { longestShortName } from '../../../shared/model/persona.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import { moscows, storyKinds, type Story, type StoryId } from '../../../shared/model/story.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { sprintsInTime } from '../../../shared/views/planPool.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Select, type Choice } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { backlogToolWords as text, moscowWords } from '../../ui/words/backlogTools.ts';
import { planWords } from '../../ui/words/plan.ts';
import { DraftField } from '../live/DraftField.tsx';
import { EstimateField } from '../live/EstimateField.tsx';
import { releaseChoices, stepChoices } from '../live/placeChoices.ts';
import { useCommit } from '../plan/useCommit.tsx';
import { sprintOf } from '../stage/planningRules.ts';
import { StageManySelect } from './StageManySelect.tsx';
import styles from './BulkBar.module.css';
import { mostAtOnce, type BacklogViewStore } from './backlogView.ts';
import type { Backlog } from './useBacklog.ts';

/** A value that stands for several different ones. */
const mixed = 'mixed of several';

export function BulkBar({
  backlog,
  ids,
  view,
  session,
  onRank,
}: {
  readonly backlog: Backlog;
  readonly ids: ReadonlySet<StoryId>;
  readonly view: BacklogViewStore;
  readonly session: MapSession;
  readonly onRank: () => void;
}) {
  const { records, grid } = backlog;
  const { actions } = session;
  const [round, setRound] = useState(0);
  const [changed, setChanged] = useState('');
  const stories = [...ids].flatMap((id) => records.story.get(id) ?? []);
  const all = stories.map(({ id }) => id);
  const done = (result: unknown): void => {
    if (result === null) return;
    setRound((turn) => turn + 1);
    setChanged(text.changed(all.length));
  };
  const { commit, dialog } = useCommit(session, setChanged);
  const set = (fields: Partial<Pick<Story, 'kind' | 'estimate' | 'owner' | 'moscow'>>): void =>
    done(actions.runLate(updateStories, { ids: all, ...fields }));
  const isTooMany = all.length > mostAtOnce;
  const sprints = sprintsInTime(records);
  const initiatives = liveInOrder(records.initiative).map(({ id, title }) => ({
    value: id as string | null,
    label: title.trim() || words.noTitle,
  }));
  return (
    <section className={styles['bar']} aria-label={text.bulk}>
      <p className={styles['count']} role="status">
        {text.selected(all.length)}
        {changed !== '' && <span className={styles['changed']}>{changed}</span>}
      </p>
      {isTooMany ? (
        <p className={styles['note']}>{text.mostAtOnce(mostAtOnce)}</p>
      ) : (
        <div className={styles['fields']} key={round}>
          <StageManySelect stories={stories} session={session} onDone={done} />
          <Many
            label={text.kind}
            value={same(stories, (story) => story.kind)}
            choices={storyKinds.map((kind) => ({ value: kind, label: words.storyKinds[kind] }))}
            onChoose={(kind) => set({ kind })}
          />
          <Many
            label={text.moscow}
            value={same(stories, (story) => story.moscow)}
            choices={[
              ...moscows.map((moscow) => ({ value: moscow, label: moscowWords[moscow] })),
              { value: null, label: text.none },
            ]}
            onChoose={(moscow) => set({ moscow })}
          />
          {sprints.length > 0 && (
            <Many
              label={planWords.field}
              value={same(stories, (story) => sprintOf(records, story) as string | null)}
              choices={[
                { value: null, label: text.none },
                ...sprints.map(({ id, name }) => ({ value: id, label: name || planWords.unnamed })),
              ]}
              onChoose={(sprintId) => commit(all, sprintId as SprintId | null)}
            />
          )}
          <Many
            label={words.kinds.step}
            value={same(stories, (story) => story.stepId)}
            choices={stepChoices(grid)}
            onChoose={(stepId) => stepId !== null && done(actions.run('moveStories', { ids: all, stepId }))}
          />
          <Many
            label={words.kinds.release}
            value={same(stories, (story) => story.releaseId)}
            choices={releaseChoices(grid)}
            onChoose={(releaseId) => done(actions.run('moveStories', { ids: all, releaseId }))}
          />
          <Many
            label={text.initiative}
            value={same(stories, (story) => story.initiativeId as string | null)}
            choices={[...initiatives, { value: null, label: text.none }]}
            onChoose={(initiativeId) =>
              done(
                actions.runLate(linkInitiative, {
                  ids: all,
                  initiativeId: initiativeId as Story['initiativeId'],
                }),
              )
            }
          />
          <div className={styles['short']}>
            <EstimateField
              label={text.points}
              scale={records.meta.settings.estimateScale}
              value={numberOf(stories)}
              placeholder={isMixed(stories, (story) => story.estimate) ? text.mixed : '–'}
              readOnly={false}
              onChange={(estimate) => set({ estimate })}
            />
          </div>
          <DraftField
            label={text.owner}
            kept={isMixed(stories, (story) => story.owner) ? '' : (stories[0]?.owner ?? '')}
            maxLength={longestShortName}
            placeholder={isMixed(stories, (story) => story.owner) ? text.mixed : text.ownerPlaceholder}
            readOnly={false}
            onKeep={(owner) => set({ owner })}
          />
          <Button icon={Hash} onClick={onRank}>
            {text.moveSelected}
          </Button>
        </div>
      )}
      <IconButton
        icon={X}
        label={text.clearSelection}
        className={styles['close']}
        onClick={() => view.setState({ selection: new Set() })}
      />
      {dialog}
    </section>
  );
}

/** A select that says when the selected ones differ. */
function Many<T extends string | null>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: T | typeof mixed;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
}) {
  const none: readonly Choice<T | typeof mixed>[] =
    value === mixed ? [{ value: mixed, label: text.mixed }] : [];
  return (
    <Select<T | typeof mixed>
      label={label}
      value={value}
      choices={[...none, ...choices]}
      onChoose={(next) => next !== mixed && onChoose(next)}
    />
  );
}

function isMixed(stories: readonly Story[], read: (story: Story) => unknown): boolean {
  return stories.some((story) => read(story) !== read(stories[0]!));
}

function same<T>(stories: readonly Story[], read: (story: Story) => T): T | typeof mixed {
  return stories.length === 0 || isMixed(stories, read) ? mixed : read(stories[0]!);
}

function numberOf(stories: readonly Story[]): number | null {
  return isMixed(stories, (story) => story.estimate) ? null : (stories[0]?.estimate ?? null);
}
