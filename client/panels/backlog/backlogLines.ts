/** The lines of the list: stories, and the headers of their groups, as they stand below each other. */
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogGroup, RankedItem } from '../../../shared/views/backlogGroups.ts';
import type { BacklogPlace } from './dropPlace.ts';

export type BacklogLine =
  | { readonly kind: 'group'; readonly group: BacklogGroup; readonly isOpen: boolean }
  | (RankedItem & { readonly kind: 'story'; readonly group: BacklogGroup });

/** With one group of all (`isGrouped` false) there are no headers. */
export function linesOf(
  groups: readonly BacklogGroup[],
  isGrouped: boolean,
  collapsed: ReadonlySet<string>,
): BacklogLine[] {
  const lines: BacklogLine[] = [];
  for (const group of groups) {
    const isOpen = !isGrouped || !collapsed.has(group.key);
    if (isGrouped) lines.push({ kind: 'group', group, isOpen });
    if (isOpen) for (const { item, rank } of group.items) lines.push({ kind: 'story', group, item, rank });
  }
  return lines;
}

export interface LinePlace {
  readonly place: BacklogPlace;
  /** The group it would be in. */
  readonly group: BacklogGroup;
}

/**
 * Where what is dragged lands when it is let go above the line at `gap`: before the next story of the group that is not
 * dragged itself, else after the one above; in a closed group after its last one. Null: nothing would change.
 */
export function placeAtLine(
  lines: readonly BacklogLine[],
  moving: ReadonlySet<StoryId>,
  gap: number,
): LinePlace | null {
  const above = lines[gap - 1] ?? lines[gap];
  if (above === undefined) return null;
  const { group } = above;
  if (above.kind === 'group' && !above.isOpen) {
    const last = group.items.findLast(({ item }) => !moving.has(item.story.id));
    return last === undefined ? null : { place: { after: last.item.story.id }, group };
  }
  const isFree = (line: BacklogLine | undefined): boolean =>
    line?.kind === 'story' && line.group === group && !moving.has(line.item.story.id);
  let below = gap;
  while (isMoving(lines[below], moving) && lines[below]!.group === group) below++;
  let over = gap - 1;
  while (isMoving(lines[over], moving) && lines[over]!.group === group) over--;
  if (isRun(lines, over + 1, below, moving)) return null;
  if (isFree(lines[below])) return { place: { before: idOf(lines[below]!) }, group };
  return isFree(lines[over]) ? { place: { after: idOf(lines[over]!) }, group } : null;
}

/** Whether the lines between are all that moves: then it stands there already. */
function isRun(
  lines: readonly BacklogLine[],
  from: number,
  to: number,
  moving: ReadonlySet<StoryId>,
): boolean {
  return to - from === moving.size && lines.slice(from, to).every((line) => isMoving(line, moving));
}

function isMoving(line: BacklogLine | undefined, moving: ReadonlySet<StoryId>): boolean {
  return line?.kind === 'story' && moving.has(line.item.story.id);
}

function idOf(line: BacklogLine): StoryId {
  if (line.kind !== 'story') throw new TypeError('a header is no story');
  return line.item.story.id;
}

/** The line as the list knows it: a story by its id, a header by its group. */
export function keyOfLine(line: BacklogLine): string {
  return line.kind === 'story' ? line.item.story.id : `group ${line.group.key}`;
}
