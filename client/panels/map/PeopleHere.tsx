/** Who is on the map: a few marks in the bar, and the list behind them. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import { keyOf } from '../../store/people.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { words } from '../../ui/words.ts';
import { createPeopleShown } from './groupPeople.ts';
import styles from './PeopleHere.module.css';

const PeopleList = latePart(() => import('./PeopleList.tsx'));

const mostMarks = 4;

/** Those who do not fit are counted. */
export function PeopleHere({ session, view }: { readonly session: MapSession; readonly view: ViewStore }) {
  const [shownOf] = useState(createPeopleShown);
  const me = useStore(session.me);
  const others = useStore(session.people, shownOf).filter(({ key }) => key !== keyOf(me));
  const marks = others.slice(0, others.length > mostMarks ? mostMarks - 1 : mostMarks);
  return (
    <Popover
      title={words.map.people.title}
      trigger={
        <button type="button" className={styles['people']}>
          <span className="visually-hidden">{words.map.people.label(others.length)}</span>
          {marks.map((person) => (
            <Avatar key={person.key} name={person.name} colour={person.colour} />
          ))}
          {others.length > marks.length && (
            <span className={styles['more']} aria-hidden>
              +{others.length - marks.length}
            </span>
          )}
          <Avatar name={me.name} colour={me.colour} />
        </button>
      }
    >
      <PeopleList session={session} view={view} />
    </Popover>
  );
}
