/** The lines of the list: stories, and the headers of their groups, as they stand below each other. */
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogGroup, RankedItem } from '../../../shared/views/backlogGroups.ts';
import type { BacklogPlace } from './dropPlace.ts';

export type BacklogLine =
  | { readonly kind: 'group'; readonly group: BacklogGroup; readonly isOpen: boolean }
  | (RankedItem & { readonly kind: 'story'; readonly group: BacklogGroup });

/** The lines of a list by their number, made when they are asked for: nobody sees 10,000 of them at once. */
export class BacklogLines {
  readonly length: number;
  private readonly groups: readonly BacklogGroup[];
  private readonly headers: 0 | 1;
  private readonly collapsed: ReadonlySet<string>;
  /** The first line of each group, its header where there are any. */
  private readonly starts: readonly number[];

  /** With one group of all (`isGrouped` false) there are no headers. */
  constructor(groups: readonly BacklogGroup[], isGrouped: boolean, collapsed: ReadonlySet<string>) {
    this.groups = groups;
    this.headers = isGrouped ? 1 : 0;
    this.collapsed = isGrouped ? collapsed : new Set();
    let length = 0;
    this.starts = groups.map((group) => {
      const start = length;
      length += this.headers + (this.isOpen(group) ? group.items.length : 0);
      return start;
    });
    this.length = length;
  }

  at(index: number): BacklogLine | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const which = this.starts.findLastIndex((start) => start <= index);
    const group = this.groups[which]!;
    const within = index - this.starts[which]! - this.headers;
    if (within < 0) return { kind: 'group', group, isOpen: this.isOpen(group) };
    const { item, rank } = group.items[within]!;
    return { kind: 'story', group, item, rank };
  }

  /** Where the line is that {@link keyOfLine} calls so; -1: there is none. */
  indexOf(key: string): number {
    for (const [which, group] of this.groups.entries()) {
      const start = this.starts[which]!;
      if (this.headers > 0 && keyOfGroup(group) === key) return start;
      if (!this.isOpen(group)) continue;
      const within = group.items.findIndex(({ item }) => item.story.id === key);
      if (within >= 0) return start + this.headers + within;
    }
    return -1;
  }

  /** The stories of the lines from one up to another, both included. */
  storiesFrom(first: number, last: number): StoryId[] {
    const ids: StoryId[] = [];
    for (let index = first; index <= last; index++) {
      const line = this.at(index);
      if (line?.kind === 'story') ids.push(line.item.story.id);
    }
    return ids;
  }

  private isOpen(group: BacklogGroup): boolean {
    return !this.collapsed.has(group.key);
  }
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
  lines: BacklogLines,
  moving: ReadonlySet<StoryId>,
  gap: number,
): LinePlace | null {
  const above = lines.at(gap - 1) ?? lines.at(gap);
  if (above === undefined) return null;
  const { group } = above;
  if (above.kind === 'group' && !above.isOpen) {
    const last = group.items.findLast(({ item }) => !moving.has(item.story.id));
    return last === undefined ? null : { place: { after: last.item.story.id }, group };
  }
  const isFree = (line: BacklogLine | undefined): boolean =>
    line?.kind === 'story' && line.group === group && !moving.has(line.item.story.id);
  let below = gap;
  while (isMoving(lines.at(below), moving) && lines.at(below)!.group === group) below++;
  let over = gap - 1;
  while (isMoving(lines.at(over), moving) && lines.at(over)!.group === group) over--;
  if (isRun(lines, over + 1, below, moving)) return null;
  if (isFree(lines.at(below))) return { place: { before: idOf(lines.at(below)!) }, group };
  return isFree(lines.at(over)) ? { place: { after: idOf(lines.at(over)!) }, group } : null;
}

/** Whether the lines between are all that moves: then it stands there already. */
function isRun(lines: BacklogLines, from: number, to: number, moving: ReadonlySet<StoryId>): boolean {
  return to - from === moving.size && lines.storiesFrom(from, to - 1).every((id) => moving.has(id));
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
  return line.kind === 'story' ? line.item.story.id : keyOfGroup(line.group);
}

export function keyOfGroup({ key }: BacklogGroup): string {
  return `group ${key}`;
}
