/** Copying, cutting and pasting cards, lines and ranges of a spreadsheet. */
import { expect, test } from 'vitest';
import { copyChosen, cutChosen, duplicateChosen, paste } from '../../../client/tools/clipboard.ts';
import { cardsType } from '../../../client/tools/copyCards.ts';
import { readText } from '../../../client/tools/pastedText.ts';
import { focusCell, select } from '../../../client/store/viewMoves.ts';
import { someTools, type SomeTools } from './someTools.ts';

const pasteText = (some: SomeTools, text: string): Promise<void> =>
  paste(some.tools, (type) => (type === 'text/plain' ? text : ''));
const pasteCopied = (some: SomeTools, copied: ReadonlyMap<string, string>): Promise<void> =>
  paste(some.tools, (type) => copied.get(type) ?? '');

test('five lines become five stories behind the focused one, in one command', async () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  await pasteText(some, 'one\r\ntwo\n\n- three\n4. four\n  \nfive');
  expect(some.commands.map(({ name }) => name)).toEqual(['pasteCards']);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'one', 'two', 'three', 'four', 'five']);
  some.undo.undo();
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1']);
});

test('lines pasted on a step go to its first lane, on an empty cell to that cell', async () => {
  const some = someTools({ storiesPerCell: 0 });
  select(some.tools.view, [some.steps[1]!]);
  await pasteText(some, 'one\ntwo');
  expect(some.titles(1, 0)).toEqual(['one', 'two']);
  focusCell(some.tools.view, { stepId: some.steps[2]!, lane: null });
  await pasteText(some, 'three');
  expect(some.titles(2, 2)).toEqual(['three']);
});

test('lines pasted on an activity become its steps', async () => {
  const some = someTools();
  select(some.tools.view, [some.activities[0]!]);
  await pasteText(some, 'Compare\nDecide');
  expect(some.layout().grid.backbone[0]!.steps.map((step) => step.title)).toEqual([
    'Step 1.1',
    'Step 1.2',
    'Compare',
    'Decide',
  ]);
});

test('indented lines become activities, steps and stories', async () => {
  const some = someTools({ activities: 0, releases: 0 });
  await pasteText(some, 'Buy\n  Pay\n    By card\n    By invoice\n  Confirm\n');
  const [group] = some.layout().grid.backbone;
  expect(group!.activity.title).toBe('Buy');
  expect(group!.steps.map((step) => step.title)).toEqual(['Pay', 'Confirm']);
  expect(some.titles(0, 0)).toEqual(['By card', 'By invoice']);
  some.undo.undo();
  expect(some.layout().grid.backbone).toEqual([]);
});

test('a range of a spreadsheet becomes steps × stories', async () => {
  const some = someTools({ storiesPerCell: 0 });
  focusCell(some.tools.view, { stepId: some.steps[1]!, lane: some.releases[0]! });
  await pasteText(some, 'a\tb\nc\t\n');
  expect(some.titles(1, 0)).toEqual(['a', 'c']);
  expect(some.titles(2, 0)).toEqual(['b']);
});

test('pasting with nothing chosen says what to do, and changes nothing', async () => {
  const some = someTools();
  await pasteText(some, 'one\ntwo');
  expect(some.toasts).toHaveLength(1);
  expect(some.commands).toEqual([]);
});

test('a copied stack is pasted into another map with kind and estimate', async () => {
  const here = someTools({ storiesPerCell: 2 });
  here.run('updateStory', { id: here.stories[1]!, kind: 'bug', estimate: 8 });
  select(here.tools.view, [here.stories[0]!, here.stories[1]!]);
  const copied = copyChosen(here.tools)!;
  expect(copied.get('text/plain')).toBe('Story 1.1.1\nStory 1.1.2');
  const there = someTools({ activities: 1, releases: 0, storiesPerCell: 0 });
  focusCell(there.tools.view, { stepId: there.steps[0]!, lane: null });
  await pasteCopied(there, copied);
  expect(there.layout().stories(0, 0)).toMatchObject([
    { title: 'Story 1.1.1', kind: 'story', estimate: 1 },
    { title: 'Story 1.1.2', kind: 'bug', estimate: 8 },
  ]);
});

