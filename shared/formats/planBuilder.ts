/** Builds an import plan piece by piece: finds what was named before, cuts what is too long, keeps the loss report. */
import { longestDetails, longestMapTitle, longestTitle } from '../model/field.ts';
import type { Stage, StoryKind } from '../model/story.ts';
import { isInBacklog } from '../views/backlog.ts';
import {
  ImportError,
  mostImportedColumns,
  mostImportedCriteria,
  mostImportedStories,
  type CardList,
  type ImportPlan,
  type ImportPreview,
  type Loss,
  type LossReason,
  type Place,
} from './importPlan.ts';

/** The activity and the step for stories that name none. */
export const importedTitle = 'Imported';
/** The longest name of a persona, a label or an owner. */
const longestName = 60;
/** Losses listed one by one; what comes after is counted. */
const mostLosses = 10_000;

export interface BuiltStory {
  readonly title: string;
  readonly step: string;
  readonly release: string | null;
  readonly details?: string;
  readonly kind?: StoryKind | undefined;
  readonly estimate?: number | undefined;
  readonly stage?: Stage | undefined;
  /** Since when it is in the backlog, where the file says so. */
  readonly backlogAt?: number | undefined;
  /** Names, not keys. */
  readonly personas?: readonly string[];
  readonly labels?: readonly string[];
  readonly owner?: string;
  readonly criteria?: readonly { readonly title: string; readonly done: boolean }[];
}

type Entry<List extends CardList> = ImportPlan[List][number];

export class PlanBuilder {
  private readonly plan: ImportPlan = {
    personas: [],
    labels: [],
    releases: [],
    activities: [],
    steps: [],
    stories: [],
  };
  private readonly losses: Loss[] = [];
  private unlisted = 0;
  private readonly byName = new Map<string, { readonly key: string }>();

  /** Names something that would not come along. */
  lose(what: string, why: LossReason, place: Place, count?: number): void {
    if (this.losses.length >= mostLosses) this.unlisted++;
    else this.losses.push({ ...place, what: excerpt(what), why, ...(count === undefined ? {} : { count }) });
  }

  mapTitle(): string | null {
    return this.plan.title ?? null;
  }

  title(title: string, place: Place): void {
    this.plan.title = this.fit(title.trim(), longestMapTitle, place);
  }

  /** The release of this name, added when it is new. An outcome is kept when there is none yet. */
  release(name: string, place: Place, outcome = ''): string {
    const release = this.named('releases', name, place, (key) => ({
      key,
      name: this.fit(name.trim(), longestTitle, place),
    }));
    if (outcome.trim() === '') return release.key;
    if (release.outcome === undefined) release.outcome = this.fit(outcome.trim(), longestTitle, place);
    else if (release.outcome !== outcome.trim()) this.lose(outcome, 'only one fits', place);
    return release.key;
  }

  knowsRelease(name: string): boolean {
    return this.byName.has(nameKey('releases', name));
  }

  persona(name: string, place: Place): string {
    return this.tag('personas', name, place);
  }

  label(name: string, place: Place): string {
    return this.tag('labels', name, place);
  }

  /** A new activity; with `reuse`, the one of this title if there is one. */
  activity(title: string, place: Place, { personas = [], reuse = false }: ColumnOptions = {}): string {
    const make = (key: string): Entry<'activities'> => ({
      key,
      title: this.fit(title.trim(), longestTitle, place),
    });
    const activity = reuse
      ? this.named('activities', title, place, make)
      : this.add('activities', make, place);
    this.wear(activity, personas, place);
    return activity.key;
  }

  /** A new step under an activity; with `reuse`, the one of this title there if there is one. */
  step(
    activity: string,
    title: string,
    place: Place,
    { personas = [], reuse = false }: ColumnOptions = {},
  ): string {
    const make = (key: string): Entry<'steps'> => ({
      key,
      title: this.fit(title.trim(), longestTitle, place),
      activity,
    });
    const step = reuse ? this.named('steps', title, place, make, activity) : this.add('steps', make, place);
    this.wear(step, personas, place);
    return step.key;
  }

  /** The step for stories without one, under the activity given or the one for stories without an activity. */
  defaultStep(place: Place, activity?: string): string {
    const under = activity ?? this.activity(importedTitle, place, { reuse: true });
    return this.step(under, importedTitle, place, { reuse: true });
  }

