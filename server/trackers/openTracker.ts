/** The adapter of each kind of tracker. */
import type { TrackerKind } from '../../shared/protocol/trackers.ts';
import { openGithub } from './github.ts';
import { openGitlab } from './gitlab.ts';
import { openJira } from './jira.ts';
import type { OpenTracker } from './tracker.ts';

export const openTracker: Readonly<Record<TrackerKind, OpenTracker>> = {
  github: openGithub,
  gitlab: openGitlab,
  jira: openJira,
};
