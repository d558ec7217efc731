/** Adds something by its title: a quiet button that becomes a line to type in; Enter adds and is ready for the next. */
import { Plus } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import { longestTitle } from '../../../shared/model/field.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { strategyWords } from '../../ui/words/strategy.ts';
import styles from './StrategyCard.module.css';

/** Esc, or leaving it empty, gives it up; what was typed is added on leaving. */
export function AddByTitle({
  label,
  placeholder,
  startsOpen = false,
  onAdd,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly startsOpen?: boolean;
  /** Trimmed; whether it was added. */
  readonly onAdd: (title: string) => boolean;
}) {
  const [title, setTitle] = useState<string | null>(startsOpen ? '' : null);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = title !== null;
  const wasOpen = useRef(startsOpen);
  /** A field that goes away while it has the focus is left as well, and must not add again. */
  const isGivenUp = useRef(false);

  useEffect(() => {
    if (isOpen && !wasOpen.current) input.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const open = (): void => {
    isGivenUp.current = false;
    setTitle('');
  };
  const close = (): void => {
    isGivenUp.current = true;
    setTitle(null);
  };
  const add = (): boolean => {
    if (isGivenUp.current) return false;
    const typed = title?.trim() ?? '';
    return typed !== '' && onAdd(typed);
  };
  if (title === null) {
    return (
      <Button ref={button} look="quiet" size="s" icon={Plus} className={styles['add']} onClick={open}>
        {label}
      </Button>
    );
  }
  return (
    <form
      className={styles['adding']}
      onSubmit={(event) => {
        event.preventDefault();
        if (add()) setTitle('');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
        requestAnimationFrame(() => button.current?.focus());
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        add();
        close();
      }}
    >
      <TextField
        ref={input}
        label={label}
        hideLabel
        placeholder={placeholder}
        maxLength={longestTitle}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" size="s" disabled={title.trim() === ''}>
        {strategyWords.confirmAdd}
      </Button>
    </form>
  );
}
