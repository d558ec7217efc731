/** What of the backlog needs somebody to look at it, and why. */
import { millisecondsOfDay } from '../model/calendarDay.ts';
import type { ReadyNeed } from '../model/groomingRules.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story, StoryId } from '../model/story.ts';
import type { BacklogItem } from './backlog.ts';
import { progressOf } from './criteria.ts';
import { dependenciesOf, type DependencyLine } from './dependencies.ts';
import { AlikeTitles } from './duplicates.ts';
import { orphansOf } from './orphans.ts';
import { outsideWaits } from './outsideWaits.ts';
import { missingOf, needsAt } from './readiness.ts';

/** In the order they are told; see {@link groomingQueue} for each. */
export const groomingRules = [
  'unready',
  'blocked',
  'unclear',
  'tooBig',
  'duplicate',
  'technical',
  'orphaned',
  'stale',
] as const;
export type GroomingRule = (typeof groomingRules)[number];

export type GroomingReason =
  | { readonly rule: 'unready'; readonly missing: readonly ReadyNeed[]; readonly isNearest: boolean }
  | { readonly rule: 'blocked'; readonly by: readonly StoryId[]; readonly outside: readonly string[] }
  | { readonly rule: 'duplicate'; readonly of: readonly StoryId[] }
  | { readonly rule: 'orphaned'; readonly why: 'noInitiative' | 'noGoal' }
  | { readonly rule: 'stale'; readonly days: number }
  | { readonly rule: 'tooBig'; readonly most: number }
  | { readonly rule: 'unclear' | 'technical' };

export interface GroomingItem {
  readonly item: BacklogItem;
  /** In the whole backlog, from 1. */
  readonly rank: number;
  /** At least one, in the order of {@link groomingRules}. */
  readonly reasons: readonly GroomingReason[];
}

/** Who said that a story stays as it is, is not asked again for so many days. */
export const keptDays = 14;
/** A title of fewer words says too little, unless details or criteria say the rest. */
const fewestWords = 3;
/** Details of fewer characters are no explanation. */
const fewestDetails = 20;

const technicalWords =
  /\b(api|apis|backend|back-end|frontend|front-end|database|db|sql|schema|endpoint|endpoints|refactor\w*|migrat\w+|server|servers|cache|caching|json|xml|http|rest|graphql|docker|kubernetes|deploy\w*|pipeline|ci|cd|unit tests?|library|libraries|framework|microservices?|middleware|query|queries|index|indexes|webhook|webhooks|sdk|upgrade|null|class|component|components|repository|logging|config\w*)\b/iu;
/** A title that says for whom and what they want is about people, whatever its words. */
const userForm = /\b(as an? .+ i (want|can|need|would like)\b|so that\b|in order to\b)/iu;

/**
 * The stories of the backlog that are still to be done and fit a rule, in backlog order; `now` in ms since epoch.
 * K1 unready: lacks something that stories this near to the top have to have (the map's rules).
 * K2 blocked: needs a story that is neither done nor stands before it, or waits for somebody outside.
 * K3 unclear: no title, or fewer than 3 words and neither 20 characters of details nor criteria.
 * K4 tooBig: more points than the map's rules allow. K5 duplicate: a title alike (80 % common words) to an earlier one or
 * followed by one. K6 technical: a story (not a bug, task …) whose title speaks of technology and not of who wants what.
 * K7 orphaned: for no initiative (where the map has any), or for one that serves no goal. K8 stale: in the stage backlog,
 * and longer ago than the map's rules allow that it came in or somebody kept it. K0: kept within 14 days, it is left out.
 */
