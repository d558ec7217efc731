/** What is peculiar to GitHub: lists instead of a search, issues that are none, and Enterprise. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutgoing } from '../../../server/outgoing/outgoing.ts';
import { openGithub } from '../../../server/trackers/github.ts';
import type { Tracker } from '../../../server/trackers/tracker.ts';
import type { IssueText } from '../../../shared/protocol/trackers.ts';
import { startFakeTracker, type FakeTracker } from '../../support/fakeTracker.ts';

const kind = 'github';
const pay: IssueText = { title: 'Pay by card', body: 'As a buyer', kind: 'other' };
const mark = 'k7f3a9c2';
const moment = Date.parse('2026-01-31T12:00:00.500Z');

let fake: FakeTracker;
let now = moment;
beforeEach(async () => {
  now = moment;
  fake = await startFakeTracker(() => now);
});
afterEach(() => fake.close());

function github(site = fake.url): Tracker {
  return openGithub({ ...fake.place(kind), site }, createOutgoing([fake.url]));
}

/** How the lists were asked for. */
function pagesAsked(): string[] {
  return fake.requests
    .filter(({ method, path }) => method === 'GET' && path.endsWith('/issues'))
    .map(({ query }) => /per_page=(\d+)&page=(\d+)/.exec(query)!)
    .map(([, size, page]) => `${page} of ${size}`);
}

describe('an issue at GitHub', () => {
  test('is not what somebody asks to merge, even with the mark in it', async () => {
    fake.add({ kind, title: 'Add paying', body: `throughline:${mark}`, isPullRequest: true });
    expect(await github().find(mark, moment)).toBeNull();
  });

  test('is looked for no further than it can be old', async () => {
    for (let n = 0; n < 30; n++) {
      const old = fake.add({ kind, title: `Old ${n}`, body: '', createdAt: moment - 3_600_000 });
      // Talked about since, so that GitHub lists it.
      old.updatedAt = moment;
    }
    for (let n = 0; n < 7; n++) fake.add({ kind, title: `New ${n}`, body: '' });
    expect(await github().find(mark, moment)).toBeNull();
    expect(pagesAsked()).toEqual(['1 of 5', '2 of 5']);
  });

  test('C7: is not said to be missing where there are more issues than are read', async () => {
    const made = await github().create(pay, mark);
    for (let n = 0; n < 300; n++) {
      now += 1000;
      fake.add({ kind, title: `Robot ${n}`, body: '' });
    }
    await expect(github().find(mark, moment)).rejects.toMatchObject({ reason: 'broken', isUnsure: false });
    for (const issue of fake.issues.filter(({ title }) => /^Robot \d$/.test(title))) fake.remove(issue);
    expect(await github().find(mark, moment)).toEqual(made);
  });

  test('C7: is found behind long issues, and behind one that is too long to be read at all', async () => {
    const made = await github().create(pay, mark);
    for (const length of [20_000, 20_000, 60_000, 5, 20_000, 30_000, 40_000]) {
      now += 1000;
      fake.add({ kind, title: 'Long', body: 'x'.repeat(length) });
    }
    fake.add({ kind, title: 'Longest', body: '話'.repeat(65_536) });
    expect(await github().find(mark, moment)).toEqual(made);
    expect(pagesAsked()).toEqual([
      ...['1 of 5', '1 of 1', '2 of 1', '3 of 1', '4 of 1', '5 of 1'],
      ...['2 of 5', '6 of 1', '7 of 1', '8 of 1', '9 of 1'],
    ]);
    expect(await github().find('another', moment)).toBeNull();
  });

  test('is known by the same number and page at one’s own GitHub Enterprise', async () => {
    const enterprise = github(`${fake.url}/api/v3`);
    await enterprise.check();
    const made = await enterprise.create(pay, mark);
    expect(made).toMatchObject({ key: '#1', url: `${fake.url}/shop/web/issues/1` });
    expect(await enterprise.find(mark, moment)).toEqual(made);
    expect(fake.requests.every(({ path }) => path.startsWith('/api/v3/repos/shop/web'))).toBe(true);
  });

  test('keeps its labels as people wrote them, also a Bug with a capital', async () => {
    const { issueId } = await github().create(pay, mark);
    fake.issues[0]!.labels.push('Bug', 'urgent');
    await github().update(issueId, { ...pay, kind: 'bug' }, mark);
    expect(fake.issues[0]!.labels).toEqual(['Bug', 'urgent']);
    await github().update(issueId, pay, mark);
    expect(fake.issues[0]!.labels).toEqual(['urgent']);
  });
});
