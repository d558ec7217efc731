/** A box to tick, with its label beside it and what it means below. */
import { useId } from 'react';
import fieldStyles from './Field.module.css';
import styles from './Tick.module.css';

/** A checkbox wired to its label and hint. */
export function Tick({
  label,
  hint,
  isOn,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly disabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={isOn}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={id} className={`${fieldStyles['hint']} ${styles['hint']}`}>
          {hint}
        </p>
      )}
    </div>
  );
}
