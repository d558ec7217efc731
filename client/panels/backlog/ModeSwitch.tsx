/** How the backlog is looked at: as a list, as a matrix, or story by story. */
import { memo, useId } from 'react';
import { useStore } from 'zustand';
import { backlogToolWords as text } from '../../ui/words/backlogTools.ts';
import styles from './ModeSwitch.module.css';
import { backlogModes, type BacklogViewStore } from './backlogView.ts';

export const ModeSwitch = memo(function ModeSwitch({ view }: { readonly view: BacklogViewStore }) {
  const mode = useStore(view, (state) => state.mode);
  const name = useId();
  return (
    <div role="radiogroup" aria-label={text.modesLabel} className={styles['modes']}>
      {backlogModes.map((each) => (
        <label key={each} className={styles['mode']}>
          <input
            type="radio"
            name={name}
            checked={mode === each}
            onChange={() => view.setState({ mode: each })}
          />
          <span>{text.modes[each]}</span>
        </label>
      ))}
    </div>
  );
});
