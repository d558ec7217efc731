/** A number that may be missing: typed freely, kept when it is one. */
import { useEffect, useId, useRef, useState } from 'react';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { words } from '../../ui/words.ts';
import { readNumber } from './readNumber.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number | null;
  readonly most: number;
  /** 0 unless given. */
  readonly least?: number;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly bare?: boolean;
  readonly tabIndex?: number;
  /** It has the focus from the beginning. */
  readonly startsOpen?: boolean;
  readonly onChange: (value: number | null) => void;
}

/** Enter or leaving keeps it, Esc goes back; what is no number says so and is not kept. */
export function NumberField({
  label,
  hideLabel = false,
  value,
  most,
  least = 0,
  placeholder,
  readOnly = false,
  bare = false,
  tabIndex,
  startsOpen = false,
  onChange,
}: NumberFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (startsOpen) input.current?.select();
  }, [startsOpen]);
  const [draft, setDraft] = useState<string | null>(null);
  const kept = value === null ? '' : String(value);
  const fault = least < 0 ? words.details.noNumber : words.details.notANumber;
  const isBad = draft !== null && readNumber(draft, most, least) === undefined;

  const keep = (): void => {
    if (draft === null || isBad) return;
    setDraft(null);
    const next = readNumber(draft, most, least) ?? null;
    if (next !== value) onChange(next);
  };

  return (
    <div className={fieldStyles['field']}>
      {!hideLabel && (
        <label className={fieldStyles['label']} htmlFor={id}>
          {label}
        </label>
      )}
      <input
        ref={input}
        id={id}
        {...(hideLabel ? { 'aria-label': label } : {})}
        className={classes(fieldStyles['input'], bare && fieldStyles['bare'])}
        inputMode="decimal"
        autoComplete="off"
        tabIndex={tabIndex}
        placeholder={placeholder}
        readOnly={readOnly}
        value={draft ?? kept}
        aria-invalid={isBad || undefined}
        aria-describedby={isBad && !bare ? `${id}-error` : undefined}
        title={isBad && bare ? fault : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (isBad) setDraft(null);
          else keep();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
      {isBad && !bare && (
        <p id={`${id}-error`} className={fieldStyles['error']} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
