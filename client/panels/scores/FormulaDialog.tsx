/** The team's own score: its criteria, their weights, and what it is divided by. Owners change it, for everybody at once. */
import { Plus, X } from 'lucide';
import { useStore } from 'zustand';
import { updateSettings } from '../../../shared/commands/updateSettings.ts';
import {
  longestCriterionName,
  mostWeight,
  ratingSlots,
  scoreDivisors,
  type ScoreCriterion,
  type ScoreFormula,
} from '../../../shared/model/scoreFormula.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { scoresWords } from '../../ui/words/scores.ts';
import { DraftField } from '../live/DraftField.tsx';
import { NumberField } from '../live/NumberField.tsx';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import styles from './ScoreInputs.module.css';

const text = scoresWords.formula;

/** Open as long as it is rendered. What another owner changes meanwhile shows here too. */
export function FormulaDialog({
  session,
  onClose,
}: {
  readonly session: MapSession;
  readonly onClose: () => void;
}) {
  const formula = useRecord(session.store, (records) => records.meta.settings.scoreFormula);
  const isOwner = useStore(session.me, (me) => me.role === 'owner');
  const canChange = useCanEdit(session) && isOwner;
  const { criteria, dividedBy } = formula;
  const change = (next: Partial<ScoreFormula>): void => {
    session.actions.runLate(updateSettings, { scoreFormula: { ...formula, ...next } });
  };
  const changeOne = (index: number, next: Partial<ScoreCriterion>): void =>
    change({ criteria: criteria.with(index, { ...criteria[index]!, ...next }) });
  const free = ratingSlots.find((slot) => !criteria.some((criterion) => criterion.slot === slot));
  const add = (): void => {
    if (free === undefined) return;
    const name = text.criterion(criteria.length + 1);
    change({ criteria: [...criteria, { slot: free, name, weight: 1 }] });
  };
  const nameFault = (typed: string, own: string): string | null =>
    criteria.some(({ name, slot }) => slot !== own && name.toLowerCase() === typed.toLowerCase())
      ? text.nameTaken
      : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={canChange ? text.intro : text.readOnly}
      footer={
        <Button look="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      <div className={styles['criteria']}>
        {criteria.map((criterion, index) => (
          <div key={criterion.slot} role="group" aria-label={criterion.name} className={styles['criterion']}>
            <DraftField
              label={text.name}
              kept={criterion.name}
              maxLength={longestCriterionName}
              placeholder={text.namePlaceholder}
              readOnly={!canChange}
              faultOf={(typed) => nameFault(typed, criterion.slot)}
              onKeep={(name) => name !== '' && changeOne(index, { name })}
            />
            <NumberField
              label={text.weight}
              value={Math.abs(criterion.weight)}
              most={mostWeight}
              readOnly={!canChange}
              onChange={(weight) =>
                weight !== null && changeOne(index, { weight: criterion.weight < 0 ? -weight : weight })
              }
            />
            <Select
              label={text.direction}
              value={criterion.weight < 0 ? 'against' : 'for'}
              choices={[
                { value: 'for', label: text.for },
                { value: 'against', label: text.against },
              ]}
              disabled={!canChange}
              onChoose={(way) =>
                changeOne(index, { weight: Math.abs(criterion.weight) * (way === 'against' ? -1 : 1) })
              }
            />
            {canChange && (
              <IconButton
                icon={X}
                label={text.remove(criterion.name)}
                onClick={() => change({ criteria: criteria.toSpliced(index, 1) })}
              />
            )}
          </div>
        ))}
      </div>
      <div className={styles['foot']}>
        {canChange &&
          (free === undefined ? (
            <p className={styles['hint']}>{text.most}</p>
          ) : (
            <div>
              <Button icon={Plus} onClick={add}>
                {text.add}
              </Button>
            </div>
          ))}
        <Select
          label={text.dividedBy}
          value={dividedBy}
          choices={scoreDivisors.map((divisor) => ({ value: divisor, label: text.divisors[divisor] }))}
          disabled={!canChange}
          onChoose={(divisor) => change({ dividedBy: divisor })}
        />
        {criteria.length > 0 && <p className={styles['example']}>{inWords(formula)}</p>}
      </div>
    </Dialog>
  );
}

/** E.g. "(2 × Joy of use − 1 × Risk) ÷ 3 ÷ Points". */
function inWords({ criteria, dividedBy }: ScoreFormula): string {
  const sum = criteria
    .map(({ name, weight }, i) => {
      const sign = weight < 0 ? '− ' : i > 0 ? '+ ' : '';
      return `${sign}${formatNumber(Math.abs(weight))} × ${name}`;
    })
    .join(' ');
  const weights = criteria.reduce((all, { weight }) => all + Math.abs(weight), 0);
  const divisor = dividedBy === 'nothing' ? '' : ` ÷ ${text.divisors[dividedBy]}`;
  return `(${sum}) ÷ ${formatNumber(weights)}${divisor}`;
}