test('a copy of a story is not its issue, on the same map and on another one', async () => {
  const here = someTools();
  const issue = { key: '#12', url: 'https://example.org/issues/12' };
  here.run('linkIssues', { links: [{ storyId: here.stories[0]!, issue }] });
  select(here.tools.view, [here.stories[0]!]);
  const copied = copyChosen(here.tools)!;
  expect([...copied.values()].join()).not.toContain('example.org');
  await duplicateChosen(here.tools);
  expect(
    here
      .layout()
      .stories(0, 0)
      .map((story) => story.issue),
  ).toEqual([issue, null]);
  const there = someTools({ activities: 1, releases: 0, storiesPerCell: 0 });
  focusCell(there.tools.view, { stepId: there.steps[0]!, lane: null });
  await pasteCopied(there, copied);
  expect(there.layout().stories(0, 0)).toMatchObject([{ title: 'Story 1.1.1', issue: null }]);
});

test('a copied step brings its stories into the lanes of the same name', async () => {
  const here = someTools();
  select(here.tools.view, [here.steps[0]!]);
  const copied = copyChosen(here.tools)!;
  const there = someTools({ activities: 1, storiesPerCell: 0, releases: 1 });
  select(there.tools.view, [there.steps[0]!]);
  await pasteCopied(there, copied);
  expect(there.layout().grid.backbone[0]!.steps.map((step) => step.title)).toEqual([
    'Step 1.1',
    'Step 1.1',
    'Step 1.2',
  ]);
  expect(there.titles(1, 0)).toEqual(['Story 1.1.1']);
  expect(there.titles(1, 1)).toEqual(['Story 2.1.1', 'Story 3.1.1']);
});

test('cutting takes the cards away, pasting puts them elsewhere', async () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  const copied = cutChosen(some.tools)!;
  expect(some.titles(0, 0)).toEqual([]);
  select(some.tools.view, [some.stories[1]!]);
  await pasteCopied(some, copied);
  expect(some.titles(1, 0)).toEqual(['Story 1.2.1', 'Story 1.1.1']);
});

test('duplicating puts copies right behind, undone in one step', async () => {
  const some = someTools({ storiesPerCell: 2 });
  select(some.tools.view, [some.stories[0]!, some.stories[1]!]);
  await duplicateChosen(some.tools);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2', 'Story 1.1.1', 'Story 1.1.2']);
  some.undo.undo();
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2']);
  select(some.tools.view, [some.activities[0]!]);
  await duplicateChosen(some.tools);
  expect(some.layout().activities.map(({ activity }) => activity.title)).toEqual([
    'Activity 1',
    'Activity 1',
    'Activity 2',
  ]);
  expect(some.titles(2, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2']);
});

test("another program's idea of our clipboard type is ignored", async () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  await paste(some.tools, (type) => (type === 'text/plain' ? 'plain' : '{"stories":[{"title":7}]}'));
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'plain']);
});

test('what a text means is told by its shape', async () => {
  expect(readText('a\nb').kind).toBe('lines');
  expect(readText('a\n  b').kind).toBe('outline');
  expect(readText('a\tb').kind).toBe('range');
  expect(readText('\t- a\n\t- b')).toEqual({ kind: 'lines', lines: ['a', 'b'], size: 2 });
});

test('indented lines on a story are stories and their details, on a step steps and stories', async () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  await pasteText(some, 'Pay\n  by card\n  by invoice\nConfirm');
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Pay', 'Confirm']);
  expect(some.layout().stories(0, 0)[1]!.details).toBe('by card\nby invoice');
  select(some.tools.view, [some.steps[0]!]);
  await pasteText(some, 'Return\n\tAsk\n\tSend back\nRate');
  expect(some.layout().grid.backbone[0]!.steps.map((step) => step.title)).toEqual([
    'Step 1.1',
    'Return',
    'Rate',
    'Step 1.2',
  ]);
  expect(some.titles(1, 2)).toEqual(['Ask', 'Send back']);
});

test('three levels on a card are an activity behind its activity', async () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  await pasteText(some, 'Buy\n\tPay\n\t\tBy card');
  expect(some.layout().activities.map(({ activity }) => activity.title)).toEqual([
    'Activity 1',
    'Buy',
    'Activity 2',
  ]);
  expect(some.commands).toHaveLength(1);
});

