/** Chooses one of a few values. */
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide';
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import styles from './Popup.module.css';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** What is shown instead of the plain label. */
  readonly face?: ReactNode;
}

interface SelectProps<T> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
  readonly disabled?: boolean;
  /** Without a frame, for rows of a table. */
  readonly bare?: boolean;
  readonly hint?: string | undefined;
  /** Takes part in a roving focus: -1 keeps it out of the tab order. */
  readonly tabIndex?: number;
  /** Open from the beginning: it took the place of its {@link SelectFace}. */
  readonly startsOpen?: boolean;
}

/** Values are compared by identity; null is a value like any other. */
export function Select<T extends string | number | null>({
  label,
  hideLabel = false,
  value,
  choices,
  onChoose,
  disabled = false,
  bare = false,
  hint,
  tabIndex,
  startsOpen = false,
}: SelectProps<T>) {
  const id = useId();
  const current = choices.find((choice) => choice.value === value);
  return (
    <div className={fieldStyles['field']}>
      {!hideLabel && (
        <span id={`${id}-label`} className={fieldStyles['label']}>
          {label}
        </span>
      )}
      <Base.Root<T>
        value={value}
        onValueChange={(next) => onChoose(next as T)}
        disabled={disabled}
        modal={false}
        defaultOpen={startsOpen}
      >
        <Base.Trigger
          className={classes(fieldStyles['input'], fieldStyles['select'], bare && fieldStyles['bare'])}
          tabIndex={tabIndex}
          {...(hideLabel ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label ${id}-value` })}
        >
          <span id={`${id}-value`} className={fieldStyles['select-value']}>
            {current?.face ?? current?.label ?? ''}
          </span>
          {!disabled && (
            <Base.Icon>
              <Icon node={ChevronDown} size={15} />
            </Base.Icon>
          )}
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles['positioner']}>
            <Base.Popup className={classes(styles['popup'], styles['anchored'])}>
              <Base.List>
                {choices.map((choice) => (
                  <Base.Item key={String(choice.value)} value={choice.value} className={styles['item']}>
                    <span className={styles['check']}>
                      <Base.ItemIndicator>
                        <Icon node={Check} size={15} />
                      </Base.ItemIndicator>
                    </span>
                    <Base.ItemText className={styles['item-text']}>
                      {choice.face ?? choice.label}
                    </Base.ItemText>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {hint !== undefined && <p className={fieldStyles['hint']}>{hint}</p>}
    </div>
  );
}
