/** What is peculiar to Jira: types of issues, and a document format of its own. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutgoing } from '../../../server/outgoing/outgoing.ts';
import { adf } from '../../../server/trackers/adf.ts';
import { openJira } from '../../../server/trackers/jira.ts';
import type { Tracker } from '../../../server/trackers/tracker.ts';
import type { IssueText } from '../../../shared/protocol/trackers.ts';
import { startFakeTracker, type FakeTracker } from '../../support/fakeTracker.ts';
import type { FakeType } from '../../support/fakeTrackerState.ts';

const pay: IssueText = { title: 'Pay by card', body: 'As a buyer', kind: 'other' };
const bug: IssueText = { ...pay, kind: 'bug' };
const mark = 'k7f3a9c2';

let fake: FakeTracker;
beforeEach(async () => {
  fake = await startFakeTracker();
});
afterEach(() => fake.close());

function jira(): Tracker {
  return openJira(fake.place('jira'), createOutgoing([fake.url]));
}

function types(...names: readonly string[]): readonly FakeType[] {
  return names.map((name, n) => ({
    id: String(n + 1),
    name,
    subtask: name === 'Sub-task',
    hierarchyLevel: name === 'Epic' ? 1 : 0,
  }));
}

describe('the type of an issue in Jira', () => {
  test.each([
    [['Epic', 'Sub-task', 'Task', 'Story', 'Bug'], 'Story', 'Bug'],
    [['Epic', 'Sub-task', 'Task', 'Story'], 'Story', 'Story'],
    [['Epic', 'Sub-task', 'Task'], 'Task', 'Task'],
    [['Sub-task', 'Epic', 'Request', 'Question'], 'Request', 'Request'],
    [['Sub-task', 'Epic'], 'Epic', 'Epic'],
  ])('of %j is %s for a story and %s for a bug', async (names, forStory, forBug) => {
    fake.types = types(...names);
    await jira().create(pay, mark);
    await jira().create(bug, 'another');
    expect(fake.issues.map(({ type }) => type)).toEqual([forStory, forBug]);
  });

  test('is told by the name before it was translated', async () => {
    fake.types = [
      { id: '1', name: 'Aufgabe', untranslatedName: 'Task', subtask: false, hierarchyLevel: 0 },
      { id: '2', name: 'Fehler', untranslatedName: 'Bug', subtask: false, hierarchyLevel: 0 },
    ];
    await jira().create(pay, mark);
    await jira().create(bug, 'another');
    expect(fake.issues.map(({ type }) => type)).toEqual(['Aufgabe', 'Fehler']);
  });

  test('stays as people set it, unless a bug is a bug on one side only', async () => {
    const { issueId } = await jira().create(pay, mark);
    const issue = fake.issues[0]!;
    issue.type = 'Task';
    await jira().update(issueId, pay, mark);
    expect(issue.type).toBe('Task');
    await jira().update(issueId, bug, mark);
    expect(issue.type).toBe('Bug');
    await jira().update(issueId, pay, mark);
    expect(issue.type).toBe('Story');
  });

  test('that the key may not make is a refused key, and one that needs another issue is refused', async () => {
    fake.types = [];
    await expect(jira().create(pay, mark)).rejects.toMatchObject({ reason: 'keyRefused', isUnsure: false });
    fake.types = types('Sub-task');
    await expect(jira().create(pay, mark)).rejects.toMatchObject({ reason: 'refused', isUnsure: false });
    expect(fake.issues).toEqual([]);
  });
});

test('an issue that lost its mark gets it again when it is written anew', async () => {
  const { issueId } = await jira().create(pay, mark);
  fake.issues[0]!.labels = ['urgent'];
  await jira().update(issueId, pay, mark);
  expect(fake.issues[0]!.labels).toEqual(['urgent', `throughline-${mark}`]);
});

describe('a text in Jira’s format', () => {
  const text = (line: string): object => ({ type: 'paragraph', content: [{ type: 'text', text: line }] });
  const item = (line: string): object => ({ type: 'listItem', content: [text(line)] });

  test('has paragraphs and lists, and of headings, links and escapes the words', () => {
    const markdown = [
      '## Criteria',
      '',
      '- by card',
      '- [x] by \\*bill\\*',
      'See [the map](https://example.org/m_(1)) and [more](#a).',
      '-',
      '-not a list',
      '- ',
      '- after',
    ].join('\n');
    expect(adf(markdown)).toEqual({
      type: 'doc',
      version: 1,
      content: [
        text('Criteria'),
        { type: 'bulletList', content: [item('by card'), item('[x] by *bill*')] },
        text('See the map (https://example.org/m_(1)) and more (#a).'),
        text('-'),
        text('-not a list'),
        text('-'),
        { type: 'bulletList', content: [item('after')] },
      ],
    });
  });

  test('C8: is made of 30,000 brackets as fast as of words', () => {
    for (const part of ['[', '](', '[](', '[a](b', '((', '- [', '\\']) {
      const { content } = adf(part.repeat(30_000 / part.length));
      expect(content).toHaveLength(1);
    }
  });
});
