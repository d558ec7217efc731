/** The legend of a lens: what each colour means, the letter that says the same, and how many stories have it. */
import { hues, type Hue } from '../model/hue.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import { stages, storyKinds, type Stage, type Story, type StoryKind } from '../model/story.ts';
import { storiesOfGrid, type MapGrid } from './arrangeMap.ts';
import { estimateSizes, noValue, valuesOf, type Facet } from './facets.ts';

export interface LegendEntry {
  /** The facet's value; {@link noValue} stands for stories without one. */
  readonly value: string;
  readonly name: string;
  /** One or two characters, different for each entry: they say what the colour says. */
  readonly mark: string;
  readonly hue: Hue;
  readonly stories: number;
}

/** The colour of a kind; its icon says the same. */
export const kindHues: { readonly [K in StoryKind]: Hue } = {
  story: 'blue',
  bug: 'red',
  technical: 'slate',
  task: 'teal',
  spike: 'violet',
};

/** The colour of a stage; its word says the same. */
export const stageHues: { readonly [S in Stage]: Hue } = {
  idea: 'slate',
  backlog: 'blue',
  planned: 'violet',
  inProgress: 'amber',
  done: 'green',
  declined: 'slate',
};

const estimateHues: readonly Hue[] = ['teal', 'blue', 'violet', 'red'];
const ownerHues = hues.filter((hue) => hue !== 'slate');

/** Words for values that are not records: kinds, stages, sizes, and having none. */
export type NameOf = (facet: Facet, value: string) => string;

/** All entries of a facet in a lasting order, those without a value last (V2: the counts of kinds add up to all). */
export function legendOf(records: MapRecords, grid: MapGrid, facet: Facet, nameOf: NameOf): LegendEntry[] {
  const counts = new Map<string, number>();
  const owners = new Set<string>();
  for (const story of storiesOfGrid(grid)) {
    for (const value of valuesOf(records, story, facet)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      if (facet === 'owner' && value !== noValue) owners.add(value);
    }
  }
  const known = knownEntries(records, grid, facet, owners, nameOf);
  const marks = facet === 'estimate' ? estimateMarks(known) : marksOf(known.map((entry) => entry.name));
  const entries = known.map((entry, i) => ({
    ...entry,
    mark: marks[i]!,
    stories: counts.get(entry.value) ?? 0,
  }));
  if (facet === 'kind' || facet === 'stage') return entries;
  const without = counts.get(noValue) ?? 0;
  const none = { value: noValue, name: nameOf(facet, noValue), mark: '–', hue: 'slate', stories: without };
  return [...entries, none as LegendEntry];
}

type Known = Pick<LegendEntry, 'value' | 'name' | 'hue'>;

function knownEntries(
  records: MapRecords,
  grid: MapGrid,
  facet: Facet,
  owners: ReadonlySet<string>,
  nameOf: NameOf,
): Known[] {
  const named = (value: string, hue: Hue): Known => ({ value, name: nameOf(facet, value), hue });
  switch (facet) {
    case 'persona':
    case 'label':
      return [...records[facet].values()]
        .filter((record) => record.archivedAt === null)
        .sort(byOrder)
        .map(({ id, name, hue }) => ({ value: id, name, hue }));
    case 'owner':
      return [...owners]
        .sort((a, b) => a.localeCompare(b))
        .map((name, i) => ({ value: name, name, hue: ownerHues[i % ownerHues.length]! }));
    case 'kind':
      return storyKinds.map((kind) => named(kind, kindHues[kind]));
    case 'stage':
      return stages.map((stage) => named(stage, stageHues[stage]));
    case 'estimate':
      return estimateSizes.map((size, i) => named(size, estimateHues[i]!));
    case 'release':
      return grid.releases.map(({ id, name }) => ({ value: id, name, hue: 'slate' }));
  }
}

function estimateMarks(entries: readonly Known[]): string[] {
  return entries.map(({ value }) => (value === 'more' ? '>8' : `≤${value}`));
}

/** One mark per name, all different: its first letter, else with a further letter of it, else a number. */
export function marksOf(names: readonly string[]): string[] {
  const taken = new Set<string>(['–']);
  return names.map((name) => {
    const letters = [...name.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')];
    const first = letters[0]?.toUpperCase() ?? '?';
    const mark =
      [first, ...letters.slice(1).map((letter) => first + letter.toLowerCase())].find(
        (candidate) => !taken.has(candidate),
      ) ?? freeNumber(taken);
    taken.add(mark);
    return mark;
  });
}

function freeNumber(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(String(number))) number++;
  return String(number);
}

/** The entries a story is coloured by, in the legend's order; at least one unless the legend lacks its value. */
export function entriesOf(
  records: MapRecords,
  story: Story,
  facet: Facet,
  legend: ReadonlyMap<string, LegendEntry>,
): LegendEntry[] {
  return valuesOf(records, story, facet).flatMap((value) => legend.get(value) ?? []);
}
