/** Words of the push: what a slice would change in the backlog, and why. */
import { count } from '../format.ts';

export const pushWords = {
  title: (name: string) => `Push “${name}” into the backlog`,
  intro: 'The stories of this slice go into the backlog in map order. Nothing is duplicated.',
  groups: {
    new: 'New in the backlog',
    changed: 'Changed since the last push',
    leaving: 'Leaving with this push',
    unchanged: 'Unchanged',
  },
  reasons: {
    renamed: (from: string) => `was “${from}”`,
    movedStep: 'moved to another step',
    reestimated: (from: string) => `estimate was ${from}`,
    fromRelease: (name: string) => `came from ${name}`,
    movedToRelease: (name: string) => `moved to ${name}`,
    archived: 'archived',
    unplaced: 'its step is gone',
    declined: 'declined',
  },
  noEstimate: 'none',
  goneRelease: 'a release that is gone',
  push: (number: number) => (number === 0 ? 'Nothing to push' : `Push ${count(number, 'change')}`),
  upToDate: 'The backlog already has this slice as it is. Nothing would change.',
  empty: {
    title: 'This slice has no stories yet',
    text: 'Drag stories into it, or pull its divider down through the stacks. Then push.',
  },
  gone: 'This release was archived while the dialog was open. Nothing was pushed.',
  done: (added: number, changed: number, leaving: number) => {
    const parts = [
      added > 0 ? `${added} new` : '',
      changed > 0 ? `${changed} changed` : '',
      leaving > 0 ? `${leaving} left` : '',
    ].filter(Boolean);
    return parts.length === 0 ? 'Nothing had to change.' : `Pushed into the backlog: ${parts.join(', ')}.`;
  },
  show: 'Show backlog',
  readOnly: 'You can look at the preview. Pushing needs a link that lets you edit.',
} as const;
