/** My dots on one story: fewer, how many, more; by press, arrows or typing. */
import { Minus, Plus } from 'lucide';
import type { KeyboardEvent } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { votingWords as text } from '../../ui/words/voting.ts';
import styles from './Voting.module.css';

/** The buttons stay where they are and keep the focus when nothing can be put or taken any more. */
export function VoteStepper({
  title,
  dots,
  most,
  mayPut,
  tabIndex,
  onPut,
}: {
  readonly title: string;
  readonly dots: number;
  /** How many everybody has. */
  readonly most: number;
  /** There are dots left. */
  readonly mayPut: boolean;
  readonly tabIndex?: number;
  readonly onPut: (dots: number) => void;
}) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? most : by === 0 ? null : dots + by;
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onPut(next);
  };
  return (
    <span className={styles['stepper']}>
      <button
        type="button"
        className={styles['step']}
        tabIndex={tabIndex}
        aria-label={text.take(title)}
        aria-disabled={dots === 0 || undefined}
        onClick={() => onPut(dots - 1)}
      >
        <Icon node={Minus} size={16} />
      </button>
      <input
        className={styles['number']}
        data-some={dots > 0 || undefined}
        role="spinbutton"
        aria-label={text.dotsOn(title)}
        aria-valuenow={dots}
        aria-valuemin={0}
        aria-valuemax={most}
        inputMode="numeric"
        autoComplete="off"
        tabIndex={tabIndex}
        value={String(dots)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onChange={(event) => onPut(Number(event.currentTarget.value.replace(/\D/gu, '').slice(-2)))}
      />
      <button
        type="button"
        className={styles['step']}
        tabIndex={tabIndex}
        aria-label={text.put(title)}
        aria-disabled={!mayPut || undefined}
        onClick={() => onPut(dots + 1)}
      >
        <Icon node={Plus} size={16} />
      </button>
    </span>
  );
}
