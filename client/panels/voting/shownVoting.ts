/** Which vote is shown: the one that is going on, else the last one that was revealed. */
import type { Voting } from '../../../shared/model/voting.ts';

/** Null when there was none that anybody could have seen anything of. */
export function shownVoting(all: Iterable<Voting>): Voting | null {
  const known = [...all]
    .filter((voting) => voting.archivedAt === null)
    .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
  return (
    known.find(({ state }) => state !== 'ended') ?? known.find(({ results }) => results !== null) ?? null
  );
}
