/** Words used on more than one surface: the field's own, and everyday buttons. */
import type { Kind } from '../../../shared/model/id.ts';
import type { ReleaseStatus } from '../../../shared/model/release.ts';
import type { Stage, StoryKind } from '../../../shared/model/story.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { count } from '../format.ts';

export const kinds: { readonly [K in Kind]: string } = {
  activity: 'Activity',
  step: 'Step',
  story: 'Story',
  release: 'Release',
  persona: 'Persona',
  label: 'Label',
  dependency: 'Dependency',
  criterion: 'Acceptance criterion',
  sticky: 'Sticky',
  text: 'Text',
  frame: 'Frame',
  arrow: 'Arrow',
  stroke: 'Drawing',
};

export const storyKinds: { readonly [K in StoryKind]: string } = {
  story: 'Story',
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
export const more = 'More';
export const none = 'None';
export const points = (value: number) => count(value, 'point');
export const stories = (value: number) => count(value, 'story', 'stories');
export const steps = (value: number) => count(value, 'step');
export const activities = (value: number) => count(value, 'activity', 'activities');
export const releases = (value: number) => count(value, 'release');
export const personas = (value: number) => count(value, 'persona');
