/** Who is on the map: a few marks in the bar, and the list behind them. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { follow } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { words } from '../../ui/words.ts';
import { leadsTo } from '../people/whoFollows.ts';
import { groupPeople, type PersonShown } from './groupPeople.ts';
import styles from './PeopleHere.module.css';

const mostMarks = 4;

/** Me first; the others by name. */
export function PeopleHere({ session, view }: { readonly session: MapSession; readonly view: ViewStore }) {
  const people = useStore(session.people);
  const others = groupPeople(people);
  const following = useStore(view, (state) => state.following);
  const showsCursors = useStore(view, (state) => state.showsCursors);
  const me = useStore(session.me);
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
      <ul className={styles['list']}>
        <li className={styles['person']}>
          <Avatar name={me.name} colour={me.colour} />
          <span className={styles['name']}>
            {me.name} <span className={styles['note']}>({words.map.people.you})</span>
          </span>
          <span className={styles['note']}>{words.roles[me.role]}</span>
        </li>
        {others.map((person) => (
          <Other key={person.key} person={person} records={session.store.getRecords()}>
            {leadsTo(people, person.clientId, session.doc.clientID) ? (
              <span className={styles['note']}>{words.map.people.followsYou}</span>
            ) : (
              <Button
                size="s"
                look={following === person.clientId ? 'primary' : 'secondary'}
                aria-label={words.map.people.followLabel(person.name, following === person.clientId)}
                onClick={() => {
                  view.setState({ surface: 'map' });
                  follow(view, following === person.clientId ? null : person.clientId);
                }}
              >
                {following === person.clientId ? words.map.people.stop : words.map.people.follow}
              </Button>
            )}
          </Other>
        ))}
      </ul>
      {others.length === 0 && <p className={styles['alone']}>{words.map.people.alone}</p>}
      <label className={styles['cursors']}>
        <input
          type="checkbox"
          checked={showsCursors}
          onChange={(event) => view.setState({ showsCursors: event.target.checked })}
        />
        {words.map.people.showCursors}
      </label>
    </Popover>
  );
}

function Other({
  person,
  records,
  children,
}: {
  readonly person: PersonShown;
  readonly records: MapRecords;
  readonly children: ReactNode;
}) {
  const editing = person.editing === null ? null : titleOf(records, person.editing);
  return (
    <li className={styles['person']}>
      <Avatar name={person.name} colour={person.colour} />
      <span className={styles['name']}>
        {person.name}
        {person.tabs > 1 && <span className={styles['note']}> {words.map.people.tabs(person.tabs)}</span>}
        {editing !== null && <span className={styles['doing']}>{words.map.people.editing(editing)}</span>}
      </span>
      <span className={styles['note']}>{words.roles[person.role]}</span>
      {children}
    </li>
  );
}

function titleOf(records: MapRecords, id: string): string | null {
  const kind = kindOf(id);
  if (kind === null) return null;
  const record = (records[kind] as ReadonlyMap<Id, { readonly title?: string; readonly name?: string }>).get(
    id as Id,
  );
  return record === undefined ? null : record.title || record.name || words.noTitle;
}
