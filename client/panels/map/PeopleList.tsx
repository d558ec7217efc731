/** Everybody on the map with role and what they edit; following them, and asking them to come here. */
import { Megaphone } from 'lucide';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { keyOf } from '../../store/people.ts';
import { follow, lookWhere } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { peopleWords } from '../../ui/words/people.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import { leadsTo } from '../people/whoFollows.ts';
import { groupPeople, type PersonShown } from './groupPeople.ts';
import styles from './PeopleList.module.css';

/** Me first; the others by name. */
export default function PeopleList({
  session,
  view,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
}) {
  const people = useStore(session.people);
  const following = useStore(view, (state) => state.following);
  const showsCursors = useStore(view, (state) => state.showsCursors);
  const me = useStore(session.me);
  const shown = groupPeople(people);
  const others = shown.filter(({ key }) => key !== keyOf(me));
  const myTabs = 1 + (shown.find(({ key }) => key === keyOf(me))?.tabs ?? 0);
  const records = useRecords(session.store);
  return (
    <>
      <ul className={styles['list']} aria-label={words.map.people.title}>
        <li className={styles['person']}>
          <Avatar name={me.name} colour={me.colour} />
          <span className={styles['name']}>
            {me.name} <span className={styles['note']}>({peopleWords.you})</span>
            {myTabs > 1 && <span className={styles['note']}> {peopleWords.tabs(myTabs)}</span>}
          </span>
          <span className={styles['note']}>{words.roles[me.role]}</span>
        </li>
        {others.map((person) => (
          <Other key={person.key} person={person} records={records}>
            {leadsTo(people, person.clientId, session.doc.clientID) ? (
              <span className={styles['note']}>{peopleWords.followsYou}</span>
            ) : (
              <Button
                size="s"
                look={following === person.clientId ? 'primary' : 'secondary'}
                aria-label={peopleWords.followLabel(person.name, following === person.clientId)}
                onClick={() => {
                  if (following === person.clientId) follow(view, null);
                  else lookWhere(view, person.clientId);
                }}
              >
                {following === person.clientId ? peopleWords.stop : peopleWords.follow}
              </Button>
            )}
          </Other>
        ))}
      </ul>
      {others.length === 0 && <p className={styles['alone']}>{peopleWords.alone}</p>}
      {others.length > 0 && <BringHere session={session} view={view} />}
      <label className={styles['cursors']}>
        <input
          type="checkbox"
          checked={showsCursors}
          onChange={(event) => view.setState({ showsCursors: event.target.checked })}
        />
        {peopleWords.showCursors}
      </label>
    </>
  );
}

/** One asking at a time, by whoever; it says so while another one is under way. */
function BringHere({ session, view }: { readonly session: MapSession; readonly view: ViewStore }) {
  const isAsking = useStore(view, (state) => state.summoning);
  const isOnMap = useStore(view, (state) => state.surface === 'map' && !state.showsOutline);
  const others = useStore(session.people, (people) =>
    people.some(({ presence }) => typeof presence.summon === 'number'),
  );
  if (!useCanEdit(session)) return null;
  const isUnderWay = isAsking || others;
  return (
    <div className={styles['bring']}>
      <Button
        size="s"
        icon={Megaphone}
        disabled={isUnderWay || !isOnMap}
        onClick={() => view.setState({ summoning: true })}
      >
        {peopleWords.bring}
      </Button>
      <span className={styles['note']}>
        {isUnderWay ? peopleWords.bringing : isOnMap ? peopleWords.bringHint : peopleWords.bringFromMap}
      </span>
    </div>
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
  const chosen = person.selected === null ? null : titleOf(records, person.selected);
  const doing =
    editing !== null ? peopleWords.editing(editing) : chosen !== null ? peopleWords.selected(chosen) : null;
  return (
    <li className={styles['person']}>
      <Avatar name={person.name} colour={person.colour} />
      <span className={styles['name']}>
        {person.name}
        {person.tabs > 1 && <span className={styles['note']}> {peopleWords.tabs(person.tabs)}</span>}
        {doing !== null && <span className={styles['doing']}>{doing}</span>}
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
