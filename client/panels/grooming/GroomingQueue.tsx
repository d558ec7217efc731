/** The stories to look at, in backlog order, with why, and who else looks at which. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { StoryId } from '../../../shared/model/story.ts';
import type { GroomingItem } from '../../../shared/views/grooming.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { PersonHere } from '../../store/people.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { groomingWords as text } from '../../ui/words/grooming.ts';
import styles from './Grooming.module.css';

const portion = 40;

export function GroomingQueue({
  session,
  queue,
  current,
  onChoose,
}: {
  readonly session: MapSession;
  readonly queue: readonly GroomingItem[];
  readonly current: StoryId | null;
  readonly onChoose: (id: StoryId) => void;
}) {
  const people = useStore(session.people);
  const [most, setMost] = useState(portion);
  const list = useRef<HTMLOListElement>(null);
  const at = queue.findIndex(({ item }) => item.story.id === current);
  const shown = queue.slice(0, Math.max(most, at + 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const next = shown[at + by];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    onChoose(next.item.story.id);
    list.current?.querySelectorAll<HTMLElement>('[data-groom]')[at + by]?.focus();
  };
  return (
    <section className={styles['queue']} aria-label={text.queue}>
      <ol ref={list} className={styles['list']} onKeyDown={onKeyDown}>
        {shown.map(({ item: { story }, rank, reasons }) => {
          const title = story.title.trim() || words.noTitle;
          const lookers = people.filter(({ presence }) => presence.selection.includes(story.id));
          return (
            <li key={story.id}>
              <button
                type="button"
                data-groom={story.id}
                className={styles['entry']}
                aria-current={story.id === current || undefined}
                tabIndex={story.id === current ? 0 : -1}
                onClick={() => onChoose(story.id)}
              >
                <span className={styles['entry-rank']} aria-label={text.rank(rank)}>
                  {rank}
                </span>
                <span className={styles['entry-title']}>{title}</span>
                <Lookers people={lookers} />
                <span className={styles['entry-reasons']}>
                  {reasons.map(({ rule }) => text.rules[rule]).join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {queue.length > shown.length && (
        <Button look="quiet" size="s" onClick={() => setMost(most + 5 * portion)}>
          {text.more(queue.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

function Lookers({ people }: { readonly people: readonly PersonHere[] }) {
  if (people.length === 0) return null;
  return (
    <span className={styles['lookers']} title={text.lookingAt(people.map(({ name }) => name))}>
      {people.slice(0, 3).map(({ clientId, name, colour }) => (
        <Avatar key={clientId} name={name} colour={colour} size="s" />
      ))}
      <span className="visually-hidden">{text.lookingAt(people.map(({ name }) => name))}</span>
    </span>
  );
}
