/** One goal: whose it is, until when, its key results as numbers and bars, and the work that serves it. */
import { TriangleAlert } from 'lucide';
import { useMemo } from 'react';
import { updateGoal } from '../../../shared/commands/updateGoal.ts';
import { longestDetails, longestTitle } from '../../../shared/model/field.ts';
import { goalKinds, type Goal } from '../../../shared/model/goal.ts';
import { orphansOf } from '../../../shared/views/orphans.ts';
import { lineDown } from '../../../shared/views/throughline.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import { DraftField } from '../live/DraftField.tsx';
import { LiveText } from '../live/LiveText.tsx';
import { Grip, ItemMenu } from './ItemTools.tsx';
import { KeyResults } from './KeyResults.tsx';
import type { StrategyListProps } from './listProps.ts';
import styles from './StrategyCard.module.css';
import type { Ordering } from './useOrdering.ts';

const text = strategyWords.goals;
const kindChoices = goalKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }));
export const longestPeriod = 60;

export function GoalCard({
  goal,
  ordering,
  ...props
}: StrategyListProps & { readonly goal: Goal; readonly ordering: Ordering }) {
  const { session, dialogs, records, canEdit } = props;
  const { store, actions } = session;
  const { id } = goal;
  const title = goal.title.trim() || words.noTitle;
  const line = lineDown(records, id);
  const orphan = useMemo(() => orphansOf(records).goals.find((each) => each.goal.id === id), [records, id]);
  if (line === null) return null;
  const hints = [
    ...(line.results.length === 0 ? [text.noResult] : []),
    ...(orphan === undefined ? [] : [text[orphan.why]]),
  ];
  return (
    <li className={styles['card']} aria-label={title} {...ordering.item(id)}>
      <div className={styles['top']}>
        {canEdit && <Grip id={id} title={title} ordering={ordering} />}
        <div className={styles['kind']} data-kind={goal.kind}>
          <Select
            label={text.kind(title)}
            hideLabel
            bare
            value={goal.kind}
            choices={kindChoices}
            disabled={!canEdit}
            onChoose={(kind) => actions.runLate(updateGoal, { id, kind })}
          />
        </div>
        {(canEdit || goal.period !== '') && (
          <div className={styles['period']}>
            <DraftField
              label={text.periodOf(title)}
              hideLabel
              bare
              kept={goal.period}
              maxLength={longestPeriod}
              placeholder={text.period}
              readOnly={!canEdit}
              onKeep={(period) => actions.runLate(updateGoal, { id, period })}
            />
          </div>
        )}
        {canEdit && (
          <span className={styles['menu']}>
            <ItemMenu id={id} title={title} session={session} dialogs={dialogs} ordering={ordering} />
          </span>
        )}
      </div>
      <div className={styles['texts']}>
        <LiveText
          session={session}
          id={id}
          field="title"
          label={text.titleOf}
          hideLabel
          bare
          look="heading"
          read={() => store.getRecords().goal.get(id)?.title ?? ''}
          maxLength={longestTitle}
          placeholder={words.noTitle}
        />
        {(canEdit || goal.details !== '') && (
          <LiveText
            session={session}
            id={id}
            field="details"
            label={text.notesOf(title)}
            hideLabel
            bare
            lines
            rows={1}
            read={() => store.getRecords().goal.get(id)?.details ?? ''}
            maxLength={longestDetails}
            placeholder={text.notes}
          />
        )}
      </div>
      <KeyResults {...props} goalId={id} title={title} results={line.results} />
      {line.items.length > 0 && (
        <div className={styles['work']}>
          <Progress thin share={line.progress.share} label={text.workOf(title)} />
          <p className={styles['note']}>
            {text.work(line.items.length, line.progress.all.stories, line.progress.share)}
          </p>
        </div>
      )}
      {hints.map((hint) => (
        <p key={hint} className={styles['warning']}>
          <Icon node={TriangleAlert} size={14} />
          {hint}
        </p>
      ))}
    </li>
  );
}
