/** Which parts a team uses, how far its roadmap reaches, and how often its artifacts are looked through. */
import { artifactKinds } from '../../../shared/model/artifact.ts';
import { longestCadence } from '../../../shared/model/cadence.ts';
import { longestHorizon } from '../../../shared/model/horizonLength.ts';
import type { MapSettings } from '../../../shared/model/settings.ts';
import { hiddenIn, sizeOf, teamParts, teamSizes, type TeamSize } from '../../../shared/model/teamParts.ts';
import { Select } from '../../ui/Select.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { artifactWords, teamWords as text } from '../../ui/words/artifacts.ts';
import { NumberField } from '../live/NumberField.tsx';
import styles from './SettingsDialog.module.css';

type TeamSettings = Pick<MapSettings, 'hiddenParts' | 'horizons' | 'cadences'>;

/** Nothing that is hidden is lost. */
export function TeamFields({
  settings,
  readOnly,
  onChange,
}: {
  readonly settings: TeamSettings;
  readonly readOnly: boolean;
  readonly onChange: (next: Partial<TeamSettings>) => void;
}) {
  const { hiddenParts, horizons, cadences } = settings;
  const size = sizeOf(hiddenParts);
  return (
    <>
      <fieldset className={styles['section']}>
        <legend className={styles['legend']}>{text.team}</legend>
        <div className={styles['fields']}>
          <Select<TeamSize | null>
            label={text.size}
            value={size}
            choices={[
              ...teamSizes.map((each) => ({ value: each, label: text.sizes[each] })),
              ...(size === null ? [{ value: null, label: text.byHand }] : []),
            ]}
            disabled={readOnly}
            hint={text.sizeHint}
            onChoose={(next) => next !== null && onChange({ hiddenParts: hiddenIn[next] })}
          />
          {teamParts.map((part) => (
            <Tick
              key={part}
              label={text.show(text.parts[part])}
              isOn={!hiddenParts.includes(part)}
              disabled={readOnly}
              onChange={(isShown) =>
                onChange({
                  hiddenParts: teamParts.filter((each) =>
                    each === part ? !isShown : hiddenParts.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles['section']}>
        <legend className={styles['legend']}>{text.horizons}</legend>
        <div className={styles['pair']}>
          <NumberField
            label={text.now}
            value={horizons.now}
            most={horizons.next - 1}
            readOnly={readOnly}
            onChange={(now) =>
              now !== null && now >= 1 && onChange({ horizons: { ...horizons, now: Math.round(now) } })
            }
          />
          <NumberField
            label={text.next}
            value={horizons.next}
            most={longestHorizon}
            readOnly={readOnly}
            onChange={(next) =>
              next !== null &&
              next > horizons.now &&
              onChange({ horizons: { ...horizons, next: Math.round(next) } })
            }
          />
        </div>
      </fieldset>
      <fieldset className={styles['section']}>
        <legend className={styles['legend']}>{text.cadences}</legend>
        <div className={styles['pair']}>
          {artifactKinds.map((kind) => (
            <NumberField
              key={kind}
              label={text.cadence(artifactWords.kinds[kind])}
              value={cadences[kind]}
              most={longestCadence}
              readOnly={readOnly}
              onChange={(days) =>
                days !== null &&
                days >= 1 &&
                onChange({ cadences: { ...cadences, [kind]: Math.round(days) } })
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
