/** The numbers on a card that do not come from the map's own document. */
import type { StoryId } from '../model/story.ts';

/** By story; stories without one are left out. */
export interface CardCounts {
  /** Open comments. */
  readonly comments: ReadonlyMap<StoryId, number>;
  /** Dots of a vote that is revealed and not ended yet. */
  readonly dots: ReadonlyMap<StoryId, number>;
}
