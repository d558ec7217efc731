/** Chooses an audience: each says what it sees and what it never sees. */
import { Cpu, Globe, Rocket, Telescope, type IconNode } from 'lucide';
import { useId } from 'react';
import { audiences, type Audience } from '../../../shared/views/audiences/audienceView.ts';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { audienceWords } from '../../ui/words/audience.ts';
import styles from './AudiencePicker.module.css';

const icons: { readonly [A in Audience]: IconNode } = {
  executive: Telescope,
  release: Rocket,
  technology: Cpu,
  public: Globe,
};

export function AudiencePicker({
  audience,
  onChoose,
}: {
  readonly audience: Audience;
  readonly onChoose: (audience: Audience) => void;
}) {
  const id = useId();
  return (
    <fieldset className={styles['picker']}>
      <legend className={classes(fieldStyles['label'], styles['legend'])}>
        {audienceWords.dialog.audience}
      </legend>
      {audiences.map((each) => {
        const { sees, never } = audienceWords.dialog.audiences[each];
        return (
          <label key={each} className={styles['choice']}>
            <input
              type="radio"
              name={id}
              className={styles['radio']}
              checked={each === audience}
              aria-labelledby={`${id}-${each}`}
              aria-describedby={`${id}-${each}-sees`}
              onChange={() => onChoose(each)}
            />
            <Icon node={icons[each]} />
            <span className={styles['words']}>
              <span id={`${id}-${each}`} className={styles['name']}>
                {audienceWords.names[each]}
              </span>
              <span id={`${id}-${each}-sees`} className={styles['sees']}>
                {sees}; {never}.
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
