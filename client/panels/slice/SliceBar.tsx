/** What is to be done while the slice tool is in hand, and where the stories above the line go. */
import { Slice, X } from 'lucide';
import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import { wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { sliceWords } from '../../ui/words/slice.ts';
import styles from './SliceBar.module.css';

const choices = ['above', 'new'] as const;

/** Esc lays the tool down wherever the keyboard is. */
export default function SliceBar({ view }: { readonly view: ViewStore }) {
  const into = useStore(view, (state) => state.slicing);
  const name = useId();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      layDown(view);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [view]);
  return (
    <div className={styles['bar']} role="group" aria-label={sliceWords.label}>
      <Icon node={Slice} size={18} />
      <p className={styles['hint']} role="status">
        {sliceWords.hint}
      </p>
      <fieldset className={styles['choices']}>
        <legend className="visually-hidden">{sliceWords.into}</legend>
        {choices.map((choice) => (
          <label key={choice} className={styles['choice']}>
            <input
              type="radio"
              name={name}
              checked={into === choice}
              onChange={() => view.setState({ slicing: choice })}
            />
            <span>{sliceWords[choice]}</span>
          </label>
        ))}
      </fieldset>
      <Button look="quiet" size="s" icon={X} onClick={() => layDown(view)}>
        {sliceWords.done}
      </Button>
    </div>
  );
}

function layDown(view: ViewStore): void {
  view.setState({ slicing: null });
  wish(view, 'takeFocus');
}
