/** Writes an import plan into a document: fresh ids, names matched to what the map already has. */
import type * as Y from 'yjs';
import { freeListNames, freeLists, type PlannedEnd } from '../formats/freeLists.ts';
import type { ImportPlan } from '../formats/importPlan.ts';
import { holderSchema, type ArrowEnd } from '../model/arrow.ts';
import { metaOf, recordOf } from '../model/document.ts';
import { hues } from '../model/hue.ts';
import { isId, kinds, type Id, type Kind } from '../model/id.ts';
import { placeAmong, type Ordered } from '../model/orderKey.ts';
import { readMap } from '../model/readMap.ts';
import type { MapRecords, RecordTypes } from '../model/records.ts';
import type { Pushed } from '../model/story.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { atLeast } from '../protocol/role.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLine } from './backlogLine.ts';
import { cellSiblings } from './cellSiblings.ts';
import type { CommandContext } from './command.ts';
import { stackingKeys } from './freeTarget.ts';
import { keysAt, liveRecord, siblings, writeKeys, type Place } from './target.ts';

/** Behind which record of its kind new ones go, where they get into a container that holds others already. */
export interface PlanPlace {
  readonly activity?: string | undefined;
  readonly step?: string | undefined;
  readonly story?: string | undefined;
}

/**
 * Keeps the plan's local keys and the ids they became. With a place, a key that the plan does not declare is the id
 * of a record of the map, and what is new goes where the place says; else everything goes behind what is there.
 */
export class PlanWriter {
  private readonly ids = new Map<string, Id>();
  private readonly existing: MapRecords;
  private readonly isEmpty: boolean;
  private readonly doc: Y.Doc;
  private readonly context: CommandContext;
  private readonly place: PlanPlace | null;

  constructor(doc: Y.Doc, context: CommandContext, place: PlanPlace | null = null) {
    this.doc = doc;
    this.context = context;
    this.place = place;
    this.existing = readMap(doc);
    this.isEmpty = kinds.every((kind) => this.existing[kind].size === 0);
  }

  /** Throws before anything is written when the plan refers to a record that is gone. */
  write(plan: ImportPlan): void {
    if (this.place !== null) this.checkReferences(plan);
    if (this.isEmpty) this.writeSettings(plan.settings ?? {});
    this.writeTags('persona', plan.personas);
    this.writeTags('label', plan.labels);
    this.writeReleases(plan.releases);
    this.writeColumns(plan);
    this.writeStories(plan);
    this.writeCriteria(plan.criteria ?? []);
    this.writeDependencies(plan.dependencies ?? []);
    this.writeFree(plan);
  }

  /** The ids that records of this kind in the plan became. */
  made<K extends Kind>(kind: K, entries: readonly { readonly key: string }[]): Id<K>[] {
    return entries.flatMap(({ key }) => {
      const id = this.ids.get(`${kind} ${key}`);
      return id === undefined || !isId(kind, id) ? [] : [id];
    });
  }

  private checkReferences(plan: ImportPlan): void {
    const check = <K extends Kind>(kind: K, entries: readonly { key: string }[], used: (string | null)[]) => {
      const declared = new Set(entries.map((entry) => entry.key));
      for (const key of new Set(used)) {
        if (key !== null && !declared.has(key) && isId(kind, key)) liveRecord(this.doc, kind, key);
      }
    };
    check(
      'activity',
      plan.activities,
      plan.steps.map((step) => step.activity),
    );
    check(
      'step',
      plan.steps,
      plan.stories.map((story) => story.step),
    );
    check(
      'release',
      plan.releases,
      plan.stories.map((story) => story.release),
    );
  }

  /** A map that holds something already keeps its own settings. */
  private writeSettings(settings: NonNullable<ImportPlan['settings']>): void {
    for (const [name, held] of Object.entries(settings)) metaOf(this.doc).set(name, held);
  }

  private writeTags(kind: 'persona' | 'label', tags: ImportPlan['personas']): void {
    const fresh = this.unmatched(kind, tags, (tag) => tag.name);
    const orders = this.ordersFor(kind, fresh);
    fresh.forEach((tag, i) => {
      const hue = tag.hue ?? hues[1 + (i % (hues.length - 1))]!;
      this.insert(kind, tag.key, {
        name: tag.name,
        hue,
        order: orders[i]!,
        archivedAt: tag.archivedAt ?? null,
      });
    });
  }

