/** Words used on more than one surface: the field's own, and everyday buttons. */
import type { Kind } from '../../../shared/model/id.ts';
import type { ReleaseStatus } from '../../../shared/model/release.ts';
import type { Stage, StoryKind } from '../../../shared/model/story.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { count } from '../format.ts';

const kinds: { readonly [K in Kind]: string } = {
  activity: 'Activity',
  step: 'Step',
  story: 'Story',
  release: 'Release',
  persona: 'Persona',
  label: 'Label',
  dependency: 'Dependency',
  criterion: 'Acceptance criterion',
};

const storyKinds: { readonly [K in StoryKind]: string } = {
  story: 'Story',
  bug: 'Bug',
  technical: 'Technical',
  task: 'Task',
  spike: 'Spike',
};

const stages: { readonly [S in Stage]: string } = {
  idea: 'Idea',
  backlog: 'Backlog',
  planned: 'Planned',
  inProgress: 'In progress',
  done: 'Done',
  declined: 'Declined',
};

const releaseStatuses: { readonly [S in ReleaseStatus]: string } = {
  planned: 'Planned',
  active: 'Active',
  released: 'Released',
};

const roles: { readonly [R in Role]: string } = {
  viewer: 'Viewer',
  commenter: 'Commenter',
  contributor: 'Contributor',
  editor: 'Editor',
  facilitator: 'Facilitator',
  owner: 'Owner',
};

export const commonWords = {
  product: 'Throughline',
  kinds,
  storyKinds,
  stages,
  releaseStatuses,
  roles,
  noTitle: 'Untitled',
  unscheduled: 'Unscheduled',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  loading: 'Loading',
  more: 'More',
  none: 'None',
  points: (value: number) => count(value, 'point'),
  stories: (value: number) => count(value, 'story', 'stories'),
  steps: (value: number) => count(value, 'step'),
  activities: (value: number) => count(value, 'activity', 'activities'),
  releases: (value: number) => count(value, 'release'),
  personas: (value: number) => count(value, 'persona'),
} as const;
