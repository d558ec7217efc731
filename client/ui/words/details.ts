/** Words of the details panel. */
import { formatNumber } from '../format.ts';
import { named } from '../levels.ts';

export const detailsWords = {
  panel: (kind: string) => `${kind} details`,
  close: 'Close details',
  title: 'Title',
  name: 'Name',
  outcome: 'Outcome',
  outcomePlaceholder: 'What is better for users when this is out?',
  details: 'Details',
  detailsPlaceholder: 'What is it about? Notes, links, lists; Markdown works here.',
  editDetails: 'Edit the details',
  taskDone: 'Done',
  taskOpen: 'To do',
  table: 'Table',
  image: 'Image',
  kind: 'Kind',
  estimate: 'Estimate',
  estimatePlaceholder: 'Points',
  /** A T-shirt with its points. */
  sized: (size: string, points: number) => `${size} · ${formatNumber(points)}`,
  offScale: 'Not on the scale of this map',
  stage: 'Stage',
  owner: 'Owner',
  ownerPlaceholder: 'Nobody yet',
  personas: 'Personas',
  labels: 'Labels',
  get step() {
    return named.heading('step');
  },
  get activity() {
    return named.heading('activity');
  },
  get release() {
    return named.heading('release');
  },
  capacity: 'Capacity',
  capacityPlaceholder: 'Points',
  window: 'Window',
  windowPlaceholder: 'e.g. Q3, before the fair',
  status: 'Status',
  pickPersona: 'Add a persona',
  pickLabel: 'Add a label',
  create: (name: string) => `Create “${name}”`,
  noPersonas: 'No persona yet. Type a name to make the first one.',
  noLabels: 'No label yet. Type a name to make the first one.',
  remove: (name: string) => `Remove ${name}`,
  notANumber: 'A number from 0, such as 3 or 0.5',
  noNumber: 'A number, such as 12 or -0.5',
  typing: (names: string, people: number) => `${names} ${people === 1 ? 'is' : 'are'} typing here`,
  archive: 'Archive',
  push: 'Push into the backlog…',
  move: 'Move to…',
  gone: {
    title: 'This was archived',
    text: 'Someone archived it while it was open here. Undo brings it back if it was you.',
  },
  readOnly: 'You can read this, not change it.',
  pushed: (release: string) => `Pushed with ${release}`,
  notPushed: 'Not pushed yet',
  holds: 'Holds',
  free: (points: string) => `${points} free`,
  over: (points: string) => `${points} over capacity`,
  unestimated: (stories: string) => `${stories} without an estimate`,
} as const;
