/** Who is on the map: a few marks in the bar, and the list behind them. */
import { useStore } from 'zustand';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { words } from '../../ui/words.ts';
import { groupPeople, type PersonShown } from './groupPeople.ts';
import styles from './PeopleHere.module.css';

const mostMarks = 4;

/** Me first; the others by name. */
export function PeopleHere({ session }: { readonly session: MapSession }) {
  const others = groupPeople(useStore(session.people));
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
          <Other key={person.key} person={person} records={session.store.getRecords()} />
        ))}
      </ul>
      {others.length === 0 && <p className={styles['alone']}>{words.map.people.alone}</p>}
    </Popover>
  );
}

function Other({ person, records }: { readonly person: PersonShown; readonly records: MapRecords }) {
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
