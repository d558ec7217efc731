/** The stories of an open vote under their steps, each with my dots on it. */
import { Vote } from 'lucide';
import { memo, useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/model/id.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import type { Voting } from '../../../shared/model/voting.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { jumpTo } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { useGrid } from '../live/useRecords.ts';
import type { Ballot, BallotState } from './ballot.ts';
import { DotsOutside } from './DotsOutside.tsx';
import { putDots } from './putDots.ts';
import { VoteStepper } from './VoteStepper.tsx';
import styles from './Voting.module.css';
import { votingStories } from './votingStories.ts';

/** `ballot` null: this person may only look. One story is in the tab order; the arrows go to the others. */
export function VotingList({
  store,
  view,
  voting: { dots: most, releaseId },
  ballot,
  own,
}: {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly voting: Voting;
  readonly ballot: Ballot | null;
  readonly own: Pick<BallotState, 'mine' | 'left'>;
}) {
  const grid = useGrid(store);
  const steps = useMemo(() => votingStories(grid, releaseId), [grid, releaseId]);
  const list = useRef<HTMLDivElement>(null);
  const chosen = useStore(view, ({ focus, selection }) =>
    focus !== null && selection.has(focus) ? focus : null,
  );
  const [active, setActive] = useState<StoryId | null>(null);
  const all = useMemo(() => steps.flatMap(({ stories }) => stories), [steps]);
  const first = all.find(({ id }) => id === active) ?? all[0];

  // What is chosen on the map can be voted on here.
  useEffect(() => {
    if (chosen === null) return;
    const row = list.current?.querySelector(`[data-story="${chosen}"]`);
    if (row === null || row === undefined || row.contains(document.activeElement)) return;
    row.scrollIntoView({ block: 'nearest' });
    setActive(chosen as StoryId);
  }, [chosen]);

  const onPut = useCallback(
    (story: Story, dots: number) => ballot !== null && putDots(ballot, story, dots, most),
    [ballot, most],
  );
  const onChoose = useCallback((id: StoryId) => jumpTo(view, id), [view]);

  const mine = ballot === null ? null : own.mine;
  const outside = storiesOutside(store, all, own.mine);
  if (first === undefined && outside.length === 0) return <Notice icon={Vote} {...text.noStories} />;
  return (
    <div ref={list} className={styles['steps']} role="group" aria-label={text.list} onKeyDown={goByArrow}>
      {steps.map(({ stepId, title, stories }) => (
        <Group
          key={stepId}
          heading={stepId === null ? words.canvas.unplaced : title.trim() || words.noTitle}
          {...{ stories, most, mine, chosen, onActive: setActive, onChoose, onPut }}
          active={first?.id ?? null}
          mayPut={own.left > 0}
        />
      ))}
      {ballot !== null && <DotsOutside {...{ ballot, most, outside }} mine={own.mine} />}
    </div>
  );
}

/** Those with my dots where the vote is not any more. */
function storiesOutside(store: MapStore, inside: readonly Story[], mine: BallotState['mine']): Story[] {
  if (mine.size === 0) return [];
  const known = new Set(inside.map(({ id }) => id));
  const { story } = store.getRecords();
  return [...mine.keys()].flatMap((id) => (known.has(id) ? [] : (story.get(id) ?? [])));
}

interface RowHands {
  readonly most: number;
  readonly mayPut: boolean;
  readonly onActive: (id: StoryId) => void;
  readonly onChoose: (id: StoryId) => void;
  readonly onPut: (story: Story, dots: number) => void;
}

function Group({
  heading,
  stories,
  mine,
  chosen,
  active,
  ...hands
}: RowHands & {
  readonly heading: string;
  readonly stories: readonly Story[];
  /** null: this person may only look. */
  readonly mine: BallotState['mine'] | null;
  readonly chosen: Id | null;
  readonly active: StoryId | null;
}) {
  const id = useId();
  return (
    <section className={styles['group']} aria-labelledby={id}>
      <h3 id={id} className={styles['heading']}>
        {heading}
      </h3>
      <ul className={styles['list']}>
        {stories.map((story) => (
          <Row
            key={story.id}
            {...hands}
            story={story}
            dots={mine === null ? null : (mine.get(story.id) ?? 0)}
            isChosen={story.id === chosen}
            isActive={story.id === active}
          />
        ))}
      </ul>
    </section>
  );
}

/** Drawn anew only when something of its own has changed: a press costs one of them, however long the list is. */
const Row = memo(function Row({
  story,
  dots,
  most,
  mayPut,
  isChosen,
  isActive,
  onActive,
  onChoose,
  onPut,
}: RowHands & {
  readonly story: Story;
  readonly dots: number | null;
  readonly isChosen: boolean;
  readonly isActive: boolean;
}) {
  const title = story.title.trim() || words.noTitle;
  const tabIndex = isActive ? 0 : -1;
  return (
    <li
      className={classes(styles['row'], isChosen && styles['chosen'])}
      data-story={story.id}
      onFocus={() => onActive(story.id)}
    >
      <button
        type="button"
        className={styles['story']}
        tabIndex={tabIndex}
        aria-current={isChosen || undefined}
        onClick={() => onChoose(story.id)}
      >
        {title}
      </button>
      {dots !== null && (
        <VoteStepper {...{ title, dots, most, mayPut, tabIndex }} onPut={(next) => onPut(story, next)} />
      )}
    </li>
  );
});

/** To the same place of the story before or after. The number keeps its arrows for itself. */
function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const row = (event.target as HTMLElement).closest('[data-story]');
  if (by === 0 || row === null) return;
  const rows = [...event.currentTarget.querySelectorAll('[data-story]')];
  const next = rows[rows.indexOf(row) + by];
  if (next === undefined) return;
  event.preventDefault();
  const place = [...row.querySelectorAll('button, input')].indexOf(event.target as HTMLElement);
  next.querySelectorAll<HTMLElement>('button, input')[Math.max(0, place)]?.focus();
}
