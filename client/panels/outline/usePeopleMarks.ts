/** Who has selected and who edits what, by record; does not hear cursors. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PeopleStore, PersonHere } from '../../store/people.ts';

export interface PersonMark {
  readonly key: number;
  readonly name: string;
  readonly colour: number;
  readonly isTyping: boolean;
}

/** Records nobody else holds are not in it. */
export function usePeopleMarks(people: PeopleStore): ReadonlyMap<string, readonly PersonMark[]> {
  const told = useStore(people, toldOf);
  return useMemo(() => marksOf(JSON.parse(told) as Told[]), [told]);
}

type Told = readonly [key: number, name: string, colour: number, selection: string[], editing: string | null];

function toldOf(people: readonly PersonHere[]): string {
  const told = people.map(({ clientId, name, colour, presence }): Told => {
    return [clientId, name, colour, [...presence.selection], presence.editing?.id ?? null];
  });
  return JSON.stringify(told);
}

function marksOf(told: readonly Told[]): Map<string, PersonMark[]> {
  const marks = new Map<string, PersonMark[]>();
  for (const [key, name, colour, selection, editing] of told) {
    for (const id of new Set([...selection, ...(editing === null ? [] : [editing])])) {
      const held = marks.get(id) ?? [];
      held.push({ key, name, colour, isTyping: id === editing });
      marks.set(id, held);
    }
  }
  return marks;
}
