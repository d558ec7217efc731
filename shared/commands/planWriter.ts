/** Writes an import plan into a document: fresh ids, names matched to what the map already has. */
import type * as Y from 'yjs';
import { freeListNames, freeLists, type PlannedEnd } from '../formats/freeLists.ts';
import type { ImportPlan } from '../formats/importPlan.ts';
import { holderSchema, type ArrowEnd } from '../model/arrow.ts';
import { strategyFields, strategyLists, type StrategyList } from '../formats/strategyLists.ts';
import { metaOf, recordOf, visionOf } from '../model/document.ts';
import { hues } from '../model/hue.ts';
import { isId, kinds, type Id, type Kind } from '../model/id.ts';
import { readMap } from '../model/readMap.ts';
import type { RecordTypes } from '../model/records.ts';
import type { Pushed } from '../model/story.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { atLeast } from '../protocol/role.ts';
import { isInBacklog } from '../views/backlog.ts';
import type { CommandContext } from './command.ts';
import { PlanKeys } from './planKeys.ts';
import { PlanOrders, type PlanPlace } from './planOrders.ts';
import { storyStrategyOf, strategyOf } from './planStrategy.ts';
import { liveRecord } from './target.ts';

/**
 * Keeps the plan's local keys and the ids they became. With a place, a key that the plan does not declare is the id
 * of a record of the map, and what is new goes where the place says; else everything goes behind what is there.
 */
export class PlanWriter {
  private readonly keys: PlanKeys;
  private readonly orders: PlanOrders;
  private readonly isEmpty: boolean;
  private readonly doc: Y.Doc;
  private readonly context: CommandContext;
  private readonly place: PlanPlace | null;

  constructor(doc: Y.Doc, context: CommandContext, place: PlanPlace | null = null) {
    this.doc = doc;
    this.context = context;
    this.place = place;
    const existing = readMap(doc);
    this.isEmpty = kinds.every((kind) => existing[kind].size === 0);
    this.keys = new PlanKeys(doc, existing, place !== null);
    this.orders = new PlanOrders(doc, existing, this.isEmpty, this.keys, place);
  }

  /** Throws before anything is written when the plan refers to a record that is gone. */
  write(plan: ImportPlan): void {
    if (this.place !== null) this.checkReferences(plan);
    if (this.isEmpty) this.writeSettings(plan.settings ?? {});
    this.writeTags('persona', plan.personas);
    this.writeTags('label', plan.labels);
    this.writeVision(plan.vision ?? '');
    this.writeReleases(plan.releases);
    this.writeStrategy(plan, ['goals', 'themes', 'initiatives', 'sprints']);
    this.writeColumns(plan);
    this.writeStories(plan);
    this.writeCriteria(plan.criteria ?? []);
    this.writeDependencies(plan.dependencies ?? []);
    this.writeStrategy(plan, ['keyResults', 'capacities', 'tradeOffs', 'insights', 'artifacts']);
    this.writeFree(plan);
  }

