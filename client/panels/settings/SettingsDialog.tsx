/** The settings of a map: names of its levels, scale of its estimates, look. Each change is shared at once. */
import { updateSettings } from '../../../shared/commands/updateSettings.ts';
import { levels, type MapSettings } from '../../../shared/model/settings.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { named } from '../../ui/levels.ts';
import { Tick } from '../../ui/Tick.tsx';
import { settingsWords as text } from '../../ui/words/settings.ts';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import { LevelNameFields } from './LevelNameFields.tsx';
import { ScaleFields } from './ScaleFields.tsx';
import styles from './SettingsDialog.module.css';
import { TeamFields } from './TeamFields.tsx';

/** Open as long as it is rendered. What others change meanwhile shows here too. */
export default function SettingsDialog({
  session,
  onClose,
}: {
  readonly session: MapSession;
  readonly onClose: () => void;
}) {
  const { settings } = useRecord(session.store, (records) => records.meta);
  const canEdit = useCanEdit(session);
  const change = (next: Partial<MapSettings>): void => {
    session.actions.endUndoStep();
    session.actions.runLate(updateSettings, next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={canEdit ? text.intro : text.readOnly}
      footer={
        <Button look="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      <div className={styles['sections']}>
        <fieldset className={styles['section']}>
          <legend className={styles['legend']}>{text.names}</legend>
          <div className={styles['names']}>
            <span aria-hidden />
            <span className={styles['column']} aria-hidden>
              {text.one}
            </span>
            <span className={styles['column']} aria-hidden>
              {text.many}
            </span>
            {levels.map((level) => (
              <LevelNameFields
                key={level}
                level={level}
                name={settings[`${level}Name`]}
                readOnly={!canEdit}
                onChange={(name) => change({ [`${level}Name`]: name })}
              />
            ))}
          </div>
        </fieldset>
        <fieldset className={styles['section']}>
          <legend className={styles['legend']}>{text.estimates}</legend>
          <ScaleFields
            scale={settings.estimateScale}
            readOnly={!canEdit}
            onChange={(estimateScale) => change({ estimateScale })}
          />
        </fieldset>
        <fieldset className={styles['section']}>
          <legend className={styles['legend']}>{text.look}</legend>
          <Tick
            label={text.twoLevels(named.many('activity'))}
            hint={text.twoLevelsHint}
            isOn={settings.twoLevels}
            disabled={!canEdit}
            onChange={(twoLevels) => change({ twoLevels })}
          />
        </fieldset>
        <TeamFields settings={settings} readOnly={!canEdit} onChange={change} />
      </div>
    </Dialog>
  );
}