test('lines pasted on an empty map become its activities', async () => {
  const some = someTools({ activities: 0 });
  await pasteText(some, 'Find\nBuy');
  expect(some.layout().activities.map(({ activity }) => activity.title)).toEqual(['Find', 'Buy']);
});

test('a range pasted on a step is steps with stories: the first row are the steps', async () => {
  const some = someTools();
  select(some.tools.view, [some.steps[0]!]);
  await pasteText(some, 'Search\t"Pay ""now"""\r\nBy name\tCard\r\n"By\nphoto"\t\r\n');
  expect(some.layout().grid.backbone[0]!.steps.map((step) => step.title)).toEqual([
    'Step 1.1',
    'Search',
    'Pay "now"',
    'Step 1.2',
  ]);
  expect([some.titles(1, 0), some.titles(2, 0)]).toEqual([['By name', 'By photo'], ['Card']]);
  expect(some.commands).toHaveLength(1);
});

test('a range that is wider than the map gets new steps, and its repeated head is left out', async () => {
  const some = someTools({ activities: 1, storiesPerCell: 0 });
  focusCell(some.tools.view, { stepId: some.steps[0]!, lane: null });
  await pasteText(some, 'Step 1.1\tStep 1.2\na\tb');
  expect([some.titles(0, 2), some.titles(1, 2)]).toEqual([['a'], ['b']]);
  focusCell(some.tools.view, { stepId: some.steps[1]!, lane: null });
  await pasteText(some, 'c\td');
  expect([some.titles(1, 2), some.titles(2, 2)]).toEqual([['b', 'c'], ['d']]);
});

test('stories of several steps are copied as a range that pastes back', async () => {
  const here = someTools();
  here.run('setText', { id: here.stories[1]!, field: 'title', text: '=1+1' });
  select(here.tools.view, [here.stories[0]!, here.stories[1]!, here.stories[4]!]);
  const text = copyChosen(here.tools)!.get('text/plain')!;
  expect(text).toBe("Step 1.1\tStep 1.2\nStory 1.1.1\t'=1+1\nStory 2.1.1\t");
  const there = someTools({ storiesPerCell: 0 });
  select(there.tools.view, [there.activities[0]!]);
  await pasteText(there, text);
  expect([there.titles(2, 0), there.titles(3, 0)]).toEqual([['Story 1.1.1', 'Story 2.1.1'], ['=1+1']]);
});

test('cards of another map bring personas and labels by name, details and owner, in one command', async () => {
  const here = someTools();
  const persona = here.run('addPersona', { name: 'Shopper', hue: 'red' }).id;
  const label = here.run('addLabel', { name: 'Risk', hue: 'green' }).id;
  for (const tag of [persona, label]) here.run('tagRecord', { id: here.stories[0]!, tag, on: true });
  here.run('tagRecord', { id: here.steps[0]!, tag: persona, on: true });
  here.run('updateStory', { id: here.stories[0]!, owner: 'bob', kind: 'spike' });
  here.run('setText', { id: here.stories[0]!, field: 'details', text: 'Fast' });
  select(here.tools.view, [here.activities[0]!]);
  const there = someTools({ activities: 0 });
  const shopper = there.run('addPersona', { name: 'SHOPPER' }).id;
  await pasteCopied(there, copyChosen(here.tools)!);
  expect(there.commands).toHaveLength(1);
  const records = there.tools.store.getRecords();
  const [story] = there.layout().stories(0, 0);
  expect(story).toMatchObject({ owner: 'bob', kind: 'spike', details: 'Fast', personas: [shopper] });
  expect(story!.labels.map((id) => records.label.get(id))).toMatchObject([{ name: 'Risk', hue: 'green' }]);
  expect(there.layout().grid.backbone[0]!.steps[0]!.personas).toEqual([shopper]);
  there.undo.undo();
  expect(there.layout().grid.backbone).toEqual([]);
});

test('more than a thousand lines are not pasted, with a word why', async () => {
  const some = someTools();
  select(some.tools.view, [some.stories[0]!]);
  await pasteText(some, Array.from({ length: 1001 }, (_, i) => `line ${i}`).join('\n'));
  expect(some.commands).toEqual([]);
  expect(some.toasts[0]).toMatch(/^That is 1,001 cards; 1,000 can be pasted at once\. Nothing was pasted/);
  await pasteText(some, Array.from({ length: 1000 }, (_, i) => `line ${i}`).join('\n'));
  expect(some.titles(0, 0)).toHaveLength(1001);
});