  private writeReleases(releases: ImportPlan['releases']): void {
    const fresh = this.unmatched('release', releases, (release) => release.name);
    const orders = this.ordersFor('release', fresh);
    fresh.forEach(({ key, order: _order, ...release }, i) => {
      this.insert('release', key, { ...release, ...this.lockOf(release), order: orders[i]! });
    });
  }

  private writeColumns(plan: ImportPlan): void {
    const orders = this.ordersFor('activity', plan.activities, { after: this.place?.activity });
    plan.activities.forEach((activity, i) => {
      const { title, archivedAt } = activity;
      const personas = this.idsOf('persona', activity.personas);
      this.insert('activity', activity.key, {
        title,
        personas,
        ...this.lockOf(activity),
        archivedAt: archivedAt ?? null,
        order: orders[i]!,
      });
    });
    const stepOrders = this.ordersWithin('step', plan.steps, (step) => this.stepsBeside(step));
    plan.steps.forEach((step, i) => {
      this.insert('step', step.key, {
        title: step.title,
        activityId: this.idOf('activity', step.activity),
        personas: this.idsOf('persona', step.personas),
        ...this.lockOf(step),
        archivedAt: step.archivedAt ?? null,
        order: stepOrders[i]!,
      });
    });
  }

  private writeStories(plan: ImportPlan): void {
    const orders = this.ordersWithin('story', plan.stories, (story) => this.storiesBeside(story));
    const backlogOrders = this.backlogOrdersFor(plan.stories);
    plan.stories.forEach(({ key, step, release, pushed, personas, labels, order: _order, ...story }, i) => {
      this.insert('story', key, {
        ...story,
        ...this.lockOf(story),
        stepId: this.idOf('step', step),
        releaseId: this.idOf('release', release),
        pushed: pushed ? this.pushedOf(pushed) : null,
        personas: this.idsOf('persona', personas),
        labels: this.idsOf('label', labels),
        order: orders[i]!,
        backlogOrder: backlogOrders[i]!,
      });
    });
  }

  private writeCriteria(criteria: NonNullable<ImportPlan['criteria']>): void {
    const orders = this.ordersFor('criterion', criteria);
    criteria.forEach(({ key, story, order: _order, ...criterion }, i) => {
      const storyId = this.idOf('story', story);
      if (storyId !== null) this.insert('criterion', key, { ...criterion, storyId, order: orders[i]! });
    });
  }

  private writeDependencies(dependencies: NonNullable<ImportPlan['dependencies']>): void {
    for (const { key, story, needs, ...dependency } of dependencies) {
      const [storyId, needsId] = [this.idOf('story', story), this.idOf('story', needs)];
      if (storyId === null || needsId === null || storyId === needsId) continue;
      this.insert('dependency', key, { ...dependency, storyId, needsId });
    }
  }

  /** Arrows come last, so that what holds their ends is there. */
  private writeFree(plan: ImportPlan): void {
    const all = freeListNames.flatMap((list) => (plan[list] ?? []).map((thing) => ({ list, thing })));
    const own = all.map(({ thing }) => thing.order).filter((order) => order !== undefined);
    const keepsOrder = this.isEmpty && own.length === all.length;
    const ranked = indicesInOrder(all.map(({ thing }) => thing.order ?? lastKey));
    const keys = keepsOrder || all.length === 0 ? [] : stackingKeys(this.doc, 'front', all.length);
    const orders = new Map(ranked.map((index, rank) => [index, keys[rank]]));
    all.forEach(({ list, thing: { key, story, order, ...fields } }, i) => {
      const from = fields['from'] && this.endOf(fields['from'] as PlannedEnd);
      const to = fields['to'] && this.endOf(fields['to'] as PlannedEnd);
      const storyId = this.idOf('story', story ?? null) ?? undefined;
      const refs = Object.fromEntries(Object.entries({ from, to, storyId }).filter(([, ref]) => ref));
      this.insert(freeLists[list], key, { ...fields, ...refs, order: orders.get(i) ?? order! });
    });
  }

