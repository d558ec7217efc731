/** Which changes of the map show as other words on cards and nowhere else, so that no more than those cards is painted. */
import { isId } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Story } from '../../shared/model/story.ts';
import type { MapChange } from '../store/mapStore.ts';

/** The stories whose title or details changed when nothing else did; null when more changed than that. */
export function retitledStories(change: MapChange, before: MapRecords, now: MapRecords): Story[] | null {
  if (change.rearranged || change.touched.size === 0) return null;
  const stories: Story[] = [];
  for (const id of change.touched) {
    const old = isId('story', id) ? before.story.get(id) : undefined;
    const story = isId('story', id) ? now.story.get(id) : undefined;
    if (old === undefined || story === undefined || !isSameButForText(old, story)) return null;
    stories.push(story);
  }
  return stories;
}

function isSameButForText(before: Story, now: Story): boolean {
  return (Object.keys(now) as (keyof Story)[]).every(
    (key) => key === 'title' || key === 'details' || isSame(before[key], now[key]),
  );
}

/** Reading a record anew makes new lists of the same ids. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
