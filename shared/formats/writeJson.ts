/** Writes a whole map as JSON: every record, archived ones too, so that reading it makes the same map again. */
import type { ArrowEnd } from '../model/arrow.ts';
import { isOfKind, type FreeThing } from '../model/freeThing.ts';
import { kindOf } from '../model/id.ts';
import { byOrder, type Ordered } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import { ownSettingsOf } from '../model/settings.ts';
import type { Pushed, Story } from '../model/story.ts';
import { freeListNames, freeLists } from './freeLists.ts';
import { jsonFormat, jsonVersion } from './jsonFormat.ts';
import { withoutStrategy, writeStoryStrategy, writeStrategy } from './writeStrategy.ts';

/** The map as JSON text, in map order. The ids are the map's own, so that scripts can go on with them. */
export function writeJson(records: MapRecords): string {
  const personas = inOrder(records.persona.values());
  const labels = inOrder(records.label.values());
  const releases = inOrder(records.release.values());
  const activities = inOrder(records.activity.values());
  const activityRank = ranksOf(activities);
  const steps = inOrder(records.step.values(), (step) => [activityRank(step.activityId)]);
  const [stepRank, releaseRank] = [ranksOf(steps), ranksOf(releases)];
  const stories = inOrder(records.story.values(), (story) => [
    stepRank(story.stepId),
    releaseRank(story.releaseId),
  ]);
  const [personaRank, labelRank] = [ranksOf(personas), ranksOf(labels)];
  const file = {
    format: jsonFormat,
    version: jsonVersion,
    title: records.meta.title,
    ...(records.meta.vision === '' ? {} : { vision: records.meta.vision }),
    ...writeSettings(records),
    personas: personas.map(withoutUsual),
    labels: labels.map(withoutUsual),
    releases: releases.map(withoutUsual),
    activities: activities.map(({ personas: worn, ...activity }) => ({
      ...withoutUsual(activity),
      personas: byRank(worn, personaRank),
    })),
    steps: steps.map(({ activityId, personas: worn, ...step }) => ({
      ...withoutUsual(step),
      activity: activityId,
      personas: byRank(worn, personaRank),
    })),
    stories: stories.map(({ stepId, releaseId, pushed, createdBy: _ofThisMapOnly, ...story }) => ({
      ...withoutUsual(withoutStrategy(story)),
      step: stepId,
      release: releaseId,
      pushed: pushed === null ? null : writePushed(pushed),
      personas: byRank(story.personas, personaRank),
      labels: byRank(story.labels, labelRank),
      ...writeStoryStrategy(records, story),
    })),
    criteria: writeCriteria(records, ranksOf(stories)),
    dependencies: writeDependencies(records, ranksOf(stories)),
    ...writeFree(records),
    ...writeStrategy(records, ranksOf(stories)),
  };
  return `{\n${Object.entries(file).map(writeEntry).join(',\n')}\n}\n`;
}

/** Only what the team has set; the rest is as on every map. */
function writeSettings({ meta }: MapRecords): { readonly settings?: object } {
  const settings = ownSettingsOf(meta.settings);
  return Object.keys(settings).length === 0 ? {} : { settings };
}

/** One line per record, so that a comparison of two exports names the records that differ. */
function writeEntry([name, value]: readonly [string, string | number | object]): string {
  const isList = Array.isArray(value) && value.length > 0;
  const lines = isList
    ? `[\n${value.map((record) => `    ${JSON.stringify(record)}`).join(',\n')}\n  ]`
    : JSON.stringify(value);
  return `  ${JSON.stringify(name)}: ${lines}`;
}

/** Story by story; what belongs to no story of the map would mean nothing. */
function writeCriteria(records: MapRecords, rank: (id: string | null) => number): readonly object[] {
  const owned = [...records.criterion.values()].filter(({ storyId }) => records.story.has(storyId!));
  return inOrder(owned, ({ storyId }) => [rank(storyId)]).map(({ storyId, ...criterion }) => ({
    ...withoutUsual(criterion),
    story: storyId,
  }));
}

/** By the story that needs, then the needed one; what names neither a story of the map nor a party outside would mean nothing. */
function writeDependencies(records: MapRecords, rank: (id: string | null) => number): readonly object[] {
  return [...records.dependency.values()]
    .filter(
      ({ storyId, needsId, external }) =>
        records.story.has(storyId!) && (records.story.has(needsId!) || (needsId === null && external !== '')),
    )
    .sort(
      (a, b) =>
        rank(a.storyId) - rank(b.storyId) ||
        rank(a.needsId) - rank(b.needsId) ||
        (a.archivedAt ?? 0) - (b.archivedAt ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, storyId, needsId, external, due, ...rest }) => ({
      id,
      story: storyId,
      needs: needsId,
      ...rest,
      ...(external === '' ? {} : { external }),
      ...(due === null ? {} : { due }),
    }));
}

/** The lists of free things, the lowest first; a kind of which there is none has no list. */
function writeFree(records: MapRecords): Readonly<Record<string, readonly object[]>> {
  const lists = freeListNames.map((list) => {
    const things = inOrder<FreeThing>(records[freeLists[list]].values());
    return [list, things.map((thing) => writeThing(records, thing))] as const;
  });
  return Object.fromEntries(lists.filter(([, things]) => things.length > 0));
}

/** With the story a sticky came from and the holders of an arrow's ends, as far as the map has them. */
function writeThing(records: MapRecords, thing: FreeThing): object {
  const written = withoutUsual(thing);
  if (isOfKind(thing, 'sticky')) {
    const { storyId, ...sticky } = thing;
    return { ...withoutUsual(sticky), story: records.story.has(storyId!) ? storyId : null };
  }
  if (!isOfKind(thing, 'arrow')) return written;
  const end = (held: ArrowEnd): ArrowEnd => {
    const kind = held.heldBy === null ? null : kindOf(held.heldBy);
    return kind !== null && records[kind].has(held.heldBy as never) ? held : { ...held, heldBy: null };
  };
  return { ...written, from: end(thing.from), to: end(thing.to) };
}

function writePushed({
  releaseId,
  stepId,
  title,
  estimate,
}: Pushed): Readonly<Record<string, Story['estimate'] | string>> {
  return { release: releaseId, step: stepId, title, estimate };
}

/** Records sorted by the ranks given, then by their order key. */
function inOrder<R extends Ordered>(
  records: Iterable<R>,
  ranks: (record: R) => readonly number[] = () => [],
): R[] {
  return [...records]
    .map((record) => ({ record, ranks: ranks(record) }))
    .sort((a, b) => {
      const differing = a.ranks.findIndex((rank, i) => rank !== b.ranks[i]);
      return differing === -1 ? byOrder(a.record, b.record) : a.ranks[differing]! - b.ranks[differing]!;
    })
    .map(({ record }) => record);
}

/** The place of an id among sorted records; what is not among them comes last. */
function ranksOf(sorted: readonly Ordered[]): (id: string | null) => number {
  const ranks = new Map<string | null, number>(sorted.map((record, i) => [record.id, i]));
  return (id) => ranks.get(id) ?? sorted.length;
}

function byRank(ids: readonly string[], rank: (id: string) => number): string[] {
  return ids.toSorted((a, b) => rank(a) - rank(b));
}

/** A key that did not read is left out, and the place in the file counts then; so is a lock that is not there. */
function withoutUsual<R extends Ordered & { readonly locked?: boolean }>(record: R): Partial<R> {
  const { order, locked, ...rest } = record;
  const kept = { ...(order === '' ? {} : { order }), ...(locked === true ? { locked } : {}) };
  return { ...rest, ...kept } as Partial<R>;
}
