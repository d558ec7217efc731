/** Papers about one sprint: what is committed, and what is left of it day by day. */
import type { Sprint } from '../../model/sprint.ts';
import type { Story } from '../../model/story.ts';
import { burndownOf } from '../../views/burndown.ts';
import { liveOrNull } from '../../views/liveRecords.ts';
import { currentSprint } from '../../views/planPool.ts';
import { sprintLoad } from '../../views/sprintLoad.ts';
import { line, points, section, table } from './markdownParts.ts';
import type { Paper, PaperSource } from './paper.ts';

const noSprint = ['*There is no sprint yet: add one on the plan.*', ''];

/** Of the sprint it is about, or the one that runs. */
export const sprintPlanPaper: Paper = (source) => {
  const sprint = sprintOf(source);
  const load = sprint === null ? null : sprintLoad(source.records, sprint.id);
  if (sprint === null || load === null) return noSprint;
  const people = load.people.map(({ person, committed, available, isOver }) => [
    line(person, 'Nobody'),
    String(committed.points),
    available === null ? '–' : String(available),
    isOver ? '**over capacity**' : 'fits',
  ]);
  const room = load.capacity === null ? '' : ` of ${load.capacity}`;
  return [
    ...headOf(sprint),
    ...section('Goal', sprint.goal.trim() === '' ? [] : [line(sprint.goal)], 'The sprint has no goal yet.'),
    ...section(
      'Committed',
      [
        `${load.committed.points}${room} points, ${load.reserve} kept free for refinement.`,
        '',
        ...table(['Story', 'Owner', 'Due', 'Size', 'Stage'], load.stories.map(rowOf)),
      ],
      'Nothing is committed yet.',
    ),
    ...section('People', table(['Who', 'Points', 'Can do', 'Load'], people), 'Nobody has a story yet.'),
  ];
};

/** One row a day; days to come have their ideal only. */
export const burndownPaper: Paper = (source) => {
  const sprint = sprintOf(source);
  if (sprint === null) return noSprint;
  const days = burndownOf(source.records, sprint.id, source.today, source.dayOf) ?? [];
  const rows = days.map(({ day, committed, left, ideal }) => [
    day,
    committed === null ? '–' : String(committed),
    left === null ? '–' : String(left),
    String(Math.round(ideal * 10) / 10),
  ]);
  return [
    ...headOf(sprint),
    ...section('Burndown', table(['Day', 'Committed', 'Left', 'Ideal'], rows), 'The sprint has no days yet.'),
  ];
};

function sprintOf({ records, artifact, today }: PaperSource): Sprint | null {
  return artifact.sprintId === null
    ? currentSprint(records, today)
    : liveOrNull(records.sprint, artifact.sprintId);
}

function headOf({ name, start, end }: Sprint): string[] {
  const days = start === null || end === null ? 'without days' : `${start} to ${end}`;
  return [`**${line(name, 'Sprint without a name')}**, ${days}`, ''];
}

function rowOf({ title, owner, due, estimate, stage }: Story): string[] {
  return [line(title, 'Untitled'), line(owner, 'Nobody'), due ?? '–', points(estimate), stage];
}
