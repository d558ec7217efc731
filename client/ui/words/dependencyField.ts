/** Words of the field that says what a story needs, fetched with it. */
import type { DependencyKind } from '../../../shared/model/dependency.ts';
import type { DependencyTrouble } from '../../../shared/views/dependencies.ts';
import { named } from '../levels.ts';
import { dependencyWords } from './dependencies.ts';

const { kinds, troubles } = dependencyWords;

export const dependencyFieldWords = {
  kinds,
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
  due: 'by',
  dueOf: (title: string) => `When ${title} is needed`,
  noteOf: (title: string) => `Note on the dependency with ${title}`,
  notes: {
    technical: 'Note: what of it is needed?',
    business: 'Note: what of it is needed?',
    waiting: 'Note: who or what are you waiting for?',
  } satisfies { readonly [K in DependencyKind]: string },
  remove: (title: string) => `Remove the dependency with ${title}`,
  removed: (story: string, needed: string) => `“${story}” no longer needs “${needed}”.`,
  nothing: 'Nothing',
  outside: {
    title: 'Waits for someone outside',
    add: 'Add someone outside this one waits for',
    confirm: 'Add',
    who: (party: string) => `Who it waits for: ${party}`,
    nobody: 'Say who it is, or take it off when it waits no longer.',
    remove: (party: string) => `No longer waits for ${party}`,
    removed: (story: string, party: string) => `“${story}” no longer waits for ${party}.`,
    overdue: (party: string, day: string) => `${party} was due by ${day}.`,
  },
  trouble: (title: string, trouble: DependencyTrouble) => `“${title}” ${troubles[trouble]}.`,
  menu: (story: string, needed: string) => `“${story}” needs “${needed}”`,
  menuNotes: {
    technical: 'It cannot be built without it',
    business: 'It makes no sense without it',
    waiting: 'Somebody else has to deliver it',
  } satisfies { readonly [K in DependencyKind]: string },
} as const;
