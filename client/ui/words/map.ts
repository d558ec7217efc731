/** Words of the map page: the bar, its menus, the palette, moving and archiving. */
import { count } from '../format.ts';

export const mapWords = {
  home: 'All maps',
  bar: 'Map bar',
  rename: 'Title of the map',
  untitled: 'Untitled map',
  surfaces: { label: 'Surface', map: 'Map', backlog: 'Backlog' },
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: (percent: number) => `Zoom ${percent} %, back to 100 %`,
  fit: 'Fit the map',
  people: {
    label: (others: number) =>
      others === 0 ? 'Only you are here' : `${count(others + 1, 'person', 'people')} here`,
    title: 'Here now',
    you: 'you',
    alone: 'Nobody else is here. Share a link and work together.',
    editing: (title: string) => `Editing ${title}`,
    tabs: (tabs: number) => `in ${count(tabs, 'tab')}`,
  },
  share: 'Share',
  menu: {
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
    name: 'Your name…',
    search: 'Search',
    commands: 'Commands',
  },
  archive: {
    title: (title: string) => `Archive “${title}”?`,
    text: (steps: number, stories: number) => {
      const inside = [
        steps > 0 ? count(steps, 'step') : '',
        stories > 0 ? count(stories, 'story', 'stories') : '',
      ].filter((part) => part !== '');
      const going = `${inside.join(' and ')} ${steps + stories === 1 ? 'goes' : 'go'} with it.`;
      return `${inside.length === 0 ? 'Nothing else goes with it.' : going} You can undo this.`;
    },
    confirm: 'Archive',
    done: (title: string) => `“${title}” is archived.`,
  },
  move: {
    title: (number: number, title: string) =>
      number === 1 ? `Move “${title}”` : `Move ${count(number, 'story', 'stories')}`,
    step: 'Step',
    release: 'Release',
    position: 'Place in the column',
    top: 'First',
    bottom: 'Last',
    after: (title: string) => `After “${title}”`,
    confirm: 'Move',
    done: (number: number) => `${count(number, 'story', 'stories')} moved.`,
    activity: 'Activity',
    beforeOrAfter: 'Place',
    container: (title: string) => `Move “${title}”`,
  },
  palette: {
    title: 'Commands',
    placeholder: 'What do you want to do?',
    empty: 'No command is called that.',
    groups: { add: 'Add', go: 'Go to', map: 'Map', selection: 'Selection' },
    run: 'Enter runs it · Esc closes',
    addActivity: 'Add an activity',
    addStep: 'Add a step',
    addStory: 'Add a story',
    addRelease: 'Add a release',
    push: (name: string) => `Push “${name}” into the backlog`,
    openDetails: 'Open details',
    moveTo: 'Move to…',
    archive: 'Archive',
  },
} as const;
