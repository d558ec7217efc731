/** The order keys of what a plan brings: its own in an empty map, else beside or behind what is there. */
import type * as Y from 'yjs';
import type { ImportPlan } from '../formats/importPlan.ts';
import type { Id, Kind } from '../model/id.ts';
import { placeAmong, type Ordered } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLine } from './backlogLine.ts';
import { cellSiblings } from './cellSiblings.ts';
import { stackingKeys } from './freeTarget.ts';
import type { PlanKeys } from './planKeys.ts';
import { keysAt, siblings, writeKeys, type Place } from './target.ts';

/** Behind which record of its kind new ones go, where they get into a container that holds others already. */
export interface PlanPlace {
  readonly activity?: string | undefined;
  readonly step?: string | undefined;
  readonly story?: string | undefined;
}

export class PlanOrders {
  private readonly doc: Y.Doc;
  private readonly existing: MapRecords;
  private readonly isEmpty: boolean;
  private readonly keys: PlanKeys;
  private readonly place: PlanPlace | null;

  constructor(doc: Y.Doc, existing: MapRecords, isEmpty: boolean, keys: PlanKeys, place: PlanPlace | null) {
    this.doc = doc;
    this.existing = existing;
    this.isEmpty = isEmpty;
    this.keys = keys;
    this.place = place;
  }

  /** The plan's own keys in an empty map; else keys behind everything that is there, in the order of the plan. */
  inOrder(kind: Kind, entries: readonly { order?: string | undefined }[], place: Place = {}): string[] {
    const own = entries.map((entry) => entry.order).filter((order) => order !== undefined);
    if (this.isEmpty && own.length === entries.length) return own;
    return keysAt(this.doc, kind, siblings(this.doc, kind), place, entries.length);
  }

  steps(steps: ImportPlan['steps']): string[] {
    return this.within('step', steps, (step) => this.stepsBeside(step));
  }

  stories(stories: ImportPlan['stories']): string[] {
    return this.within('story', stories, (story) => this.storiesBeside(story));
  }

  /** Backlog keys: the file's own in an empty map, else behind the backlog that is there already. */
  inBacklog(stories: ImportPlan['stories']): (string | null)[] {
    const own = stories.map((story) => story.backlogOrder);
    if (this.isEmpty && own.some((order) => order !== undefined)) return own.map((order) => order ?? null);
    const isEntering = stories.map(({ stage = 'idea', archivedAt = null }) =>
      isInBacklog({ stage, archivedAt }),
    );
    const ranked = indicesInOrder(own.map((order) => order ?? lastKey)).filter((i) => isEntering[i]);
    const line = backlogLine(this.existing);
    const { keys, rekeyed } = placeAmong(line, line.length, ranked.length);
    writeKeys(this.doc, 'story', 'backlogOrder', rekeyed);
    const orders: (string | null)[] = stories.map(() => null);
    ranked.forEach((i, rank) => (orders[i] = keys[rank]!));
    return orders;
  }

  /** From back to front; null: as the plan says. */
  stacked(things: readonly { readonly order?: string | undefined }[]): readonly (string | undefined)[] {
    const own = things.map(({ order }) => order).filter((order) => order !== undefined);
    if (things.length === 0 || (this.isEmpty && own.length === things.length)) return own;
    const keys = stackingKeys(this.doc, 'front', things.length);
    const orders: string[] = [];
    indicesInOrder(things.map(({ order }) => order ?? lastKey)).forEach((index, rank) => {
      orders[index] = keys[rank]!;
    });
    return orders;
  }

  /** As {@link inOrder}; with a place, those in one container get keys beside what that container holds. */
  private within<K extends 'step' | 'story', T extends { order?: string | undefined }>(
    kind: K,
    entries: readonly T[],
    beside: (entry: T) => Neighbours<K>,
  ): string[] {
    if (this.place === null) return this.inOrder(kind, entries);
    const groups = new Map<string, { readonly beside: Neighbours<K>; readonly at: number[] }>();
    entries.forEach((entry, i) => {
      const neighbours = beside(entry);
      const group = groups.get(neighbours.container);
      if (group === undefined) groups.set(neighbours.container, { beside: neighbours, at: [i] });
      else group.at.push(i);
    });
    const orders: string[] = [];
    for (const { beside: neighbours, at } of groups.values()) {
      const keys = keysAt(this.doc, kind, neighbours.among(), { after: this.place[kind] }, at.length);
      at.forEach((index, i) => (orders[index] = keys[i]!));
    }
    return orders;
  }

  private stepsBeside(step: ImportPlan['steps'][number]): Neighbours<'step'> {
    const activityId = this.keys.idOf('activity', step.activity);
    const isNew = activityId !== step.activity;
    return {
      container: String(activityId),
      among: () => (isNew ? [] : siblings(this.doc, 'step', (each) => each.get('activityId') === activityId)),
    };
  }

  private storiesBeside(story: ImportPlan['stories'][number]): Neighbours<'story'> {
    const stepId = this.keys.idOf('step', story.step);
    const releaseId = this.keys.idOf('release', story.release);
    const isNew = stepId !== story.step;
    return {
      container: `${stepId} ${releaseId}`,
      among: () => (isNew ? [] : cellSiblings(this.doc, stepId, releaseId)),
    };
  }
}

/** The records that new ones of one container stand among. */
interface Neighbours<K extends Kind> {
  readonly container: string;
  readonly among: () => Ordered<Id<K>>[];
}

/** Behind every key a plan may have. */
const lastKey = '~';

/** The indices of `keys`, sorted by key; equal keys keep their order. */
function indicesInOrder(keys: readonly string[]): number[] {
  return [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
}
