/** Who follows whom, so that nobody ends up following themselves in a circle. */
import type { PersonHere } from '../../store/people.ts';

/** The tabs from this one along whom they follow, this one first. */
export function chainOf(people: readonly PersonHere[], clientId: number): number[] {
  const chain: number[] = [];
  let next: number | null | undefined = clientId;
  while (next !== null && next !== undefined && !chain.includes(next)) {
    chain.push(next);
    const here: number = next;
    next = people.find((person) => person.clientId === here)?.presence.follows;
  }
  return chain;
}

/** Whether following this tab would lead back to me. */
export function leadsTo(people: readonly PersonHere[], clientId: number, me: number): boolean {
  return chainOf(people, clientId).includes(me);
}

/** Two people who began to follow each other at the same moment: the one with the highest id lets go. */
export function shouldLetGo(people: readonly PersonHere[], following: number, me: number): boolean {
  const chain = chainOf(people, following);
  return chain.includes(me) && chain.every((clientId) => clientId <= me);
}
