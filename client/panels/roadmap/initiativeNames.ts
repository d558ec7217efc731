/** What initiatives, goals and themes are called on the screen, also without a title, and the columns as choices. */
import { horizons } from '../../../shared/model/initiative.ts';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';

export function titleOf({ title }: { readonly title: string }): string {
  return title.trim() || words.noTitle;
}

/** "Now", "Next", "Later" as choices of a select. */
export const horizonChoices = horizons.map((value) => ({
  value,
  label: roadmapWords.horizons[value].name,
}));
