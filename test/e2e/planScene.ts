/** A map with a whole line from vision to sprint, on which stories were finished over the last days: made by the commands people use, each at its day. */
import { commandContext } from '../../shared/commands/command.ts';
import { readMap } from '../../shared/model/readMap.ts';
import { writeJson } from '../../shared/formats/writeJson.ts';
import { localDay } from '../../client/ui/localDay.ts';
import { emptyMap, run } from '../support/buildMap.ts';

const dayLength = 86_400_000;

/** The day so many days from today, as the browser on the same machine sees it. */
export function dayFromNow(days: number): string {
  return localDay(Date.now() + days * dayLength);
}

/** The map as a JSON file to import. */
export function planScene(): string {
  const doc = emptyMap('Online shop');
  const at = (days: number) => ({
    ...commandContext({ kind: 'person', name: 'alice' }),
    now: () => Date.now() + days * dayLength,
  });
  run(doc, 'setVision', { text: 'Everybody finds what fits and pays without a second thought.' });
  const goals = ['Twice as many finish paying', 'Half the questions to support', 'Open a second country'].map(
    (title, i) => run(doc, 'addGoal', { title, kind: i === 0 ? 'customer' : 'business' }).id,
  );
  const result = run(doc, 'addKeyResult', {
    goalId: goals[0]!,
    title: 'Orders a day',
    start: 100,
    target: 200,
  });
  run(doc, 'updateKeyResult', { id: result.id, current: 140 });
  const theme = run(doc, 'addTheme', { title: 'Paying takes too long', kind: 'problem' }).id;
  const tradeOff = { goalId: goals[0]!, drops: [] };
  const checkout = run(doc, 'addInitiative', {
    title: 'One-page checkout',
    themeId: theme,
    goals: [goals[0]!],
    horizon: 'now',
    tradeOff,
  }).id;
  run(doc, 'setText', { id: checkout, field: 'outcome', text: 'Nine of ten who begin to pay finish' });
  const help = run(doc, 'addInitiative', {
    title: 'Answers where they are asked',
    horizon: 'next',
    goals: [goals[1]!],
  }).id;
  run(doc, 'updateInitiative', { id: help, window: '14 May' });
  const redesign = run(doc, 'addInitiative', { title: 'New look', horizon: 'later' }).id;
  const [one, two] = ['First sale', 'Second country'].map((name) => run(doc, 'addRelease', { name }).id);
  const buy = run(doc, 'addActivity', { title: 'Buy' }).id;
  const steps = ['Find', 'Pay', 'Get help'].map(
    (title) => run(doc, 'addStep', { activityId: buy, title }).id,
  );
  const add = (step: number, releaseId: typeof one, titles: readonly string[]) =>
    run(doc, 'addStories', {
      stepId: steps[step]!,
      releaseId: releaseId!,
      stories: titles.map((title, i) => ({ title, estimate: [3, 5, 2, 8][i % 4]! })),
    }).ids;
  const find = add(0, one, ['Search by name', 'Filter by size', 'Sort by price', 'Compare two']);
  const pay = add(1, one, ['Pay by card', 'Pay by invoice', 'Keep the basket', 'Save the address']);
  const ask = add(2, one, ['Ask a question', 'See the order status']);
  const later = add(1, two, ['Pay in another currency', 'Show the tax']);
  run(doc, 'linkInitiative', { ids: [...find, ...pay], initiativeId: checkout });
  run(doc, 'linkInitiative', { ids: ask, initiativeId: help });
  run(doc, 'linkInitiative', { ids: [later[1]!], initiativeId: redesign });
  run(doc, 'pushToBacklog', { releaseId: one! });
  run(doc, 'pushToBacklog', { releaseId: two! });
  run(doc, 'updateStory', { id: later[1]!, kind: 'bug', severity: 'critical' });
  const sprint = run(doc, 'addSprint', {
    name: 'Sprint 1',
    goal: 'Anybody can pay by card',
    start: dayFromNow(-8),
    end: dayFromNow(5),
    reserve: 10,
  }).id;
  run(doc, 'addSprint', { name: 'Sprint 2', start: dayFromNow(6), end: dayFromNow(19), capacity: 4 });
  run(doc, 'setCapacity', { sprintId: sprint, person: 'Alice', available: 16 });
  run(doc, 'setCapacity', { sprintId: sprint, person: 'Bob', available: 10 });
  const due = dayFromNow(4);
  run(doc, 'commitStories', { ids: find, sprintId: sprint, owner: 'Alice', due }, at(-8));
  run(doc, 'commitStories', { ids: pay.slice(0, 2), sprintId: sprint, owner: 'Bob', due }, at(-7));
  [...find, pay[0]!].forEach((id, i) => run(doc, 'moveStage', { ids: [id], stage: 'done' }, at(i - 6)));
  run(doc, 'moveStage', { ids: [pay[1]!], stage: 'inProgress' }, at(-1));
  run(doc, 'addDependency', { storyId: pay[2]!, needsId: pay[3]!, kind: 'technical' });
  run(doc, 'addDependency', { storyId: pay[3]!, needsId: later[0]!, kind: 'technical' });
  run(doc, 'addDependency', { storyId: ask[0]!, external: 'The carrier', kind: 'waiting' });
  run(doc, 'addInsight', {
    source: 'interview',
    title: 'Six of eight gave up at the address',
    why: 'They typed it twice and lost the basket, which costs us the sale.',
    stories: [pay[3]!],
  });
  return writeJson(readMap(doc));
}
