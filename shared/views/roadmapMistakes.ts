/** The five mistakes of roadmaps, as checks on the records. */
import { isInPlan } from '../model/commitment.ts';
import { millisecondsOfDay } from '../model/calendarDay.ts';
import type { Initiative } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { artifactState } from './artifactState.ts';
import { roadmapOf, type RoadmapItem } from './roadmap.ts';
import { isFinished } from './workProgress.ts';

export const roadmapMistakeKinds = [
  'concretePromise',
  'kitchenSink',
  'noWhy',
  'builtInSilo',
  'setAndForget',
] as const;
export type RoadmapMistakeKind = (typeof roadmapMistakeKinds)[number];

/** What set a check off. */
export type RoadmapMistake =
  /** Its window, or what outsiders read, names a day, a week or a month. */
  | {
      readonly kind: 'concretePromise';
      readonly why: 'date';
      readonly initiative: Initiative;
      readonly text: string;
    }
  /** It is promised now though its confidence is low. */
  | { readonly kind: 'concretePromise'; readonly why: 'unsure'; readonly initiative: Initiative }
  /** More in one column than {@link mostInColumn}. */
  | {
      readonly kind: 'kitchenSink';
      readonly column: 'now' | 'next' | 'later';
      readonly count: number;
      readonly most: number;
    }
  | {
      readonly kind: 'noWhy';
      readonly why: 'goal' | 'outcome' | 'justification';
      readonly initiative: Initiative;
    }
  /** In now or next with stories, and no insight speaks for any of them. */
  | { readonly kind: 'builtInSilo'; readonly initiative: Initiative }
  /** The last review of the roadmap does not hold any more, by the cadence of the map; `days` is null when there was none. */
  | { readonly kind: 'setAndForget'; readonly why: 'review'; readonly days: number | null }
  /** Everything in it is done, and it still stands in now. */
  | { readonly kind: 'setAndForget'; readonly why: 'finished'; readonly initiative: Initiative }
  /** In now, and nothing of it was planned or done for {@link quietDays}. */
  | {
      readonly kind: 'setAndForget';
      readonly why: 'quiet';
      readonly initiative: Initiative;
      readonly days: number;
    };

/** More than this are no choice any more. */
export const mostInColumn = { now: 5, next: 10, later: 20 } as const;
/** How long something of now may rest, in days. */
export const quietDays = 42;

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** A day, a week or a month, as people write them; a quarter, a half and a year are windows, not promises. */
const concreteDates = [
  /\b\d{4}-\d{2}(?:-\d{2})?\b/,
  /\b\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})\b/,
  /\b(?:week|wk|cw|kw)\s?\d{1,2}\b/i,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th|\\.)?\\s(?:of\\s)?(?:${months})\\b`, 'i'),
  new RegExp(`\\b(?:${months})\\.?,?\\s\\d{1,4}\\b`, 'i'),
];
/** In a window, which is nothing but a time, a bare month is one too. */
const bareMonth = new RegExp(`\\b(?:${months})\\b`, 'i');

/** In the order of {@link roadmapMistakeKinds}; of one kind, by column and rank. `now` in ms since epoch. */
export function roadmapMistakes(records: MapRecords, now: number): RoadmapMistake[] {
  const { columns } = roadmapOf(records);
  const items = [...columns.now, ...columns.next, ...columns.later];
  return [
    ...items.flatMap(promises),
    ...(['now', 'next', 'later'] as const).flatMap((column): RoadmapMistake[] => {
      const { length: count } = columns[column];
      const most = mostInColumn[column];
      return count > most ? [{ kind: 'kitchenSink', column, count, most }] : [];
    }),
    ...items.flatMap(withoutWhy),
    ...silos(records, [...columns.now, ...columns.next]),
    ...forgotten(records, items.length, columns.now, now),
  ];
}

function promises({ initiative }: RoadmapItem): RoadmapMistake[] {
  const text = dateIn(initiative);
  const isUnsure = initiative.horizon === 'now' && initiative.confidence === 'low';
  return [
    ...(text === null ? [] : [{ kind: 'concretePromise', why: 'date', initiative, text } as const]),
    ...(isUnsure ? [{ kind: 'concretePromise', why: 'unsure', initiative } as const] : []),
  ];
}

/** The words that promise a time, or null. */
function dateIn({ window, publicTitle, publicDetails }: Initiative): string | null {
  if (bareMonth.test(window)) return window.trim();
  for (const text of [window, publicTitle, publicDetails])
    for (const pattern of concreteDates) {
      const found = pattern.exec(text);
      if (found !== null) return found[0];
    }
  return null;
}

function withoutWhy({ initiative, goals }: RoadmapItem): RoadmapMistake[] {
  const isTechnical = initiative.kind === 'technology';
  const isBlank = (text: string): boolean => text.trim() === '';
  const whys = [
    ...(goals.length === 0 ? (['goal'] as const) : []),
    ...(isBlank(initiative.outcome) ? (['outcome'] as const) : []),
    ...(isTechnical && isBlank(initiative.justification) ? (['justification'] as const) : []),
  ];
  return whys.map((why) => ({ kind: 'noWhy', why, initiative }));
}

function silos({ insight }: MapRecords, items: readonly RoadmapItem[]): RoadmapMistake[] {
  const heard = new Set<string>();
  for (const { archivedAt, stories } of insight.values())
    if (archivedAt === null) for (const id of stories) heard.add(id);
  return items
    .filter(({ stories }) => stories.length > 0 && !stories.some(({ id }) => heard.has(id)))
    .map(({ initiative }) => ({ kind: 'builtInSilo', initiative }));
}

function forgotten(
  { artifact, meta }: MapRecords,
  initiatives: number,
  current: readonly RoadmapItem[],
  now: number,
): RoadmapMistake[] {
  const kind = 'roadmapReview';
  const reviews = [...artifact.values()].filter((each) => each.archivedAt === null && each.kind === kind);
  const last = reviews.reduce<number | null>((latest, { confirmedAt }) => later(latest, confirmedAt), null);
  const days = last === null ? null : daysSince(last, now);
  const { isStale } = artifactState({ kind, confirmedAt: last }, meta.settings.cadences, now);
  const isLate = initiatives > 0 && isStale;
  return [
    ...(isLate ? [{ kind: 'setAndForget', why: 'review', days } as const] : []),
    ...current.flatMap(({ initiative, stories, progress }): RoadmapMistake[] => {
      if (isFinished(progress)) return [{ kind: 'setAndForget', why: 'finished', initiative }];
      const moved = stories.reduce<number | null>((latest, story) => later(latest, movedAt(story)), null);
      const rest = moved === null ? 0 : daysSince(moved, now);
      return rest > quietDays ? [{ kind: 'setAndForget', why: 'quiet', initiative, days: rest }] : [];
    }),
  ];
}

/** When it was taken into the plan or done; a moment that its stage does not bear out was left behind by a merge. */
function movedAt({ stage, doneAt, plannedAt }: Story): number | null {
  const isDone = stage === 'done';
  const isUnderWay = isDone || isInPlan({ stage });
  return later(isDone ? doneAt : null, isUnderWay ? plannedAt : null);
}

function later(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

function daysSince(moment: number, now: number): number {
  return Math.max(0, Math.floor((now - moment) / millisecondsOfDay));
}
