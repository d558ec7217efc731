/** What the mirror says of a record beside its title. */
import type { Id } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Story } from '../../shared/model/story.ts';
import { progressOf } from '../../shared/views/criteria.ts';
import { dependenciesOf } from '../../shared/views/dependencies.ts';
import { shirtOf } from '../../shared/views/estimates.ts';
import { words } from '../ui/words.ts';

/** Where a story stands, what it is and what it needs. */
export function storyMarks(records: MapRecords, story: Story, lane: string): string {
  const { mirror } = words.canvas;
  return listed([
    lane,
    words.storyKinds[story.kind],
    words.stages[story.stage],
    story.estimate === null ? '' : (shirtOf(records.meta.settings.estimateScale, story.estimate) ?? ''),
    story.estimate === null ? mirror.noEstimate : mirror.estimate(story.estimate),
    story.owner === '' ? '' : mirror.owner(story.owner),
    names(records, 'persona', story.personas),
    names(records, 'label', story.labels),
    criteriaMark(records, story),
    ...dependencyMarks(records, story),
    story.issue === null ? '' : mirror.issue(story.issue.key),
  ]);
}

function criteriaMark(records: MapRecords, story: Story): string {
  const progress = progressOf(records, story.id);
  return progress === null ? '' : words.criteria.mirror(progress.done, progress.all);
}

function dependencyMarks(records: MapRecords, story: Story): string[] {
  const { mirror } = words.dependencies;
  const { needs, neededBy } = dependenciesOf(records);
  const title = (other: Story): string => other.title.trim() || words.canvas.untitled;
  return [
    ...needs(story.id).flatMap(({ needed, dependency, trouble }) => [
      mirror.needs(title(needed), dependency.kind, dependency.note),
      trouble === null ? '' : mirror.trouble(title(needed), trouble),
    ]),
    ...neededBy(story.id).map((line) => mirror.neededBy(title(line.story))),
  ];
}

/** The live ones of these, by name; empty when there are none. */
export function names(records: MapRecords, kind: 'persona' | 'label', ids: readonly Id[]): string {
  const live = ids.flatMap((id) => {
    const record = (records[kind] as ReadonlyMap<Id, { name: string; archivedAt: number | null }>).get(id);
    return record === undefined || record.archivedAt !== null ? [] : [record.name];
  });
  if (live.length === 0) return '';
  return kind === 'persona'
    ? words.canvas.mirror.personas(live.join(', '))
    : words.canvas.mirror.labels(live.join(', '));
}

/** What there is to say, in one line. */
export function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
