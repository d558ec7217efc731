/** A lens over the map: what cards are coloured by, and which stories stay bright while the others are dimmed. */
import { isId, type Id } from '../model/id.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import type { MapGrid } from './arrangeMap.ts';
import { facets, noValue, valuesOf, type Colouring, type Facet } from './facets.ts';

/** The values that stay bright, by facet; a facet without values lets everything pass. */
export type FacetFilter = { readonly [F in Facet]: readonly string[] };

export interface MapLens {
  readonly colouring: Colouring;
  readonly filter: FacetFilter;
  /** Words of the title, the details or the key of an issue. */
  readonly text: string;
}

export const noFilter: FacetFilter = {
  persona: [],
  owner: [],
  kind: [],
  stage: [],
  label: [],
  estimate: [],
  release: [],
};
export const noLens: MapLens = { colouring: 'none', filter: noFilter, text: '' };

/** Whether anything could be dimmed. */
export function isFiltering({ filter, text }: MapLens): boolean {
  return text.trim() !== '' || facets.some((facet) => filter[facet].length > 0);
}

/** The lens with this value turned on or off. */
export function toggleValue(lens: MapLens, facet: Facet, value: string): MapLens {
  const values = lens.filter[facet];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...lens, filter: { ...lens.filter, [facet]: next } };
}

/**
 * Which stories stay bright (V3: one value of each facet that has any, and every word). Values that are gone from the
 * map count for nothing, so that an old link never darkens a whole map.
 */
export function matcherOf(records: MapRecords, lens: MapLens): (story: Story) => boolean {
  const wanted = facets
    .map((facet) => ({
      facet,
      values: new Set(lens.filter[facet].filter((v) => isKnown(records, facet, v))),
    }))
    .filter(({ values }) => values.size > 0);
  const words = searchWords(lens.text);
  return (story) =>
    wanted.every(({ facet, values }) => valuesOf(records, story, facet).some((value) => values.has(value))) &&
    hasWords(story, words);
}

function isKnown(records: MapRecords, facet: Facet, value: string): boolean {
  if (value === noValue || (facet !== 'persona' && facet !== 'label' && facet !== 'release')) return true;
  const all = records[facet] as ReadonlyMap<string, { readonly archivedAt: number | null }>;
  return isId(facet, value) && all.get(value)?.archivedAt === null;
}

const foldedTexts = new WeakMap<Story, string>();

/** Lower case without accents, so that "cafe" finds "Café". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a search; none when it is blank. */
export function searchWords(text: string): string[] {
  return fold(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Whether the story's title, its details and the key of its issue hold every word. */
export function hasWords(story: Story, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  let text = foldedTexts.get(story);
  if (text === undefined) {
    text = fold(`${story.title}\n${story.details}\n${story.issue?.key ?? ''}`);
    foldedTexts.set(story, text);
  }
  return words.every((word) => text.includes(word));
}

/** Everything a search finds, in reading order: each activity, its steps and stories, the unplaced, the releases. */
export function searchHits(grid: MapGrid, text: string): Id[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const has = (title: string): boolean => {
    const folded = fold(title);
    return words.every((word) => folded.includes(word));
  };
  const storiesOf = (column: MapGrid['columns'][number]): Id[] =>
    grid.lanes.flatMap((lane) =>
      grid
        .cell(column, lane)
        .filter((story) => hasWords(story, words))
        .map((story) => story.id),
    );
  return [
    ...grid.backbone.flatMap(({ activity, steps }) => [
      ...(has(activity.title) ? [activity.id] : []),
      ...steps.flatMap((step) => [...(has(step.title) ? [step.id] : []), ...storiesOf(step.id)]),
    ]),
    ...(grid.columns.at(-1) === null ? storiesOf(null) : []),
    ...grid.releases.filter(({ name, outcome }) => has(`${name}\n${outcome}`)).map(({ id }) => id),
  ];
}
