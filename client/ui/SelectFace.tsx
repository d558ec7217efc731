/** A select as it looks while it is closed: a list of thousands of rows has one real select, in the row that is used. */
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import fieldStyles from './Field.module.css';
import styles from './SelectFace.module.css';

/** `onOpen` puts a {@link Select} with `startsOpen` in its place. */
export function SelectFace({
  label,
  tabIndex,
  onOpen,
  children,
}: {
  readonly label: string;
  readonly tabIndex: number;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  // Of the list that is there once it is open.
  const listId = useId();
  return (
    <div className={fieldStyles['field']}>
      <button
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-controls={listId}
        aria-label={label}
        tabIndex={tabIndex}
        className={classes(fieldStyles['input'], fieldStyles['select'], fieldStyles['bare'])}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          onOpen();
        }}
      >
        <span className={fieldStyles['select-value']}>{children}</span>
        <span className={styles['arrow']} />
      </button>
    </div>
  );
}
