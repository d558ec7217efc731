/** One theme: the problem or the opportunity, and the one metric that shows it getting better. */
import { updateTheme } from '../../../shared/commands/updateTheme.ts';
import { longestNote, longestTitle } from '../../../shared/model/field.ts';
import { themeKinds, type Theme } from '../../../shared/model/theme.ts';
import { shareOf } from '../../../shared/views/throughline.ts';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import { DraftField } from '../live/DraftField.tsx';
import { LiveText } from '../live/LiveText.tsx';
import { NumberField } from '../live/NumberField.tsx';
import { longestPeriod } from './GoalCard.tsx';
import { Grip, ItemMenu } from './ItemTools.tsx';
import { mostMeasured } from './KeyResults.tsx';
import type { StrategyListProps } from './listProps.ts';
import styles from './StrategyCard.module.css';
import type { Ordering } from './useOrdering.ts';

const text = strategyWords.themes;
const kindChoices = themeKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }));
const numbers = ['baseline', 'current', 'target'] as const;

export function ThemeCard({
  session,
  dialogs,
  canEdit,
  theme,
  initiatives,
  ordering,
}: StrategyListProps & {
  readonly theme: Theme;
  readonly initiatives: number;
  readonly ordering: Ordering;
}) {
  const { id } = theme;
  const { store, actions } = session;
  const title = theme.title.trim() || words.noTitle;
  const share = shareOf({ start: theme.baseline, target: theme.target, current: theme.current });
  const change = (fields: Omit<Parameters<typeof updateTheme.apply>[1], 'id'>): void => {
    actions.runLate(updateTheme, { id, ...fields });
  };
  return (
    <li className={styles['card']} aria-label={title} {...ordering.item(id)}>
      <div className={styles['top']}>
        {canEdit && <Grip id={id} title={title} ordering={ordering} />}
        <div className={styles['kind']} data-kind={theme.kind}>
          <Select
            label={text.kind(title)}
            hideLabel
            bare
            value={theme.kind}
            choices={kindChoices}
            disabled={!canEdit}
            onChoose={(kind) => change({ kind })}
          />
        </div>
        {(canEdit || theme.period !== '') && (
          <div className={styles['period']}>
            <DraftField
              label={text.of(text.period, title)}
              hideLabel
              bare
              kept={theme.period}
              maxLength={longestPeriod}
              placeholder={text.period}
              readOnly={!canEdit}
              onKeep={(period) => change({ period })}
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
          read={() => store.getRecords().theme.get(id)?.title ?? ''}
          maxLength={longestTitle}
          placeholder={words.noTitle}
        />
      </div>
      <div className={styles['metric']}>
        <div className={styles['metric-name']}>
          <DraftField
            label={text.of(text.metric, title)}
            hideLabel
            bare
            kept={theme.metric}
            maxLength={longestNote}
            placeholder={canEdit ? `${text.metric}: ${text.metricExample}` : text.noMetric}
            readOnly={!canEdit}
            onKeep={(metric) => change({ metric })}
          />
        </div>
        {(canEdit || theme.metric !== '') && (
          <>
            <div className={styles['numbers']}>
              {numbers.map((number) => (
                <div key={number} className={styles['number']}>
                  <span className={styles['number-label']} aria-hidden>
                    {text[number]}
                  </span>
                  <NumberField
                    label={text.of(text[number], title)}
                    hideLabel
                    bare
                    value={theme[number]}
                    most={mostMeasured}
                    least={-mostMeasured}
                    placeholder="–"
                    readOnly={!canEdit}
                    onChange={(value) => change({ [number]: value })}
                  />
                </div>
              ))}
            </div>
            <div className={styles['outcome']}>
              <Progress share={share} label={text.progress(title)} />
              <span className={styles['note']}>
                {share === null ? strategyWords.unknown : strategyWords.percent(share)}
              </span>
            </div>
          </>
        )}
      </div>
      <p className={styles['note']}>{text.initiatives(initiatives)}</p>
    </li>
  );
}
