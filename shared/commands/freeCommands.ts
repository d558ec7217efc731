/** The commands of the free layer, apart from the others so that a page without free things need not load them. */
import { addFreeThings } from './addFreeThings.ts';
import { attachArrow } from './attachArrow.ts';
import { moveFreeThings } from './moveFreeThings.ts';
import { resizeFreeThing } from './resizeFreeThing.ts';
import { stackFreeThings } from './stackFreeThings.ts';
import { stickiesToStories } from './stickiesToStories.ts';
import { storiesToStickies } from './storiesToStickies.ts';
import { updateFreeThings } from './updateFreeThings.ts';

export const freeCommands = {
  addFreeThings,
  attachArrow,
  moveFreeThings,
  resizeFreeThing,
  stackFreeThings,
  stickiesToStories,
  storiesToStickies,
  updateFreeThings,
} as const;
