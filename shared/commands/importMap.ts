/** Writes an import plan: fresh ids, names matched to what the map already has, all or nothing. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { importPlanSchema, type ImportPlan } from '../formats/importPlan.ts';
import { recordOf } from '../model/document.ts';
import { hues } from '../model/hue.ts';
import { kinds, type Id, type Kind } from '../model/id.ts';
import { placeAmong } from '../model/orderKey.ts';
import { readMap } from '../model/readMap.ts';
import type { MapRecords, RecordTypes } from '../model/records.ts';
import type { Pushed } from '../model/story.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLine } from './backlogLine.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { keysAt, siblings, writeKeys } from './target.ts';

export const importMap = defineCommand({
  name: 'importMap',
  title: 'Import',
  description:
    'Adds everything of an import plan. Releases, personas and labels of the same name are used as they are; order keys of the plan count only in an empty map.',
  needs: 'editor',
  input: z.object({ plan: importPlanSchema }),
  apply: (doc, { plan }, context) => {
    const writer = new PlanWriter(doc, context);
    writer.write(plan);
    return { activities: plan.activities.length, steps: plan.steps.length, stories: plan.stories.length };
  },
});

/** Keeps the plan's local keys and the ids they became. */
class PlanWriter {
  private readonly ids = new Map<string, Id>();
  private readonly existing: MapRecords;
  private readonly isEmpty: boolean;
  private readonly doc: Y.Doc;
  private readonly context: CommandContext;

  constructor(doc: Y.Doc, context: CommandContext) {
    this.doc = doc;
    this.context = context;
    this.existing = readMap(doc);
    this.isEmpty = kinds.every((kind) => this.existing[kind].size === 0);
  }

  write(plan: ImportPlan): void {
    this.writeTags('persona', plan.personas);
    this.writeTags('label', plan.labels);
    this.writeReleases(plan.releases);
    this.writeColumns(plan);
    this.writeStories(plan);
    this.writeDependencies(plan.dependencies ?? []);
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
      this.insert('release', key, { ...release, order: orders[i]! });
    });
  }

  private writeColumns(plan: ImportPlan): void {
    const orders = this.ordersFor('activity', plan.activities);
    plan.activities.forEach((activity, i) => {
      const { title, archivedAt } = activity;
      const personas = this.idsOf('persona', activity.personas);
      this.insert('activity', activity.key, {
        title,
        personas,
        archivedAt: archivedAt ?? null,
        order: orders[i]!,
      });
    });
    const stepOrders = this.ordersFor('step', plan.steps);
    plan.steps.forEach((step, i) => {
      this.insert('step', step.key, {
        title: step.title,
        activityId: this.idOf('activity', step.activity),
        personas: this.idsOf('persona', step.personas),
        archivedAt: step.archivedAt ?? null,
        order: stepOrders[i]!,
      });
    });
  }

  private writeStories(plan: ImportPlan): void {
    const orders = this.ordersFor('story', plan.stories);
    const backlogOrders = this.backlogOrdersFor(plan.stories);
    plan.stories.forEach(({ key, step, release, pushed, personas, labels, order: _order, ...story }, i) => {
      this.insert('story', key, {
        ...story,
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

  private writeDependencies(dependencies: NonNullable<ImportPlan['dependencies']>): void {
    for (const { key, story, needs, ...dependency } of dependencies) {
      const [storyId, needsId] = [this.idOf('story', story), this.idOf('story', needs)];
      if (storyId === null || needsId === null || storyId === needsId) continue;
      this.insert('dependency', key, { ...dependency, storyId, needsId });
    }
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
  private ordersFor(kind: Kind, entries: readonly { order?: string | undefined }[]): string[] {
    const own = entries.map((entry) => entry.order).filter((order) => order !== undefined);
    if (this.isEmpty && own.length === entries.length) return own;
    return keysAt(this.doc, kind, siblings(this.doc, kind), {}, entries.length);
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
    return id !== undefined && recordOf(this.doc, kind, id) !== null ? (id as Id<K>) : null;
  }

  private idsOf<K extends Kind>(kind: K, keys: readonly string[] = []): Id<K>[] {
    return keys.map((key) => this.idOf(kind, key)).filter((id) => id !== null);
  }
}

/** Behind every key a plan may have. */
const lastKey = '~';

/** The indices of `keys`, sorted by key; equal keys keep their order. */
function indicesInOrder(keys: readonly string[]): number[] {
  return [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
}