test('cutting is one step of undo', async () => {
  const some = someTools({ storiesPerCell: 2 });
  select(some.tools.view, [some.stories[0]!, some.stories[1]!]);
  cutChosen(some.tools);
  expect(some.titles(0, 0)).toEqual([]);
  some.undo.undo();
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2']);
});

/** Two stories with a checklist, a need between them, and another need to a third that is not copied. */
function belongings(): SomeTools {
  const some = someTools();
  const [first, second, third] = some.stories;
  some.run('addCriteria', {
    storyId: first!,
    criteria: [{ title: 'Says no kindly', done: true }, { title: 'Says why' }],
  });
  some.run('addDependency', { storyId: first!, needsId: second!, kind: 'waiting', note: 'the bank' });
  some.run('addDependency', { storyId: second!, needsId: third!, kind: 'technical' });
  return some;
}

function copiesIn({ tools }: SomeTools, ids: readonly string[]) {
  const records = tools.store.getRecords();
  const made = new Set<string | null>(ids);
  const titleOf = (id: string | null) => records.story.get(id as never)?.title;
  return {
    criteria: [...records.criterion.values()]
      .filter(({ storyId }) => made.has(storyId))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ title, done, storyId }) => `${titleOf(storyId)}: ${title} ${done}`),
    dependencies: [...records.dependency.values()]
      .filter(({ storyId }) => made.has(storyId))
      .map((line) => `${titleOf(line.storyId)} needs ${titleOf(line.needsId)}, ${line.kind}: ${line.note}`),
    inside: [...records.dependency.values()]
      .filter(({ storyId }) => made.has(storyId))
      .every(({ needsId }) => made.has(needsId)),
  };
}
const brought = {
  criteria: ['Story 1.1.1: Says no kindly true', 'Story 1.1.1: Says why false'],
  dependencies: ['Story 1.1.1 needs Story 1.2.1, waiting: the bank'],
  inside: true,
};

test('duplicates keep their checklists and need each other, not the cards they are copies of; one step of undo', async () => {
  const some = belongings();
  select(some.tools.view, [some.stories[0]!, some.stories[1]!]);
  const before = some.tools.store.getRecords();
  await duplicateChosen(some.tools);
  expect(some.commands.map(({ name }) => name)).toEqual(['pasteCards']);
  const made = [...some.tools.view.getState().selection];
  expect(made).toHaveLength(2);
  expect(copiesIn(some, made)).toEqual(brought);
  some.undo.undo();
  const live = (records: typeof before) =>
    [...records.criterion.values(), ...records.dependency.values()].filter(
      ({ archivedAt }) => archivedAt === null,
    );
  expect(live(some.tools.store.getRecords())).toHaveLength(live(before).length);
});

test('a copied activity brings the checklists and dependencies of its stories to another map', async () => {
  const some = belongings();
  select(some.tools.view, [some.activities[0]!]);
  const copied = copyChosen(some.tools)!;
  const other = someTools({ activities: 0, releases: 0 });
  await pasteCopied(other, copied);
  const made = [...other.tools.store.getRecords().story.keys()];
  expect(copiesIn(other, made)).toEqual(brought);
  expect(other.commands).toHaveLength(1);
});

test('a clipboard that speaks of stories it does not hold brings what it does hold', async () => {
  const some = someTools({ storiesPerCell: 0 });
  focusCell(some.tools.view, { stepId: some.steps[0]!, lane: null });
  const story = { title: 'Mine', details: '', kind: 'story', estimate: null, key: 'a' };
  const cards = {
    activities: [],
    steps: [],
    stories: [story],
    dependencies: [
      { story: 'a', needs: 'gone', kind: 'technical', note: '' },
      { story: 'a', needs: 'a', kind: 'technical', note: '' },
    ],
  };
  await pasteCopied(some, new Map([[cardsType, JSON.stringify(cards)]]));
  expect(some.titles(0, 2)).toEqual(['Mine']);
  expect(some.tools.store.getRecords().dependency.size).toBe(0);
});
