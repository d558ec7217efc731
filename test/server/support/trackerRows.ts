/** Rows for the contract suites of what the storage knows of trackers: a shop on GitHub, its stories, what came of tries. */
import type { StoryId } from '../../../shared/model/story.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import {
  targetOf,
  type ClaimedIssue,
  type IssueOutcome,
  type JournalRow,
  type TrackerRow,
  type WantedIssue,
} from '../../../server/storage/trackerStore.ts';
import { firstRow, mapRow, withPeople } from './storageRows.ts';

/** A connection to a project on GitHub: `shop/app` unless another is named. */
export function trackerRow(id: string, mapId: string, more: Partial<TrackerRow> = {}): TrackerRow {
  const usual = { kind: 'github', site: 'https://api.github.com', project: 'shop/app', account: '' } as const;
  return { id, mapId, ...usual, sealed: `sealed-${id}`, createdAt: 1, ...more };
}

/** Where {@link trackerRow} leads. */
export const shop = targetOf(trackerRow('any', 'any'));
/** Where it leads when it names the project `shop/web`. */
export const web = targetOf(trackerRow('any', 'any', { project: 'shop/web' }));

export const storyId = (name: string): StoryId => `story:${name}`;

/** Stories that shall look like this text. */
export function wantedRows(names: readonly string[], text = 'v1'): WantedIssue[] {
  return names.map((name) => ({ storyId: storyId(name), title: name, wanted: `${name} ${text}` }));
}

/** A storage with alice's maps `one` and `two`; `one` is connected to the shop. */
export async function withShop(make: () => Storage | Promise<Storage>): Promise<Storage> {
  const storage = await withPeople(make);
  for (const id of ['one', 'two']) await storage.maps.create(mapRow(id), firstRow(`map:${id}`));
  await storage.trackers.connect(trackerRow('g', 'one'));
  return storage;
}

/** The issue a tracker makes of a story. */
export function madeOf(name: string): NonNullable<IssueOutcome['issue']> {
  return { issueId: `id-${name}`, key: `#${name}`, url: `https://github.com/shop/app/issues/${name}` };
}

/** It is there, as it was wanted when it was taken. */
export function pushedOutcome({ issue }: ClaimedIssue, more: Partial<IssueOutcome> = {}): IssueOutcome {
  const made = issue.issueId === '' ? madeOf(nameOf(issue.storyId)) : null;
  const usual = { state: 'pushed', reason: null, unsureSince: null, nextAt: 0 } as const;
  return { ...usual, written: issue.wanted, issue: made, ...more };
}

/** It is not there, and no word of it was written. */
export function failedOutcome(more: Partial<IssueOutcome> = {}): IssueOutcome {
  const usual = { state: 'waiting', reason: 'unreachable', unsureSince: null, nextAt: 0 } as const;
  return { ...usual, written: null, issue: null, ...more };
}

export function journalRow({ issue }: ClaimedIssue, more: Partial<JournalRow> = {}): JournalRow {
  const { mapId, target, storyId: id } = issue;
  return {
    mapId,
    target,
    storyId: id,
    at: 50,
    what: 'created',
    key: `#${nameOf(id)}`,
    reason: null,
    ...more,
  };
}

/** Takes the row of the one target that is due. Throws when none is, or several are. */
export async function takeOne({ trackers }: Storage, holder: string, now: number): Promise<ClaimedIssue> {
  const [taken, ...more] = await trackers.claim(holder, now, now + 10, 9);
  if (taken === undefined || more.length > 0) throw new Error(`${more.length} too many, or none, at ${now}.`);
  return taken;
}

/** Takes what is due until nothing is, and says of each that it is there. Answers the stories in the order they went. */
export async function pushAll({ trackers }: Storage, now: number): Promise<string[]> {
  const order: string[] = [];
  for (let number = 1; ; number++) {
    const taken = await trackers.claim(`push-${now}-${number}`, now, now + 10, 1);
    if (taken.length === 0) return order;
    const [one] = taken as [ClaimedIssue];
    await trackers.settle(`push-${now}-${number}`, one.issue, pushedOutcome(one), journalRow(one));
    order.push(nameOf(one.issue.storyId));
  }
}

/** The stories of a target with their states, in order. */
export async function statesOf({ trackers }: Storage, mapId = 'one', target = shop): Promise<string[]> {
  const issues = await trackers.issues(mapId, target);
  return issues.map(({ storyId: id, state }) => `${nameOf(id)} ${state}`);
}

function nameOf(id: StoryId): string {
  return id.slice('story:'.length);
}
