/** Which initiatives need which: seen from the dependencies between their stories. */
import type { InitiativeId } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { StoryId } from '../model/story.ts';
import { dependenciesOf, type DependencyLine } from './dependencies.ts';
import { onceFor } from './onceFor.ts';
import { roadmapOf, type RoadmapItem } from './roadmap.ts';

export interface InitiativeLink {
  readonly item: RoadmapItem;
  /** Another one, of which it needs at least one story. */
  readonly needed: RoadmapItem;
  /** The dependencies it is made of. */
  readonly lines: readonly DependencyLine[];
}

/** R2: one for each pair of live initiatives of which one needs a live story of the other, in the order of the roadmap. Computed once for the same records. */
export const initiativeLinks = onceFor(
  ['story', 'dependency', 'release', 'initiative', 'goal', 'theme'],
  readLinks,
);

type Read = Pick<MapRecords, 'story' | 'dependency' | 'release' | 'initiative' | 'goal' | 'theme'>;

function readLinks(records: Read): readonly InitiativeLink[] {
  const roadmap = roadmapOf(records);
  const items = Object.values(roadmap.columns).flat();
  const itemOf = new Map<StoryId, RoadmapItem>(
    items.flatMap((item) => item.stories.map(({ id }) => [id, item] as const)),
  );
  const rank = new Map<InitiativeId, number>(items.map(({ initiative }, i) => [initiative.id, i]));
  const links = new Map<string, { item: RoadmapItem; needed: RoadmapItem; lines: DependencyLine[] }>();
  for (const line of dependenciesOf(records).all) {
    const item = itemOf.get(line.story.id);
    const needed = itemOf.get(line.needed.id);
    if (item === undefined || needed === undefined || item === needed) continue;
    const key = `${item.initiative.id} ${needed.initiative.id}`;
    const link = links.get(key);
    if (link === undefined) links.set(key, { item, needed, lines: [line] });
    else link.lines.push(line);
  }
  const rankOf = ({ initiative }: RoadmapItem): number => rank.get(initiative.id)!;
  return [...links.values()].sort(
    (a, b) => rankOf(a.item) - rankOf(b.item) || rankOf(a.needed) - rankOf(b.needed),
  );
}
