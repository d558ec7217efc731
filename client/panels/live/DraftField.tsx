/** One line of text that is kept with Enter or on leaving; Esc takes the typing back. */
import { useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';

interface DraftFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** As it is for everybody; shown while nobody types here. */
  readonly kept: string;
  readonly maxLength: number;
  /** A day, `YYYY-MM-DD`, instead of words. */
  readonly type?: 'date';
  readonly placeholder?: string;
  readonly bare?: boolean;
  readonly readOnly: boolean;
  /** What is wrong with what was typed; then it is not kept. */
  readonly faultOf?: (typed: string) => string | null;
  /** Trimmed, and another one than before. */
  readonly onKeep: (typed: string) => void;
}

/** What is wrong is said while typing, and forgotten on leaving. */
export function DraftField({ kept, faultOf, onKeep, ...rest }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft?.trim() ?? kept;
  const fault = draft === null ? null : (faultOf?.(typed) ?? null);
  const keep = (): void => {
    if (fault === null && typed !== kept) onKeep(typed);
    if (fault === null) setDraft(null);
  };
  return (
    <TextField
      {...rest}
      value={draft ?? kept}
      error={fault}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        keep();
        setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key !== 'Escape' || draft === null) return;
        event.stopPropagation();
        setDraft(null);
      }}
    />
  );
}
