/** The key results of a goal: numbers from where to where, and a bar for how far. */
import { addKeyResult } from '../../../shared/commands/addKeyResult.ts';
import { updateKeyResult } from '../../../shared/commands/updateKeyResult.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { GoalId } from '../../../shared/model/goal.ts';
import type { KeyResult } from '../../../shared/model/keyResult.ts';
import type { MeasuredResult } from '../../../shared/views/throughline.ts';
import { Progress } from '../../ui/Progress.tsx';
import { words } from '../../ui/words.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import { DraftField } from '../live/DraftField.tsx';
import { LiveText } from '../live/LiveText.tsx';
import { NumberField } from '../live/NumberField.tsx';
import { AddByTitle } from './AddByTitle.tsx';
import { Grip, ItemMenu } from './ItemTools.tsx';
import styles from './KeyResults.module.css';
import type { StrategyListProps } from './listProps.ts';
import { useOrdering, type Ordering } from './useOrdering.ts';

const text = strategyWords.results;
const numbers = ['start', 'current', 'target'] as const;
const longestUnit = 24;
/** What a measure may be: see measureSchema. */
export const mostMeasured = 1e12;

export function KeyResults({
  goalId,
  title,
  results,
  ...props
}: StrategyListProps & {
  readonly goalId: GoalId;
  readonly title: string;
  readonly results: readonly MeasuredResult[];
}) {
  const { session, canEdit } = props;
  const { actions } = session;
  const ordering = useOrdering({
    ...props,
    sort: `results of ${goalId}`,
    items: results.map(({ keyResult }) => keyResult),
    onMove: (id, place) => actions.runLate(updateKeyResult, { id, ...place }) !== null,
  });
  return (
    <div className={styles['results']}>
      {results.length > 0 && (
        <>
          <p className={styles['heads']} aria-hidden>
            <span>{text.title}</span>
            {numbers.map((number) => (
              <span key={number}>{text[number]}</span>
            ))}
            <span>{text.unit}</span>
          </p>
          <ul className={styles['list']} aria-label={`${text.title}: ${title}`} {...ordering.list}>
            {results.map((result) => (
              <ResultRow key={result.keyResult.id} {...props} {...result} ordering={ordering} />
            ))}
          </ul>
        </>
      )}
      {canEdit && (
        <AddByTitle
          label={text.add}
          placeholder={text.newTitle}
          onAdd={(newTitle) => actions.runLate(addKeyResult, { goalId, title: newTitle }) !== null}
        />
      )}
    </div>
  );
}

function ResultRow({
  session,
  dialogs,
  canEdit,
  keyResult,
  share,
  ordering,
}: StrategyListProps & MeasuredResult & { readonly ordering: Ordering }) {
  const { id } = keyResult;
  const { store, actions } = session;
  const title = keyResult.title.trim() || words.noTitle;
  const change = (fields: Partial<Pick<KeyResult, 'start' | 'current' | 'target' | 'unit'>>): void => {
    actions.runLate(updateKeyResult, { id, ...fields });
  };
  return (
    <li className={styles['row']} aria-label={title} {...ordering.item(id)}>
      <div className={styles['name']}>
        {canEdit && <Grip id={id} title={title} ordering={ordering} />}
        <LiveText
          session={session}
          id={id}
          field="title"
          label={text.titleOf}
          hideLabel
          bare
          read={() => store.getRecords().keyResult.get(id)?.title ?? ''}
          maxLength={longestTitle}
          placeholder={words.noTitle}
        />
      </div>
      {numbers.map((number) => (
        <div key={number} className={styles['number']} data-label={text[number]}>
          <NumberField
            label={text.of(text[number], title)}
            hideLabel
            bare
            value={keyResult[number]}
            most={mostMeasured}
            least={-mostMeasured}
            placeholder="–"
            readOnly={!canEdit}
            onChange={(value) => change({ [number]: value })}
          />
        </div>
      ))}
      <div className={styles['unit']} data-label={text.unit}>
        <DraftField
          label={text.of(text.unit, title)}
          hideLabel
          bare
          kept={keyResult.unit}
          maxLength={longestUnit}
          placeholder={canEdit ? text.unitExample : ''}
          readOnly={!canEdit}
          onKeep={(unit) => change({ unit })}
        />
      </div>
      {canEdit && (
        <span className={styles['menu']}>
          <ItemMenu id={id} title={title} session={session} dialogs={dialogs} ordering={ordering} />
        </span>
      )}
      <div className={styles['progress']}>
        <Progress share={share} label={text.progress(title)} />
        <span className={styles['share']}>
          {share === null ? strategyWords.unknown : strategyWords.percent(share)}
        </span>
      </div>
    </li>
  );
}
