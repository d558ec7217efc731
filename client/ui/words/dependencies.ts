/** Words about what needs what. */
import type { DependencyKind } from '../../../shared/model/dependency.ts';
import type { DependencyTrouble } from '../../../shared/views/dependencies.ts';
import { named } from '../levels.ts';

const kinds: { readonly [K in DependencyKind]: string } = {
  technical: 'Technical',
  business: 'Business',
  waiting: 'Waiting for',
};

/** What follows the title of the needed story. */
const troubles: { readonly [T in DependencyTrouble]: string } = {
  get later() {
    return `is in a later ${named.one('release')}`;
  },
  unscheduled: 'is not scheduled',
  archived: 'is archived',
};

export const dependencyWords = {
  kinds,
  troubles,
  /** Read from the map's outline. */
  mirror: {
    needs: (title: string, kind: DependencyKind, note: string) =>
      `needs ${title} (${kinds[kind].toLowerCase()}${note === '' ? '' : `: ${note}`})`,
    neededBy: (title: string) => `needed by ${title}`,
    trouble: (title: string, trouble: DependencyTrouble) => `${title} ${troubles[trouble]}`,
  },
} as const;
