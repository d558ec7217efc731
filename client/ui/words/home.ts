/** Words of the home page: my maps, a new map, my name. */
import { count } from '../format.ts';

export const homeWords = {
  title: 'Your maps',
  newMap: 'New map',
  import: 'Import',
  open: (title: string) => `Open ${title}`,
  options: (title: string) => `Options for ${title}`,
  openItem: 'Open',
  delete: 'Delete…',
  leave: 'Only its owner can delete it',
  updated: (ago: string) => `Changed ${ago}`,
  loading: 'Loading your maps',

  failed: {
    title: 'Your maps could not be loaded',
    text: 'The server does not answer. Your maps are safe there; try again in a moment.',
  },

  empty: {
    title: 'Draw the journey of your users, together',
    text: 'A story map puts what people do from left to right and what you could build for it from top to bottom. Then you slice it.',
    steps: [
      {
        title: 'Map the journey',
        text: 'Activities across the top, each over its steps. Stories go below the step they make real.',
      },
      {
        title: 'Slice it into releases',
        text: 'Pull a line through the stacks. What is above it is a release with an outcome of its own.',
      },
      {
        title: 'Push a slice into the backlog',
        text: 'In map order, with a preview of what changes. Push again and only what changed moves.',
      },
    ],
    start: 'Start a map',
    import: 'Import what you have',
    importText: 'An outline, Markdown, CSV or JSON. You see what comes along before anything is made.',
  },

  newDialog: {
    title: 'New map',
    name: 'Title',
    namePlaceholder: 'What is the journey about?',
    start: 'Start with',
    empty: 'Empty map',
    emptyText: 'A blank map: you name the first activity.',
    create: 'Create map',
    creating: 'Creating…',
    failed: (reason: string) => `The map was not made: ${reason}`,
    templatesFailed: 'The templates could not be loaded. You can still start with an empty map.',
  },

  deleteDialog: {
    title: (title: string) => `Delete “${title}”?`,
    text: (stories: number) =>
      `The map and its ${count(stories, 'story', 'stories')} go for everyone, and people who have it open are told. This cannot be undone. Download it first if you may need it.`,
    confirm: 'Delete map',
    deleted: (title: string) => `“${title}” is deleted.`,
    failed: (reason: string) => `Not deleted: ${reason}`,
  },

  name: {
    question: 'What should others call you?',
    hint: 'No account needed. It is shown next to your cursor, and you can change it at any time.',
    label: 'Your name',
    placeholder: 'Your name',
    save: 'Save name',
    later: 'Not now',
    change: 'Change your name',
    dialogText: 'Others see this name next to your cursor and on what you are working on.',
    failed: (reason: string) => `Your name was not saved: ${reason}`,
    guest: 'Guest',
  },
} as const;