  private endOf({ heldBy, x, y }: PlannedEnd): ArrowEnd {
    const holders = ['story', ...Object.values(freeLists)] as const;
    const holder = holders.map((kind) => this.idOf(kind, heldBy)).find((id) => id !== null);
    const known = holderSchema.safeParse(holder ?? null);
    return { heldBy: known.success ? known.data : null, x, y };
  }

  /** L4: only a facilitator's import brings locks along; what is pasted is free. */
  private lockOf({ locked = false }: { readonly locked?: boolean | undefined }): {
    readonly locked: boolean;
  } {
    return { locked: locked && this.place === null && atLeast(this.context.role, 'facilitator') };
  }

  private pushedOf(pushed: NonNullable<ImportPlan['stories'][number]['pushed']>): Pushed | null {
    const releaseId = this.idOf('release', pushed.release);
    const stepId = this.idOf('step', pushed.step);
    if (releaseId === null || stepId === null) return null;
    return { releaseId, stepId, title: pushed.title, estimate: pushed.estimate };
  }

  /** Entries without a live record of the same name; the matched ones are pointed at it. */
  private unmatched<T extends { key: string; archivedAt?: number | null | undefined }>(
    kind: 'persona' | 'label' | 'release',
    entries: readonly T[],
    nameOf: (entry: T) => string,
  ): T[] {
    const byName = new Map<string, Id>();
    for (const record of this.existing[kind].values()) {
      if (record.archivedAt === null) byName.set(record.name.trim().toLowerCase(), record.id);
    }
    byName.delete('');
    return entries.filter((entry) => {
      const match = entry.archivedAt != null ? undefined : byName.get(nameOf(entry).trim().toLowerCase());
      if (match !== undefined) this.ids.set(`${kind} ${entry.key}`, match);
      return match === undefined;
    });
  }

  /** The plan's own keys in an empty map; else keys behind everything that is there, in the order of the plan. */
  private ordersFor(
    kind: Kind,
    entries: readonly { order?: string | undefined }[],
    place: Place = {},
  ): string[] {
    const own = entries.map((entry) => entry.order).filter((order) => order !== undefined);
    if (this.isEmpty && own.length === entries.length) return own;
    return keysAt(this.doc, kind, siblings(this.doc, kind), place, entries.length);
  }

  /** As {@link ordersFor}; with a place, those in one container get keys beside what that container holds. */
  private ordersWithin<K extends 'step' | 'story', T extends { order?: string | undefined }>(
    kind: K,
    entries: readonly T[],
    beside: (entry: T) => Neighbours<K>,
  ): string[] {
    if (this.place === null) return this.ordersFor(kind, entries);
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
    const activityId = this.idOf('activity', step.activity);
    const isNew = activityId !== step.activity;
    return {
      container: String(activityId),
      among: () => (isNew ? [] : siblings(this.doc, 'step', (each) => each.get('activityId') === activityId)),
    };
  }

  private storiesBeside(story: ImportPlan['stories'][number]): Neighbours<'story'> {
    const stepId = this.idOf('step', story.step);
    const releaseId = this.idOf('release', story.release);
    const isNew = stepId !== story.step;
    return {
      container: `${stepId} ${releaseId}`,
      among: () => (isNew ? [] : cellSiblings(this.doc, stepId, releaseId)),
    };
  }

  /** Backlog keys: the file's own in an empty map, else behind the backlog that is there already. */
  private backlogOrdersFor(stories: ImportPlan['stories']): (string | null)[] {
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

  private insert<K extends Kind>(kind: K, key: string, fields: Partial<Omit<RecordTypes[K], 'id'>>): void {
    const id = this.context.newId(kind);
    this.ids.set(`${kind} ${key}`, id);
    insertRecord(this.doc, kind, id, fields);
  }

  private idOf<K extends Kind>(kind: K, key: string | null): Id<K> | null {
    const id = key === null ? undefined : this.ids.get(`${kind} ${key}`);
    if (id === undefined && key !== null && this.place !== null && isId(kind, key)) return key;
    return id !== undefined && recordOf(this.doc, kind, id) !== null ? (id as Id<K>) : null;
  }

  private idsOf<K extends Kind>(kind: K, keys: readonly string[] = []): Id<K>[] {
    return keys.map((key) => this.idOf(kind, key)).filter((id) => id !== null);
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