export function groomingQueue(
  records: MapRecords,
  items: readonly BacklogItem[],
  now: number,
): GroomingItem[] {
  const { grooming: rules } = records.meta.settings;
  const open = items.filter(({ story }) => story.stage !== 'done');
  const place = new Map(open.map(({ story }, i) => [story.id, i + 1]));
  const dependencies = dependenciesOf(records);
  const outside = outsideWaits(records);
  titles.keep(open.map(({ story }) => story));
  const hasInitiatives = [...records.initiative.values()].some(({ archivedAt }) => archivedAt === null);
  const orphans = new Map(
    hasInitiatives ? orphansOf(records).stories.map(({ story, why }) => [story.id, why] as const) : [],
  );
  const queue: GroomingItem[] = [];
  items.forEach((item, index) => {
    const { story } = item;
    const at = place.get(story.id);
    if (at === undefined || isKept(story, now)) return;
    const needs = dependencies.needs(story.id);
    const isBehind = ({ needed }: DependencyLine): boolean =>
      needed.stage !== 'done' && (place.get(needed.id) ?? Infinity) >= at;
    const by = needs.length === 0 ? nobody : needs.filter(isBehind).map(({ needed }) => needed.id);
    const parties = outside(story.id);
    const waits = parties.length === 0 ? nobody : parties.map(({ external }) => external.trim());
    const isBlocked = by.length > 0 || waits.length > 0;
    const missing = missingOf(records, story, needsAt(at, rules), isBlocked);
    const same = titles.like(story.id);
    const orphan = orphans.get(story.id);
    const days = staleFor(story, now);
    const reasons: GroomingReason[] = [];
    if (missing.length > 0) reasons.push({ rule: 'unready', missing, isNearest: at <= rules.nearest });
    if (isBlocked) reasons.push({ rule: 'blocked', by, outside: waits });
    if (isUnclear(records, story)) reasons.push({ rule: 'unclear' });
    if ((story.estimate ?? 0) > rules.mostPoints) reasons.push({ rule: 'tooBig', most: rules.mostPoints });
    if (same.length > 0)
      reasons.push({ rule: 'duplicate', of: same.sort((a, b) => place.get(a)! - place.get(b)!) });
    if (readTitle(story).isTechnical) reasons.push({ rule: 'technical' });
    if (orphan !== undefined) reasons.push({ rule: 'orphaned', why: orphan });
    if (days !== null && days > rules.staleDays) reasons.push({ rule: 'stale', days });
    if (reasons.length > 0) queue.push({ item, rank: index + 1, reasons });
  });
  return queue;
}

const nobody: readonly never[] = [];

function isKept({ groomedAt }: Story, now: number): boolean {
  return groomedAt !== null && now - groomedAt < keptDays * millisecondsOfDay;
}

/** Of the map that was looked at last. */
const titles = new AlikeTitles();

interface ReadTitle {
  readonly words: number;
  readonly isTechnical: boolean;
}

const knownTitles = new WeakMap<Story, ReadTitle>();

/** What a title says, read once for as long as nobody changes the story: there may be 10,000 of them. */
function readTitle(story: Story): ReadTitle {
  let read = knownTitles.get(story);
  if (read === undefined) {
    const words = story.title.trim().split(/\s+/u).filter(Boolean).length;
    knownTitles.set(story, (read = { words, isTechnical: soundsTechnical(story) }));
  }
  return read;
}

function isUnclear(records: MapRecords, story: Story): boolean {
  const { words } = readTitle(story);
  if (words === 0) return true;
  if (words >= fewestWords || story.details.trim().length >= fewestDetails) return false;
  return progressOf(records, story.id) === null;
}

/** Whether a title speaks of how something is built instead of who wants what. */
export function soundsTechnical({ kind, title }: Pick<Story, 'kind' | 'title'>): boolean {
  return kind === 'story' && technicalWords.test(title) && !userForm.test(title);
}

/** Whole days since anybody had to do with it in the backlog; null when that is not known, or work has begun. */
function staleFor({ stage, backlogAt, groomedAt }: Story, now: number): number | null {
  if (stage !== 'backlog' || (backlogAt === null && groomedAt === null)) return null;
  return Math.floor((now - Math.max(backlogAt ?? 0, groomedAt ?? 0)) / millisecondsOfDay);
}
