/** Papers about the whole map: the vision with its goals, the roadmap under review, the backlog, and the map itself. */
import { horizons } from '../../model/initiative.ts';
import { arrangeMap } from '../../views/arrangeMap.ts';
import { backlogStories } from '../../views/backlog.ts';
import { contradictionsOf } from '../../views/contradictions.ts';
import { liveInOrder } from '../../views/liveRecords.ts';
import { roadmapOf, type RoadmapItem } from '../../views/roadmap.ts';
import { lineDown } from '../../views/throughline.ts';
import { line, points, quote, section, table } from './markdownParts.ts';
import type { Paper } from './paper.ts';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

export const visionPaper: Paper = ({ records }) => {
  const goals = liveInOrder(records.goal).flatMap((goal) => {
    const results = liveInOrder(records.keyResult).filter(({ goalId }) => goalId === goal.id);
    const progress = lineDown(records, goal.id)?.progress.share ?? null;
    return [
      `- **${line(goal.title)}**${goal.period === '' ? '' : ` (${line(goal.period)})`}, work done: ${percent(progress)}`,
      ...results.map(({ title, current, target, unit }) => {
        const reached = `${current ?? '–'} of ${target ?? '–'}`;
        return `  - ${line(title)}: ${reached}${unit === '' ? '' : ` ${line(unit)}`}`;
      }),
    ];
  });
  return [
    ...section('Vision', quote(records.meta.vision), 'The vision is not written yet.'),
    ...section('Goals', goals, 'There is no goal yet.'),
  ];
};

const horizonNames = { now: 'Now', next: 'Next', later: 'Later' } as const;

export const roadmapPaper: Paper = ({ records, today }) => {
  const { columns } = roadmapOf(records);
  const { now, next } = records.meta.settings.horizons;
  const reach = { now: `within ${now} weeks`, next: `within ${next} weeks`, later: 'behind that' } as const;
  const found = contradictionsOf(records, today);
  return [
    ...horizons.flatMap((horizon) =>
      section(
        `${horizonNames[horizon]} (${reach[horizon]})`,
        table(['Initiative', 'Serves', 'Outcome', 'Confidence', 'Done'], columns[horizon].map(rowOf)),
        'Nothing stands here.',
      ),
    ),
    ...section(
      'To talk about',
      found.length === 0
        ? []
        : [`${found.length} ${found.length === 1 ? 'contradiction' : 'contradictions'} on the insights.`],
      'Nothing contradicts itself.',
    ),
  ];
};

function rowOf({ initiative, goals, progress }: RoadmapItem): string[] {
  return [
    line(initiative.title),
    goals.length === 0 ? '**no goal**' : goals.map(({ title }) => line(title)).join(', '),
    line(initiative.outcome),
    initiative.confidence,
    percent(progress.share),
  ];
}

const mostRows = 50;

export const backlogPaper: Paper = ({ records }) => {
  const stories = backlogStories(records).filter(({ stage }) => stage !== 'done' && stage !== 'declined');
  const rows = stories
    .slice(0, mostRows)
    .map(({ title, kind, estimate, owner }, i) => [
      String(i + 1),
      line(title, 'Untitled'),
      kind,
      points(estimate),
      line(owner, 'Nobody'),
    ]);
  const rest = stories.length - rows.length;
  return section(
    'Top of the backlog',
    [
      ...table(['Rank', 'Story', 'Kind', 'Size', 'Owner'], rows),
      ...(rest > 0 ? ['', `And ${rest} more below.`] : []),
    ],
    'The backlog is empty: push a slice into it.',
  );
};

export const storyMapPaper: Paper = ({ records }) => {
  const grid = arrangeMap(records);
  return grid.backbone.flatMap(({ activity, steps }) =>
    section(
      line(activity.title, 'Untitled'),
      steps.flatMap((step) => [
        `### ${line(step.title, 'Untitled')}`,
        '',
        ...grid.lanes.flatMap((lane) => {
          const stories = grid.cell(step.id, lane);
          if (stories.length === 0) return [];
          const name = grid.releases.find(({ id }) => id === lane)?.name ?? 'Unscheduled';
          return [
            `**${line(name, 'Untitled')}**`,
            '',
            ...stories.map(({ title }) => `- ${line(title, 'Untitled')}`),
            '',
          ];
        }),
      ]),
      'No step yet.',
    ),
  );
};
