/** Words used on more than one surface: the field's own, and everyday buttons. */
import type { Kind } from '../../../shared/model/id.ts';
import type { ReleaseStatus } from '../../../shared/model/release.ts';
import type { Stage, StoryKind } from '../../../shared/model/story.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { count } from '../format.ts';
import { named } from '../levels.ts';

export const kinds: { readonly [K in Kind]: string } = {
  get activity() {
    return named.heading('activity');
  },
  get step() {
    return named.heading('step');
  },
  get story() {
    return named.heading('story');
  },
  get release() {
    return named.heading('release');
  },
  persona: 'Persona',
  label: 'Label',
  dependency: 'Dependency',
  criterion: 'Acceptance criterion',
  sticky: 'Sticky',
  text: 'Text',
  frame: 'Frame',
  arrow: 'Arrow',
  stroke: 'Drawing',
  image: 'Image',
  goal: 'Goal',
  keyResult: 'Key result',
  theme: 'Theme',
  initiative: 'Initiative',
  sprint: 'Sprint',
  capacity: 'Capacity',
  tradeOff: 'Trade-off',
  insight: 'Insight',
  artifact: 'Artifact',
};

export const storyKinds: { readonly [K in StoryKind]: string } = {
  get story() {
    return named.heading('story');
  },
  bug: 'Bug',
  technical: 'Technical',
  task: 'Task',
  spike: 'Spike',
};

export const stages: { readonly [S in Stage]: string } = {
  idea: 'Idea',
  backlog: 'Backlog',
  planned: 'Planned',
  inProgress: 'In progress',
  done: 'Done',
  declined: 'Declined',
};

export const releaseStatuses: { readonly [S in ReleaseStatus]: string } = {
  planned: 'Planned',
  active: 'Active',
  released: 'Released',
};

export const roles: { readonly [R in Role]: string } = {
  viewer: 'Viewer',
  commenter: 'Commenter',
  contributor: 'Contributor',
  editor: 'Editor',
  facilitator: 'Facilitator',
  owner: 'Owner',
};

export const product = 'Throughline';
export const noTitle = 'Untitled';
export const unscheduled = 'Unscheduled';
export const cancel = 'Cancel';
export const close = 'Close';
export const undo = 'Undo';
export const tryAgain = 'Try again';
export const dismiss = 'Dismiss';
export const loading = 'Loading';
export const notFetched =
  'A part of the page could not be loaded from the server. Your map is safe; try again when you are online.';
export const more = 'More';
export const none = 'None';
export const points = (value: number) => count(value, 'point');
export const stories = (value: number) => named.count(value, 'story');
export const steps = (value: number) => named.count(value, 'step');
export const activities = (value: number) => named.count(value, 'activity');
export const releases = (value: number) => named.count(value, 'release');
export const personas = (value: number) => count(value, 'persona');
