/** The maps that stand in a person's portfolio. */
import { mostInPortfolio } from '../../shared/protocol/audience.ts';
import { atLeast, type Role } from '../../shared/protocol/role.ts';
import { memberRole } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import type { MapRow } from '../storage/mapTable.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'log'>;

/**
 * Each map the person is on at this moment, in the role of `least` or above, as `look` shows it; those changed last
 * first. `left` are those that are not shown: too many, or they cannot be read now.
 */
export async function portfolioOf<T>(
  { storage, clock, log }: Dependencies,
  sessionId: string,
  least: Role,
  look: (map: MapRow, role: Role) => Promise<T>,
): Promise<{ readonly shown: T[]; readonly left: number }> {
  const now = clock.now();
  const theirs = (await storage.maps.list(sessionId)).flatMap(({ map, member, links }) => {
    const role = memberRole(member, links, now);
    return role === null || !atLeast(role, least) ? [] : [{ map, role }];
  });
  const shown: T[] = [];
  // One by one: many maps that were not open for long would all be read from the disk at once.
  for (const { map, role } of theirs.slice(0, mostInPortfolio)) {
    try {
      shown.push(await look(map, role));
    } catch (error) {
      log.warn({ map: map.id, err: error }, 'a map is missing in a portfolio');
    }
  }
  return { shown, left: theirs.length - shown.length };
}
