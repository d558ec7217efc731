/** Words of slicing by a line drawn across the map; loaded with it. */
import type { LaneTotals } from '../../../shared/views/laneTotals.ts';
import { formatNumber } from '../format.ts';
import { named } from '../levels.ts';

export const sliceWords = {
  group: 'Change the map',
  label: 'Draw a slicing line',
  hint: 'Draw a line through a lane. What is above the line goes',
  get into() {
    return `Where the ${named.many('story')} above the line go`;
  },
  get above() {
    return `into the ${named.one('release')} above`;
  },
  get new() {
    return `into a new ${named.one('release')}`;
  },
  done: 'Done',
  get below() {
    return `Slice below this ${named.one('story')}`;
  },
  /** Beside the line while it is drawn. */
  nothing: 'Draw on, through the stacks',
  goes: ({ stories, points }: LaneTotals, lane: string) =>
    `${named.count(stories, 'story')}${points > 0 ? ` · ${formatNumber(points)} pt` : ''} → ${lane}`,
} as const;
