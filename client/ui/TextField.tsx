/** One line of text with its label, a hint and what is wrong with it. */
import { useId, type InputHTMLAttributes, type Ref } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  /** Without a frame, within a list. */
  readonly bare?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** An input wired to its label, hint and error. */
export function TextField({ label, hideLabel = false, bare = false, hint, error, ...rest }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles['field']}>
      <label className={hideLabel ? 'visually-hidden' : styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        className={classes(styles['input'], bare && styles['bare'])}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p
          id={`${id}-note`}
          className={error ? styles['error'] : styles['hint']}
          role={error ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  );
}
