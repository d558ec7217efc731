/** What the surfaces' views cost: all of them after somebody else's edit, and the forecast of a release. */
import * as Y from 'yjs';
import { createMapStore, type MapStore } from '../../../client/store/mapStore.ts';
import { localDay } from '../../../client/ui/localDay.ts';
import { commandContext } from '../../../shared/commands/command.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import { stages } from '../../../shared/model/story.ts';
import { alignmentOf } from '../../../shared/views/alignment.ts';
import { audiences, audienceView } from '../../../shared/views/audiences/audienceView.ts';
import { portfolioView, sharedPortfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { backlog } from '../../../shared/views/backlog.ts';
import { backlogGroupings, groupBacklog } from '../../../shared/views/backlogGroups.ts';
import { backlogTrend } from '../../../shared/views/backlogTrend.ts';
import { burndownOf } from '../../../shared/views/burndown.ts';
import { burnUpOf } from '../../../shared/views/burnUp.ts';
import { contradictionsOf } from '../../../shared/views/contradictions.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { forecastDays, longestForecast } from '../../../shared/views/forecast.ts';
import { findGaps } from '../../../shared/views/gaps.ts';
import { groomingQueue } from '../../../shared/views/grooming.ts';
import { impactEffort } from '../../../shared/views/impactEffort.ts';
import { laneTotals } from '../../../shared/views/laneTotals.ts';
import { orphansOf } from '../../../shared/views/orphans.ts';
import { planPool } from '../../../shared/views/planPool.ts';
import { releaseForecast } from '../../../shared/views/releaseForecast.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { roadmapMistakes } from '../../../shared/views/roadmapMistakes.ts';
import { roadmapOutline, slicesOf } from '../../../shared/views/roadmapOutline.ts';
import { laneKinds, roadmapTimeline } from '../../../shared/views/roadmapTimeline.ts';
import { quarterOfDay } from '../../../shared/views/roadmapWindow.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { lineDown, lineUp } from '../../../shared/views/throughline.ts';
import { workOrder } from '../../../shared/views/workOrder.ts';
import { buildMap, copyOf, run, type BuiltMap } from '../../support/buildMap.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { percentile, type Row } from '../row.ts';

const edits = 300;
/** Not measured: a page that has just been opened is slower for a moment. */
const first = 50;
const dayLength = 86_400_000;
const now = Date.parse('2027-06-01T12:00:00Z');

export const viewRows: readonly Row[] = [
  {
    name: 'all views after one remote edit, 2,000 stories',
    bar: 'p95 ≤ 16 ms',
    measure: async () => {
      const map = strategyMapOf();
      const store = createMapStore(map.doc);
      const peer = copyOf(map.doc);
      const updates: Uint8Array[] = [];
      peer.on('update', (update) => updates.push(update));
      const random = createRandom(11);
      const spent: number[] = [];
      recompute(store, map);
      for (let edit = 0; edit < first + edits; edit++) {
        change(peer, map, random, edit);
        const before = performance.now();
        for (const update of updates.splice(0))
          Y.applyUpdate(map.doc, update, { kind: 'socket', socketId: 'bob' });
        recompute(store, map);
        if (edit >= first) spent.push(performance.now() - before);
      }
      store.dispose();
      const worst = percentile(spent, 0.95);
      return {
        value: `p95 ${worst.toFixed(1)} ms (median ${percentile(spent, 0.5).toFixed(1)} ms, ${edits} edits)`,
        meetsBar: worst <= 16,
      };
    },
  },
  {
    name: 'forecast of a release, 10,000 trials, up to two years away',
    bar: '≤ 100 ms',
    measure: async () => {
      const spent = [40, 400, 600, 2000].flatMap((remaining) =>
        [1, 2, 3].map((seed) => {
          const samples = Array.from({ length: 91 }, (_, day) => (day % 7 < 5 ? (day * 5) % 3 : 0));
          const before = performance.now();
          forecastDays({ samples, remaining, seed });
          return performance.now() - before;
        }),
      );
      const worst = Math.max(...spent);
      return {
        value: `${worst.toFixed(0)} ms (the slowest of ${spent.length}; at most ${longestForecast} days a trial)`,
        meetsBar: worst <= 100,
      };
    },
  },
];

/** Everything the map, its panels and the surfaces show, all at once: more than anybody has open. */
function recompute(store: MapStore, { stories }: BuiltMap): number {
  const records = store.getRecords();
  const grid = store.getGrid();
  const today = localDay(now);
  const line = backlog(records, grid);
  const ranked = line.map((item, i) => ({ item, rank: i + 1 }));
  const views: readonly unknown[] = [
    grid.lanes.map((lane) => laneTotals(grid, lane)),
    line,
    findGaps(records, grid),
    dependenciesOf(records),
    roadmapOf(records),
    orphansOf(records),
    alignmentOf(records),
    contradictionsOf(records, today),
    roadmapMistakes(records, now),
    workOrder(
      records,
      line.map(({ story }) => story),
    ),
    [...records.sprint.keys()].map((id) => [
      sprintLoad(records, id),
      burndownOf(records, id, today, localDay),
    ]),
    [...records.release.keys()].map((id) => [
      burnUpOf(records, id, today, localDay),
      releaseForecast(records, id, today, localDay),
    ]),
    [...records.goal.keys()].map((id) => lineDown(records, id)),
    lineUp(records, stories[0]!),
    groomingQueue(records, line, now),
    backlogTrend(records, now),
    backlogGroupings.map((by) => groupBacklog(ranked, by, records, grid).map(({ totals }) => totals)),
    impactEffort(line.map(({ story }) => story)),
    planPool(records, grid),
    laneKinds.map((by) => roadmapTimeline(records, by, quarterOfDay(today))),
    roadmapOutline(records).map(({ items }) => items.map((item) => slicesOf(records, item))),
    audiences.map((audience) => audienceView(audience, records)),
    portfolioView(records, today),
    sharedPortfolioView(records, today),
  ];
  return views.length;
}

/** 2,000 stories in 40 steps and 5 lanes, with 5 goals, 30 initiatives, 12 sprints, and a fifth of it done. */
function strategyMapOf(): BuiltMap {
  const map = buildMap({ activities: 8, stepsPerActivity: 5, releases: 4, storiesPerCell: 10 });
  const { doc, stories } = map;
  const at = (day: number) => ({
    ...commandContext({ kind: 'person', name: 'alice' }),
    now: () => now - (90 - day) * dayLength,
  });
  const goals = list(5).map((n) => run(doc, 'addGoal', { title: `Goal ${n}`, kind: 'customer' }).id);
  const themes = list(6).map((n) => run(doc, 'addTheme', { title: `Theme ${n}`, kind: 'problem' }).id);
  const initiatives = list(30).map((n) => {
    const horizon = (['now', 'next', 'later'] as const)[n % 3]!;
    const tradeOff = { goalId: goals[0]!, drops: [] };
    const served = n % 5 === 0 ? [] : [goals[n % 5]!];
    return run(doc, 'addInitiative', {
      title: `Bet ${n}`,
      horizon,
      tradeOff,
      goals: served,
      themeId: themes[n % 6]!,
    }).id;
  });
  write(map, initiatives);
  initiatives.forEach((initiativeId, i) => {
    run(doc, 'linkInitiative', { ids: stories.filter((_, n) => n % 40 === i), initiativeId });
  });
  for (const releaseId of map.releases) run(doc, 'pushToBacklog', { releaseId });
  const sprints = list(12).map((n) => {
    const start = localDay(now + (n - 7) * 14 * dayLength);
    const end = localDay(now + ((n - 7) * 14 + 13) * dayLength);
    return run(doc, 'addSprint', { name: `Sprint ${n}`, start, end, capacity: 150 }).id;
  });
  sprints.forEach((sprintId, n) => {
    const ids = stories.slice(n * 60, (n + 1) * 60);
    run(doc, 'commitStories', { ids, sprintId, owner: `Person ${n % 6}`, due: '2027-06-10' }, at(n));
  });
  for (const day of list(80))
    run(doc, 'moveStage', { ids: stories.slice(day * 5, day * 5 + 5), stage: 'done' }, at(day));
  for (const n of list(120))
    run(doc, 'addDependency', {
      storyId: stories[n * 9 + 400]!,
      needsId: stories[n * 7 + 300]!,
      kind: 'technical',
    });
  return map;
}

const deeds = ['Find', 'Compare', 'Pay', 'Return', 'Track', 'Share', 'Keep', 'Change', 'Cancel', 'Print'];
const things = ['a basket', 'an order', 'the invoice', 'a parcel', 'my address', 'a voucher', 'the price'];
const ways = ['by card', 'on the phone', 'for a friend', 'at once', 'without an account', 'from the list'];
const whys = ['as a guest', 'as a shopper', 'in the app', 'in the shop', 'abroad', 'offline'];

/** Titles, scores and texts as people write them; some titles are alike, some tell of a time. */
function write({ doc, stories }: BuiltMap, initiatives: readonly InitiativeId[]): void {
  const random = createRandom(5);
  const words = (): string =>
    [deeds, things, ways, whys].map((some) => random.pick(some)).join(' ') +
    (random.chance(0.7) ? ` ${random.below(500)}` : '');
  for (const id of stories) {
    run(doc, 'setText', { id, field: 'title', text: words() });
    if (random.chance(0.5))
      run(doc, 'scoreStory', { id, impact: random.below(10), effort: 1 + random.below(10) });
  }
  initiatives.forEach((id, n) => {
    run(doc, 'updateInitiative', { id, window: `Q${1 + (n % 4)} 2027`, team: `Team ${n % 4}` });
    for (const field of ['outcome', 'publicTitle', 'publicDetails', 'goToMarket'] as const)
      run(doc, 'setText', { id, field, text: `${words()}, and ${words()}; ready by May 2027.` });
  });
}

/** One edit of somebody else: of a title, an estimate, a place, a stage, an initiative, or of a record of the plan. */
function change(doc: Y.Doc, map: BuiltMap, random: Random, turn: number): void {
  const id = random.pick(map.stories);
  switch (turn % 5) {
    case 0:
      run(doc, 'editText', { id, field: 'title', at: 0, remove: 0, insert: 'a' });
      return;
    case 1:
      run(doc, 'updateStory', { id, estimate: random.below(20) });
      return;
    case 2:
      return void run(doc, 'moveStories', {
        ids: [id],
        releaseId: random.pick(map.releases),
        stepId: random.pick(map.steps),
      });
    case 3:
      return void run(doc, 'moveStage', {
        ids: [id],
        stage: random.pick(stages),
        owner: 'Bob',
        due: '2027-06-10',
        reason: 'No',
      });
    default:
      run(doc, 'updateRelease', { id: random.pick(map.releases), capacity: random.below(500) });
      return;
  }
}

function list(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
