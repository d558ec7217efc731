/** The icon of each kind of story. */
import { Bug, CheckCheck, FlaskConical, StickyNote, Wrench, type IconNode } from 'lucide';
import type { StoryKind } from '../../../shared/model/story.ts';

export const kindIcons: { readonly [K in StoryKind]: IconNode } = {
  story: StickyNote,
  bug: Bug,
  technical: Wrench,
  task: CheckCheck,
  spike: FlaskConical,
};
