/** Words of the push: what a slice would change in the backlog, and why. */
import { count } from '../format.ts';
import { named } from '../levels.ts';

export const pushWords = {
  title: (name: string) => `Push “${name}” into the backlog`,
  get intro() {
    return `The ${named.many('story')} of this slice go into the backlog in map order. Nothing is duplicated.`;
  },
  groups: {
    new: 'New in the backlog',
    changed: 'Changed since the last push',
    leaving: 'Leaving with this push',
    unchanged: 'Unchanged',
  },
  reasons: {
    renamed: (from: string) => `was “${from}”`,
    get movedStep() {
      return `moved to another ${named.one('step')}`;
    },
    reestimated: (from: string) => `estimate was ${from}`,
    fromRelease: (name: string) => `came from ${name}`,
    movedToRelease: (name: string) => `moved to ${name}`,
    archived: 'archived',
    get unplaced() {
      return `its ${named.one('step')} is gone`;
    },
    declined: 'declined',
  },
  noEstimate: 'none',
  get goneRelease() {
    return `${named.a('release')} that is gone`;
  },
  push: (number: number) => (number === 0 ? 'Nothing to push' : `Push ${count(number, 'change')}`),
  upToDate: 'The backlog already has this slice as it is. Nothing would change.',
  empty: {
    get title() {
      return `This slice has no ${named.many('story')} yet`;
    },
    get text() {
      return `Drag ${named.many('story')} into it, or pull its divider down through the stacks. Then push.`;
    },
  },
  get gone() {
    return `This ${named.one('release')} was archived while the dialog was open. Nothing was pushed.`;
  },
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
