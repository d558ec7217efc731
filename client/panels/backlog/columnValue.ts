/** What a column of the backlog says of a story, in words. */
import type { ScoreFormula } from '../../../shared/model/scoreFormula.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import { scoreOf } from '../../../shared/views/scoring.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { moscowWords } from '../../ui/words/backlogTools.ts';
import type { OptionalColumn } from './backlogView.ts';

const nothing = '–';

/** Scores are rounded to one digit; a dash is nothing, or nothing yet. */
export function columnValue(item: BacklogItem, column: OptionalColumn, formula: ScoreFormula): string {
  const { story, activity, step, release, initiative } = item;
  switch (column) {
    case 'place':
      return step === null
        ? words.canvas.unplaced
        : `${activity?.title || words.noTitle} › ${step.title || words.noTitle}`;
    case 'release':
      return release === null ? words.unscheduled : release.name || words.noTitle;
    case 'initiative':
      return initiative === null ? nothing : initiative.title || words.noTitle;
    case 'owner':
      return story.owner.trim() || nothing;
    case 'issue':
      return story.issue?.key ?? nothing;
    case 'moscow':
      return story.moscow === null ? nothing : moscowWords[story.moscow];
    default: {
      const score = scoreOf(story, column, formula);
      return score === null ? nothing : formatNumber(Math.round(score * 10) / 10);
    }
  }
}

/** The width of each column, for the grid of the list. */
export const columnWidths: { readonly [C in OptionalColumn]: string } = {
  place: 'minmax(6rem, 1.3fr)',
  release: 'minmax(5rem, 0.8fr)',
  initiative: 'minmax(6rem, 1fr)',
  owner: 'minmax(4rem, 0.6fr)',
  issue: '6rem',
  moscow: '4.5rem',
  rice: '4.5rem',
  costOfDelay: '5rem',
  weightedShortestJob: '4.5rem',
  own: '5rem',
};
