/** Where the line from vision to sprint is broken: work that serves no goal, and goals without work. */
import type { Goal } from '../model/goal.ts';
import type { Initiative } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { liveInOrder } from './liveRecords.ts';
import { onceFor } from './onceFor.ts';
import { roadmapOf } from './roadmap.ts';
import { storyGroups } from './storyGroups.ts';

export interface Orphans {
  /** Stories still to be done that are for no live initiative, or for one that serves no live goal. */
  readonly stories: readonly { readonly story: Story; readonly why: 'noInitiative' | 'noGoal' }[];
  /** Initiatives that serve no live goal. */
  readonly initiatives: readonly Initiative[];
  /** Goals that no live initiative serves, or whose initiatives have no stories. */
  readonly goals: readonly { readonly goal: Goal; readonly why: 'noInitiative' | 'noStory' }[];
}

/** Both ways; ideas count as work too, what is done or declined does not. Computed once for the same records. */
export const orphansOf = onceFor(['story', 'initiative', 'goal', 'theme'], readOrphans);

function readOrphans(records: Pick<MapRecords, 'story' | 'initiative' | 'goal' | 'theme'>): Orphans {
  const roadmap = roadmapOf(records);
  const items = Object.values(roadmap.columns).flat();
  const stories: { story: Story; why: 'noInitiative' | 'noGoal' }[] = [];
  for (const story of storyGroups(records).live) {
    if (story.stage === 'done' || story.stage === 'declined') continue;
    const item = story.initiativeId === null ? null : roadmap.item(story.initiativeId);
    if (item === null) stories.push({ story, why: 'noInitiative' });
    else if (item.goals.length === 0) stories.push({ story, why: 'noGoal' });
  }
  const goals = liveInOrder(records.goal).flatMap((goal): Orphans['goals'] => {
    const serving = items.filter((item) => item.goals.includes(goal));
    if (serving.length === 0) return [{ goal, why: 'noInitiative' }];
    return serving.every((item) => item.stories.length === 0) ? [{ goal, why: 'noStory' }] : [];
  });
  const initiatives = items.filter((item) => item.goals.length === 0).map(({ initiative }) => initiative);
  return { stories, initiatives, goals };
}
