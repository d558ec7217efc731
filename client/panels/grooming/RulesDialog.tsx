/** The rules of grooming of this map: what is ready, too big and stale, and how long the backlog may get. */
import { updateSettings } from '../../../shared/commands/updateSettings.ts';
import { readyNeeds, type GroomingRules } from '../../../shared/model/groomingRules.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { groomingWords } from '../../ui/words/grooming.ts';
import { NumberField } from '../live/NumberField.tsx';
import { useRecord } from '../live/useRecords.ts';
import styles from './Grooming.module.css';

const text = groomingWords.rulesDialog;
const mostOf = { nearest: 1000, next: 1000, mostPoints: 10_000, staleDays: 3650, sizeCap: 100_000 } as const;

/** Open as long as it is rendered. What others change meanwhile shows here too. */
export function RulesDialog({
  session,
  canEdit,
  onClose,
}: {
  readonly session: MapSession;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}) {
  const rules = useRecord(session.store, (records) => records.meta.settings.grooming);
  const change = (next: Partial<GroomingRules>): void => {
    session.actions.runLate(updateSettings, { grooming: { ...rules, ...next } });
  };
  const number = (name: keyof typeof mostOf) => (
    <NumberField
      label={text[name]}
      value={rules[name]}
      most={mostOf[name]}
      readOnly={!canEdit}
      onChange={(value) =>
        value !== null && change({ [name]: name === 'mostPoints' ? value : Math.round(value) })
      }
    />
  );
  const needs = (name: 'nearestNeeds' | 'nextNeeds', label: string) => (
    <fieldset className={styles['needs']}>
      <legend className={styles['note']}>{label}</legend>
      {readyNeeds.map((need) => (
        <Tick
          key={need}
          label={text.need(need)}
          isOn={rules[name].includes(need)}
          disabled={!canEdit}
          onChange={(isOn) =>
            change({
              [name]: readyNeeds.filter((each) => (each === need ? isOn : rules[name].includes(each))),
            })
          }
        />
      ))}
    </fieldset>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={canEdit ? text.description : text.readOnly}
      footer={
        <Button look="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      <div className={styles['form']}>
        <div className={styles['distance']}>
          {number('nearest')}
          {needs('nearestNeeds', text.nearestNeeds)}
        </div>
        <div className={styles['distance']}>
          {number('next')}
          {needs('nextNeeds', text.nextNeeds)}
        </div>
        <div className={styles['numbers']}>
          {number('mostPoints')}
          {number('staleDays')}
          {number('sizeCap')}
        </div>
      </div>
    </Dialog>
  );
}
