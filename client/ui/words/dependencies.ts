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
  needs: 'Needs',
  neededBy: 'Needed by',
  kindOf: (title: string) => `Kind of the dependency with ${title}`,
  get addNeeds() {
    return `Add ${named.a('story')} this one needs`;
  },
  get addNeededBy() {
    return `Add ${named.a('story')} that needs this one`;
  },
  get noStory() {
    return `No other ${named.one('story')} has these words.`;
  },
  show: (title: string) => `Show ${title}`,
  noteOf: (title: string) => `Note on the dependency with ${title}`,
  notes: {
    technical: 'Note: what of it is needed?',
    business: 'Note: what of it is needed?',
    waiting: 'Note: who or what are you waiting for?',
  } satisfies { readonly [K in DependencyKind]: string },
  remove: (title: string) => `Remove the dependency with ${title}`,
  removed: (story: string, needed: string) => `“${story}” no longer needs “${needed}”.`,
  nothing: 'Nothing',
  trouble: (title: string, trouble: DependencyTrouble) => `“${title}” ${troubles[trouble]}.`,
  menu: (story: string, needed: string) => `“${story}” needs “${needed}”`,
  menuNotes: {
    technical: 'It cannot be built without it',
    business: 'It makes no sense without it',
    waiting: 'Somebody else has to deliver it',
  } satisfies { readonly [K in DependencyKind]: string },
  /** Read from the map's outline. */
  mirror: {
    needs: (title: string, kind: DependencyKind, note: string) =>
      `needs ${title} (${kinds[kind].toLowerCase()}${note === '' ? '' : `: ${note}`})`,
    neededBy: (title: string) => `needed by ${title}`,
    trouble: (title: string, trouble: DependencyTrouble) => `${title} ${troubles[trouble]}`,
  },
} as const;