  story(
    { personas = [], labels = [], details = '', owner = '', criteria = [], ...story }: BuiltStory,
    place: Place,
  ): void {
    const made = this.add(
      'stories',
      (key) => ({
        ...story,
        key,
        title: this.fit(story.title.trim(), longestTitle, place),
        ...(details === '' ? {} : { details: this.fit(details, longestDetails, place) }),
        ...(owner === '' ? {} : { owner: this.fit(owner, longestName, place) }),
        ...(personas.length === 0
          ? {}
          : { personas: unique(personas.map((name) => this.persona(name, place))) }),
        ...(labels.length === 0 ? {} : { labels: unique(labels.map((name) => this.label(name, place))) }),
      }),
      place,
    );
    this.checklist(made.key, criteria, place);
  }

  private checklist(
    story: string,
    criteria: readonly { readonly title: string; readonly done: boolean }[],
    place: Place,
  ): void {
    if (criteria.length === 0) return;
    const all = (this.plan.criteria ??= []);
    for (const { title, done } of criteria) {
      if (all.length >= mostImportedCriteria) this.lose(title, 'cut to the longest length', place);
      else
        all.push({
          key: `criteria-${all.length + 1}`,
          story,
          title: this.fit(title, longestTitle, place),
          done,
        });
    }
  }

  /** The plan with its losses in the order of the file. */
  finish(): ImportPreview {
    const losses = this.losses.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (this.unlisted > 0) losses.push({ what: '', why: 'and more like these', count: this.unlisted });
    const isSinceNow = this.plan.stories.some(
      ({ stage = 'idea', backlogAt }) => isInBacklog({ stage, archivedAt: null }) && backlogAt === undefined,
    );
    return { plan: { ...this.plan, ...(isSinceNow ? { entersNow: true } : {}) }, losses };
  }

  private tag(list: 'personas' | 'labels', name: string, place: Place): string {
    return this.named(list, name, place, (key) => ({ key, name: this.fit(name.trim(), longestName, place) }))
      .key;
  }

  private wear(column: { personas?: string[] | undefined }, names: readonly string[], place: Place): void {
    if (names.length === 0) return;
    column.personas = unique([...(column.personas ?? []), ...names.map((name) => this.persona(name, place))]);
  }

  private named<L extends CardList>(
    list: L,
    name: string,
    place: Place,
    make: (key: string) => Entry<L>,
    within = '',
  ): Entry<L> {
    const known = nameKey(list, name, within);
    const found = this.byName.get(known) as Entry<L> | undefined;
    if (found !== undefined) {
      this.fit(name.trim(), list === 'personas' || list === 'labels' ? longestName : longestTitle, place);
      return found;
    }
    const made = this.add(list, make, place);
    this.byName.set(known, made);
    return made;
  }

  private add<L extends CardList>(list: L, make: (key: string) => Entry<L>, place: Place): Entry<L> {
    const entries = this.plan[list] as Entry<L>[];
    const most = list === 'stories' ? mostImportedStories : mostImportedColumns;
    if (entries.length >= most) {
      throw new ImportError(
        `The file has more than ${most.toLocaleString('en')} ${list}. Nothing was imported: split it into smaller files.`,
        place.line ?? null,
      );
    }
    const made = make(`${list}-${entries.length + 1}`);
    entries.push(made);
    return made;
  }

  private fit(text: string, longest: number, place: Place): string {
    const whole = text.toWellFormed();
    if (whole.length <= longest) return whole;
    const kept = whole.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
    this.lose(whole.slice(kept.length), 'cut to the longest length', place);
    return kept;
  }
}

interface ColumnOptions {
  readonly personas?: readonly string[];
  readonly reuse?: boolean;
}

/** A few words of the file on one line. */
export function excerpt(text: string): string {
  const start = text.slice(0, 300).replace(/\s+/g, ' ').trim();
  return (start.length > 80 ? `${start.slice(0, 79)}…` : start).toWellFormed();
}

function nameKey(list: string, name: string, within = ''): string {
  return `${list}\n${within}\n${name.trim().toLowerCase()}`;
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}
