/** Words of the map page: the bar, its menus, the palette, moving and archiving. */
import { count } from '../format.ts';
import { named } from '../levels.ts';

export const mapWords = {
  home: 'All maps',
  bar: 'Map bar',
  rename: 'Title of the map',
  untitled: 'Untitled map',
  surfaces: {
    label: 'Surface',
    map: 'Map',
    strategy: 'Strategy',
    roadmap: 'Roadmap',
    backlog: 'Backlog',
    plan: 'Plan',
    insights: 'Insights',
  },
  showAs: {
    label: 'Show the map as',
    map: 'Drawn map',
    outline: 'Outline',
    toMap: 'Show the drawn map',
    toOutline: 'Show the outline',
  },
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: (percent: number) => `Zoom ${percent} %, back to 100 %`,
  fit: 'Fit the map',
  minimap: 'Minimap',
  zoomToSelection: 'Zoom to the selection',
  back: 'Back to where you were',
  copyCardLink: 'Copy link to this card',
  cardLinkCopied: 'The link is on the clipboard.',
  cardLinkFailed: (link: string) => `This browser does not let us copy. The link is ${link}`,
  cardGone: 'The card this link points at is not on the map any more.',
  people: {
    label: (others: number) =>
      others === 0 ? 'Only you are here' : `${count(others + 1, 'person', 'people')} here`,
    title: 'Here now',
    following: (name: string) => `Following ${name} · Esc`,
    followingElsewhere: (name: string) => `Following ${name}, who is not looking at the map · Esc`,
  },
  contributorLimits:
    'You may add cards (Enter) and change your own (Ctrl+Enter opens one). The rest of the map is for its editors.',
  share: 'Share',
  menu: {
    notLoaded: 'The menu could not be loaded. Nothing is lost; try again when you are connected.',
    label: 'Menu',
    download: 'Download',
    json: 'JSON (everything, can be imported again)',
    csv: 'CSV (for spreadsheets)',
    markdown: 'Markdown (for documents)',
    picture: 'Picture, PDF or print…',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'As on this device',
    contrast: 'Contrast',
    highContrast: 'High',
    shortcuts: 'Keyboard shortcuts',
    settings: 'Settings of this map…',
    name: 'Your name…',
    search: 'Search',
    commands: 'Commands',
  },
  archive: {
    title: (title: string) => `Archive “${title}”?`,
    text: (steps: number, stories: number) => {
      const inside = [
        steps > 0 ? named.count(steps, 'step') : '',
        stories > 0 ? named.count(stories, 'story') : '',
      ].filter((part) => part !== '');
      const going = `${inside.join(' and ')} ${steps + stories === 1 ? 'goes' : 'go'} with it.`;
      return `${inside.length === 0 ? 'Nothing else goes with it.' : going} You can undo this.`;
    },
    confirm: 'Archive',
    done: (title: string) => `“${title}” is archived.`,
  },
  move: {
    title: (number: number, title: string) =>
      number === 1 ? `Move “${title}”` : `Move ${named.count(number, 'story')}`,
    get step() {
      return named.heading('step');
    },
    get release() {
      return named.heading('release');
    },
    position: 'Place in the column',
    top: 'First',
    bottom: 'Last',
    after: (title: string) => `After “${title}”`,
    confirm: 'Move',
    done: (number: number) => `${named.count(number, 'story')} moved.`,
    get activity() {
      return named.heading('activity');
    },
    beforeOrAfter: 'Place',
    container: (title: string) => `Move “${title}”`,
  },
  palette: {
    title: 'Commands',
    placeholder: 'What do you want to do?',
    empty: 'No command is called that.',
    groups: { add: 'Add', go: 'Go to', map: 'Map', selection: 'Selection' },
    run: 'Enter runs it · Esc closes',
    get addActivity() {
      return `Add ${named.a('activity')}`;
    },
    get addStep() {
      return `Add ${named.a('step')}`;
    },
    get addStory() {
      return `Add ${named.a('story')}`;
    },
    get addRelease() {
      return `Add ${named.a('release')}`;
    },
    push: (name: string) => `Push “${name}” into the backlog`,
    openDetails: 'Open details',
    moveTo: 'Move to…',
    archive: 'Archive',
  },
} as const;