  /** The ids that records of this kind in the plan became. */
  made<K extends Kind>(kind: K, entries: readonly { readonly key: string }[]): Id<K>[] {
    return this.keys.made(kind, entries);
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

  private writeVision(text: string): void {
    const vision = visionOf(this.doc);
    if (vision?.length === 0 && text !== '') vision.insert(0, text);
  }

  private writeStrategy(plan: ImportPlan, lists: readonly StrategyList[]): void {
    for (const list of lists) {
      const planned = plan[list] ?? [];
      const kind = strategyLists[list];
      const hasOrder = strategyFields(list).some(({ name }) => name === 'order');
      const orders = hasOrder ? this.orders.inOrder(kind, planned) : [];
      planned.forEach((each, i) => {
        const order = hasOrder ? { order: orders[i] } : {};
        this.insert(kind, each.key, { ...strategyOf(this.keys, list, each), ...order } as object);
      });
    }
  }

  private writeTags(kind: 'persona' | 'label', tags: ImportPlan['personas']): void {
    const fresh = this.keys.unmatched(kind, tags, (tag) => tag.name);
    const orders = this.orders.inOrder(kind, fresh);
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
    const fresh = this.keys.unmatched('release', releases, (release) => release.name);
    const orders = this.orders.inOrder('release', fresh);
    fresh.forEach(({ key, order: _order, ...release }, i) => {
      this.insert('release', key, { ...release, ...this.lockOf(release), order: orders[i]! });
    });
  }

  private writeColumns(plan: ImportPlan): void {
    const orders = this.orders.inOrder('activity', plan.activities, { after: this.place?.activity });
    plan.activities.forEach((activity, i) => {
      const { title, archivedAt } = activity;
      const personas = this.keys.idsOf('persona', activity.personas);
      this.insert('activity', activity.key, {
        title,
        personas,
        ...this.lockOf(activity),
        archivedAt: archivedAt ?? null,
        order: orders[i]!,
      });
    });
    const stepOrders = this.orders.steps(plan.steps);
    plan.steps.forEach((step, i) => {
      this.insert('step', step.key, {
        title: step.title,
        activityId: this.keys.idOf('activity', step.activity),
        personas: this.keys.idsOf('persona', step.personas),
        ...this.lockOf(step),
        archivedAt: step.archivedAt ?? null,
        order: stepOrders[i]!,
      });
    });
  }

  private writeStories(plan: ImportPlan): void {
    const orders = this.orders.stories(plan.stories);
    const backlogOrders = this.orders.inBacklog(plan.stories);
    const now = this.context.now();
    plan.stories.forEach((planned, i) => {
      const { key, step, release, pushed, personas, labels, title, details, kind, estimate, stage, owner } =
        planned;
      this.insert('story', key, {
        ...{ title, details, kind, estimate, stage, owner, archivedAt: planned.archivedAt },
        ...(plan.entersNow === true && isInBacklog({ stage: stage ?? 'idea', archivedAt: null })
          ? { backlogAt: now }
          : {}),
        ...storyStrategyOf(this.keys, planned, false),
        ...this.lockOf(planned),
        stepId: this.keys.idOf('step', step),
        releaseId: this.keys.idOf('release', release),
        pushed: pushed ? this.pushedOf(pushed) : null,
        personas: this.keys.idsOf('persona', personas),
        labels: this.keys.idsOf('label', labels),
        order: orders[i]!,
        backlogOrder: backlogOrders[i]!,
      });
    });
    for (const planned of plan.stories) {
      const id = this.keys.idOf('story', planned.key)!;
      writeFields(recordOf(this.doc, 'story', id)!, 'story', storyStrategyOf(this.keys, planned, true));
    }
  }

  private writeCriteria(criteria: NonNullable<ImportPlan['criteria']>): void {
    const orders = this.orders.inOrder('criterion', criteria);
    criteria.forEach(({ key, story, order: _order, ...criterion }, i) => {
      const storyId = this.keys.idOf('story', story);
      if (storyId !== null) this.insert('criterion', key, { ...criterion, storyId, order: orders[i]! });
    });
  }

  private writeDependencies(dependencies: NonNullable<ImportPlan['dependencies']>): void {
    for (const { key, story, needs, ...dependency } of dependencies) {
      const [storyId, needsId] = [this.keys.idOf('story', story), this.keys.idOf('story', needs)];
      const isOutside = needs === null && (dependency.external ?? '') !== '';
      if (storyId === null || (needsId === null && !isOutside) || storyId === needsId) continue;
      this.insert('dependency', key, { ...dependency, storyId, needsId });
    }
  }

  /** Arrows come last, so that what holds their ends is there. */
  private writeFree(plan: ImportPlan): void {
    const all = freeListNames.flatMap((list) => (plan[list] ?? []).map((thing) => ({ list, thing })));
    const orders = this.orders.stacked(all.map(({ thing }) => thing));
    all.forEach(({ list, thing: { key, story, order: _order, ...fields } }, i) => {
      const from = fields['from'] && this.endOf(fields['from'] as PlannedEnd);
      const to = fields['to'] && this.endOf(fields['to'] as PlannedEnd);
      const storyId = this.keys.idOf('story', story ?? null) ?? undefined;
      const refs = Object.fromEntries(Object.entries({ from, to, storyId }).filter(([, ref]) => ref));
      const lock = this.lockOf({ locked: fields['locked'] === true });
      this.insert(freeLists[list], key, { ...fields, ...refs, ...lock, order: orders[i]! });
    });
  }

  private endOf({ heldBy, x, y }: PlannedEnd): ArrowEnd {
    const holders = ['story', ...Object.values(freeLists)] as const;
    const holder = holders.map((kind) => this.keys.idOf(kind, heldBy)).find((id) => id !== null);
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
    const releaseId = this.keys.idOf('release', pushed.release);
    const stepId = this.keys.idOf('step', pushed.step);
    if (releaseId === null || stepId === null) return null;
    return { releaseId, stepId, title: pushed.title, estimate: pushed.estimate };
  }

  private insert<K extends Kind>(kind: K, key: string, fields: Partial<Omit<RecordTypes[K], 'id'>>): void {
    const id = this.context.newId(kind);
    this.keys.set(kind, key, id);
    insertRecord(this.doc, kind, id, fields);
  }
}
