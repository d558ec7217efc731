/** The names people of this map go by, as suggestions for a field. */
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';

/** A datalist under this id: owners, those with a capacity, those here now. */
export function PeopleNames({ id, session }: { readonly id: string; readonly session: MapSession }) {
  const people = useStore(session.people);
  const me = useStore(session.me, (state) => state.name);
  const { story, capacity } = session.store.getRecords();
  const known = new Set([me, ...people.map((person) => person.name)]);
  for (const { owner } of story.values()) known.add(owner.trim());
  for (const { person } of capacity.values()) known.add(person.trim());
  known.delete('');
  return (
    <datalist id={id}>
      {[...known].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
