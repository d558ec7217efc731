/** What a revealed vote came to: the stories by their dots, each with a bar and a number. */
import { Vote } from 'lucide';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { VotingResults } from '../../../shared/model/voting.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { jumpTo } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import { ranking } from './ranking.ts';
import styles from './Voting.module.css';

/** The same for everybody. A story leads to its card. */
export function VotingRanking({
  store,
  view,
  results,
  voters,
}: {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly results: VotingResults;
  readonly voters: number;
}) {
  const records = useRecords(store);
  const grid = useGrid(store);
  const chosen = useStore(view, ({ focus, selection }) =>
    focus !== null && selection.has(focus) ? focus : null,
  );
  const ranked = useMemo(() => ranking(results, records, grid), [results, records, grid]);
  const most = ranked[0]?.dots ?? 0;
  if (most === 0) return <Notice icon={Vote} {...text.nobody} />;
  const all = Object.values(results).reduce((sum, dots) => sum + dots, 0);
  return (
    <>
      <p className={styles['note']}>{text.summary(voters, all)}</p>
      <ol className={styles['list']} aria-label={text.ranking}>
        {ranked.map(({ story, dots, place }) => (
          <li key={story.id} className={classes(styles['ranked'], story.id === chosen && styles['chosen'])}>
            <span className={styles['place']}>{text.place(place)}</span>
            <button
              type="button"
              className={styles['story']}
              aria-current={story.id === chosen || undefined}
              onClick={() => jumpTo(view, story.id)}
            >
              {story.title.trim() || words.noTitle}
            </button>
            <span className={styles['count']}>{text.number(dots)}</span>
            <span className={styles['track']} aria-hidden>
              <span className={styles['bar']} style={{ width: `${(100 * dots) / most}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
