/** The others as people: several tabs of one person are one. */
import type { PersonHere } from '../../store/people.ts';
import type { Role } from '../../../shared/protocol/role.ts';

export interface PersonShown {
  readonly key: string;
  readonly name: string;
  readonly colour: number;
  readonly role: Role;
  readonly tabs: number;
  /** The record they are typing in, in any of their tabs. */
  readonly editing: string | null;
  /** The first record they have selected. */
  readonly selected: string | null;
  /** The tab to follow: one that looks at the map, if there is any. */
  readonly clientId: number;
}

/** One entry per person; the order stays. */
export function groupPeople(people: readonly PersonHere[]): PersonShown[] {
  const groups = new Map<string, PersonShown>();
  const looking = new Set<string>();
  for (const person of people) {
    const { key } = person;
    const before = groups.get(key);
    const isLooking = Boolean(person.presence.view);
    groups.set(key, {
      key,
      name: person.name,
      colour: person.colour,
      role: person.role,
      tabs: (before?.tabs ?? 0) + 1,
      editing: before?.editing ?? person.presence.editing?.id ?? null,
      selected: before?.selected ?? person.presence.selection[0] ?? null,
      clientId: before === undefined || (isLooking && !looking.has(key)) ? person.clientId : before.clientId,
    });
    if (isLooking) looking.add(key);
  }
  return [...groups.values()];
}

/** Like {@link groupPeople}, but the same list again while nobody is shown otherwise: pointers move all the time. */
export function createPeopleShown(): typeof groupPeople {
  let said = '';
  let last: PersonShown[] = [];
  return (people) => {
    const now = groupPeople(people);
    const says = JSON.stringify(now);
    if (says !== said) last = now;
    said = says;
    return last;
  };
}
