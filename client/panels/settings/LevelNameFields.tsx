/** What one of a level is called, and several. */
import {
  longestLevelName,
  settingsFields,
  type Level,
  type LevelName,
} from '../../../shared/model/settings.ts';
import { settingsWords as text } from '../../ui/words/settings.ts';
import { DraftField } from '../live/DraftField.tsx';
import { pluralOf } from './pluralOf.ts';
import styles from './SettingsDialog.module.css';

/** An empty name goes back to the usual one; the plural follows as long as it is the regular one. */
export function LevelNameFields({
  level,
  name,
  readOnly,
  onChange,
}: {
  readonly level: Level;
  readonly name: LevelName;
  readonly readOnly: boolean;
  readonly onChange: (name: LevelName) => void;
}) {
  const usual = settingsFields[`${level}Name`].missing;
  const place = text.places[level];
  const keepOne = (typed: string): void => {
    const one = typed || usual.one;
    const isRegular = typed === '' || name.many === pluralOf(name.one);
    onChange({ one, many: isRegular ? pluralOf(one).slice(0, longestLevelName) : name.many });
  };
  return (
    <>
      <span className={styles['place']}>{place}</span>
      <DraftField
        label={text.oneOf(place)}
        hideLabel
        kept={name.one}
        maxLength={longestLevelName}
        placeholder={usual.one}
        readOnly={readOnly}
        onKeep={keepOne}
      />
      <DraftField
        label={text.manyOf(place)}
        hideLabel
        kept={name.many}
        maxLength={longestLevelName}
        placeholder={pluralOf(name.one)}
        readOnly={readOnly}
        onKeep={(many) =>
          onChange({ one: name.one, many: many || pluralOf(name.one).slice(0, longestLevelName) })
        }
      />
    </>
  );
}
