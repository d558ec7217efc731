/** What each person did, one line for each kind of change. */
import type { DeedsEntry } from '../../../shared/protocol/history.ts';
import { changeInWords, historyWords as text } from '../../ui/words/history.ts';
import styles from './HistoryPanel.module.css';
import { nameOfDoer } from './VersionEntry.tsx';

export function DeedList({ people }: { readonly people: readonly DeedsEntry[] }) {
  if (people.length === 0) return <p className={styles['note']}>{text.nothingLeft}</p>;
  return (
    <ul className={styles['deeds']}>
      {people.map((person) => {
        const name = nameOfDoer(person);
        return (
          <li key={`${person.kind} ${name} ${person.changes.length}`}>
            <span className={styles['who']}>{name}</span>
            <ul>
              {person.changes.map((change) => {
                const line = changeInWords(change);
                return <li key={line}>{line}</li>;
              })}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
