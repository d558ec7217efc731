/** How this person looks at the roadmap on this device: which look, and by what its timeline has lanes. */
import { laneKinds, type LaneKind } from '../../../shared/views/roadmapTimeline.ts';
import { openStorage } from '../../ui/theme.ts';

export const looks = ['board', 'timeline', 'themes', 'outline'] as const;
export type Look = (typeof looks)[number];

interface RoadmapLook {
  readonly look: Look;
  readonly lanes: LaneKind;
}

const key = 'throughline-roadmap-look';

/** The board, and lanes by theme, for who never chose. */
export function readLook(): RoadmapLook {
  const [look, lanes] = (openStorage()?.getItem(key) ?? '').split(' ');
  return {
    look: looks.find((each) => each === look) ?? 'board',
    lanes: laneKinds.find((each) => each === lanes) ?? 'theme',
  };
}

export function keepLook({ look, lanes }: RoadmapLook): void {
  try {
    openStorage()?.setItem(key, `${look} ${lanes}`);
  } catch {
    return; // the storage is full; the choice lasts until the surface is closed
  }
}
