/** The chosen cards with all that belongs to them: what is in them, on them, and between them. */
import { dependenciesOf } from '../../shared/views/dependencies.ts';
import { criteriaOf } from '../../shared/views/criteria.ts';
import type { PersonaId } from '../../shared/model/persona.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Story } from '../../shared/model/story.ts';
import type { Step } from '../../shared/model/step.ts';
import type { Lane, MapGrid } from '../../shared/views/arrangeMap.ts';
import { mostCriteria, mostDependencies, mostTags } from './cardLimits.ts';
import { chosenFree, copyFree } from './copyFree.ts';
import type { Cards, CopiedStep, CopiedStory, CopiedTag } from './cards.ts';

/** The clipboard's own type for cards; other programs read the plain text next to it. */
export const cardsType = 'application/x-throughline-cards';

/** The chosen records with what they contain, those around the map too; what is inside a chosen container is not copied twice. */
export function copyCards(records: MapRecords, grid: MapGrid, chosen: ReadonlySet<string>): Cards {
  const cards: Cards = { activities: [], steps: [], stories: [] };
  const copied = new Set<string>();
  for (const { activity, steps } of grid.backbone) {
    const whole = chosen.has(activity.id);
    const inside = steps
      .filter((step) => whole || chosen.has(step.id))
      .map((step) => {
        copied.add(step.id);
        return copyStep(records, grid, step);
      });
    if (whole) cards.activities.push({ title: activity.title, ...wornBy(records, activity), steps: inside });
    else cards.steps.push(...inside);
  }
  for (const column of grid.columns) {
    if (column !== null && copied.has(column)) continue;
    for (const lane of grid.lanes) {
      for (const story of grid.cell(column, lane))
        if (chosen.has(story.id)) cards.stories.push(copyStory(records, story));
    }
  }
  const dependencies = dependenciesAmong(records, cards);
  const free = copyFree(
    records,
    chosenFree(records, chosen),
    new Set(storiesIn(cards).map(({ key }) => key!)),
  );
  return {
    ...cards,
    ...(dependencies.length === 0 ? {} : { dependencies }),
    ...(free === null ? {} : { free }),
  };
}

export function isEmpty({ activities, steps, stories, free }: Cards): boolean {
  return activities.length + steps.length + stories.length === 0 && free === undefined;
}

/** Only where both stories are copied: a copy promises nothing to what stays behind. */
function dependenciesAmong(records: MapRecords, cards: Cards): NonNullable<Cards['dependencies']> {
  const copied = new Set(storiesIn(cards).map(({ key }) => key));
  return dependenciesOf(records)
    .all.filter(({ story, needed }) => copied.has(story.id) && copied.has(needed.id))
    .slice(0, mostDependencies)
    .map(({ story, needed, dependency: { kind, note } }) => ({
      story: story.id,
      needs: needed.id,
      kind,
      note,
    }));
}

function storiesIn({ activities, steps, stories }: Cards): CopiedStory[] {
  const all = [...activities.flatMap((activity) => activity.steps), ...steps];
  return [...all.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.stories)), ...stories];
}

function copyStep(records: MapRecords, grid: MapGrid, step: Step): CopiedStep {
  const nameOf = (lane: Lane): string => grid.releases.find((release) => release.id === lane)?.name ?? '';
  return {
    title: step.title,
    ...wornBy(records, step),
    lanes: grid.lanes.flatMap((lane) => {
      const stories = grid.cell(step.id, lane).map((story) => copyStory(records, story));
      return stories.length === 0 ? [] : [{ releaseId: lane, name: nameOf(lane), stories }];
    }),
  };
}

function copyStory(records: MapRecords, story: Story): CopiedStory {
  const { title: own, details, kind, estimate, owner } = story;
  const labels = tagsOf(records.label, story.labels);
  const criteria = criteriaOf(records, story.id)
    .slice(0, mostCriteria)
    .map(({ title, done }) => ({ title, done }));
  return {
    ...{ title: own, details, kind, estimate },
    ...(owner === '' ? {} : { owner }),
    ...wornBy(records, story),
    ...(labels.length === 0 ? {} : { labels }),
    ...(criteria.length === 0 ? {} : { criteria }),
    key: story.id,
  };
}

function wornBy(
  records: MapRecords,
  { personas: ids }: { readonly personas: readonly PersonaId[] },
): { personas?: CopiedTag[] } {
  const personas = tagsOf(records.persona, ids);
  return personas.length === 0 ? {} : { personas };
}

/** The live ones that have a name, by which they are found again. */
function tagsOf<I>(
  all: ReadonlyMap<I, CopiedTag & { readonly archivedAt: number | null }>,
  ids: readonly I[],
): CopiedTag[] {
  return ids.slice(0, mostTags).flatMap((id) => {
    const tag = all.get(id);
    return tag === undefined || tag.archivedAt !== null || tag.name.trim() === ''
      ? []
      : [{ name: tag.name, hue: tag.hue }];
  });
}
