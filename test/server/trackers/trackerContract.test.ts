/** What every tracker must do: the same suite runs on all adapters, over real requests to a tracker that is played. */
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createOutgoing, type Outgoing } from '../../../server/outgoing/outgoing.ts';
import { openTracker } from '../../../server/trackers/openTracker.ts';
import { TrackerError, type Tracker, type TrackerPlace } from '../../../server/trackers/tracker.ts';
import { trackerKinds, type IssueText } from '../../../shared/protocol/trackers.ts';
import type { Fault } from '../../support/fakeFault.ts';
import { startFakeTracker, type FakeTracker } from '../../support/fakeTracker.ts';
import { trackerWords, type FakeIssue } from '../../support/fakeTrackerState.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';

const mark = 'k7f3a9c2';
const other = 'k7f3a9c2d';
const pay: IssueText = { title: 'Pay by card', body: 'As a buyer\n\n- by card\n- by bill', kind: 'other' };
const bug: IssueText = { ...pay, kind: 'bug' };
const hour = 3_600_000;
const minute = 60_000;

/** How long an answer is waited for where none comes. */
const patience = 400;

/** What went wrong, and that nothing of the tracker and of the key is in it. */
async function errorOf(
  work: Promise<unknown>,
): Promise<Pick<TrackerError, 'reason' | 'isUnsure' | 'retryAfter'>> {
  const error: unknown = await work.then(
    (value) => `no error but ${inspect(value)}`,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TrackerError);
  const all = inspect(error, { depth: 9, showHidden: true });
  for (const hidden of [
    trackerWords,
    'good-key',
    'bad-key',
    btoa('alice@example.org:good-key'),
    '127.0.0.1',
  ]) {
    expect(all).not.toContain(hidden);
  }
  const { reason, isUnsure, retryAfter } = error as TrackerError;
  return { reason, isUnsure, retryAfter };
}

const sure = { isUnsure: false, retryAfter: null };
const unsure = { isUnsure: true, retryAfter: null };

describe.each(trackerKinds)('%s', (kind) => {
  let fake: FakeTracker;
  let outgoing: Outgoing;
  let hasty: Outgoing;
  beforeAll(async () => {
    fake = await startFakeTracker();
    outgoing = createOutgoing([fake.url]);
    hasty = createOutgoing([fake.url], patience);
  });
  afterEach(() => {
    fake.faults = () => 'none';
    for (const issue of [...fake.issues]) fake.remove(issue);
  });
  afterAll(() => fake.close());

  const at = (place: Partial<TrackerPlace> = {}, way = outgoing): Tracker =>
    openTracker[kind]({ ...fake.place(kind), ...place }, way);
  const keptBy = (issueId: string): FakeIssue => fake.issues.find(({ id }) => id === issueId)!;
  const looksLikeBug = ({ labels, type }: FakeIssue): boolean =>
    kind === 'jira' ? type === 'Bug' : labels.includes('bug');
  const since = (): number => Date.now() - minute;

  describe('checked', () => {
    test('lets in who has the key of a project that keeps issues', async () => {
      await expect(at().check()).resolves.toBeUndefined();
    });

    test('says that the key is refused, that there is no such project, or that it keeps no issues', async () => {
      expect(await errorOf(at({ secret: 'bad-key' }).check())).toEqual({ reason: 'keyRefused', ...sure });
      const nowhere = kind === 'jira' ? 'NOPE' : 'shop/nope';
      expect(await errorOf(at({ project: nowhere }).check())).toEqual({ reason: 'projectMissing', ...sure });
      const closed = await startFakeTracker();
      closed.closeProject(kind);
      const tracker = openTracker[kind](closed.place(kind), createOutgoing([closed.url]));
      expect(await errorOf(tracker.check())).toEqual({ reason: 'projectMissing', ...sure });
      await closed.close();
    });

    test('C5: never leaves the place of a project by a name that leads elsewhere', async () => {
      const asked = fake.requests.length;
      const away = kind === 'jira' ? ['..', '.'] : ['../user', './web', 'shop/..', 'a/../../b'];
      for (const project of away) {
        expect(await errorOf(at({ project }).check()), project).toEqual({
          reason: 'projectMissing',
          ...sure,
        });
      }
      const paths = fake.requests.slice(asked).map(({ path }) => path);
      expect(paths).toEqual(
        kind === 'gitlab' ? away.map((project) => `/api/v4/projects/${encodeURIComponent(project)}`) : [],
      );
    });
  });

  describe('an issue that is made', () => {
    test('has title, body and mark, and is named as people and the API name it', async () => {
      const made = await at().create(pay, mark);
      const issue = keptBy(made.issueId);
      expect(issue).toMatchObject({ kind, title: 'Pay by card', key: made.key });
      expect(issue.body).toContain('As a buyer');
      expect(issue.body).toContain('- by card\n- by bill');
      expect(issue.body.split('\n').at(-1)).toBe(`throughline:${mark}`);
      expect(issue.labels).toEqual(kind === 'jira' ? [`throughline-${mark}`] : []);
      expect(looksLikeBug(issue)).toBe(false);
      const pages = {
        github: `${fake.url}/shop/web/issues/${made.issueId}`,
        gitlab: `${fake.url}/shop/team/web/-/issues/${made.issueId}`,
        jira: `${fake.url}/browse/${made.key}`,
      };
      expect(made.url).toBe(pages[kind]);
      expect(made.key).toMatch(kind === 'jira' ? /^SHOP-\d+$/ : /^#\d+$/);
    });

    test('is a bug there when the story is one', async () => {
      expect(looksLikeBug(keptBy((await at().create(bug, mark)).issueId))).toBe(true);
    });

    test('cannot be made where there is no such project, nor with a wrong key', async () => {
      const nowhere = kind === 'jira' ? 'NOPE' : 'shop/nope';
      const missing = at({ project: nowhere });
      expect(await errorOf(missing.create(pay, mark))).toEqual({ reason: 'projectMissing', ...sure });
      expect(await errorOf(missing.find(mark, since()))).toEqual({ reason: 'projectMissing', ...sure });
      const refused = at({ secret: 'bad-key' });
      expect(await errorOf(refused.create(pay, mark))).toEqual({ reason: 'keyRefused', ...sure });
      expect(await errorOf(refused.find(mark, since()))).toEqual({ reason: 'keyRefused', ...sure });
      expect(fake.issues).toEqual([]);
    });
  });

  describe('an issue that is sought', () => {
    test('is found by its mark among others, older and newer, and by none that only begins like it', async () => {
      const tracker = at();
      for (let n = 0; n < 7; n++) fake.add({ kind, title: `Older ${n}`, body: 'throughline:' });
      const made = await tracker.create(pay, mark);
      await tracker.create(pay, other);
      for (let n = 0; n < 13; n++) fake.add({ kind, title: `Newer ${n}`, body: `about ${mark}, not it` });
      expect(await tracker.find(mark, since())).toEqual(made);
      expect((await tracker.find(other, since()))?.issueId).not.toBe(made.issueId);
      expect(await tracker.find('k7f3a9c', since())).toBeNull();
      expect(await tracker.find('nothing', since())).toBeNull();
    });

    test('is found when the clock there is some minutes behind, and not when it is of another day', async () => {
      const words = {
        ...{ kind, title: 'Pay', body: `Pay\n\nthroughline:${mark}` },
        labels: [`throughline-${mark}`],
      };
      const old = fake.add({ ...words, createdAt: Date.now() - 24 * hour });
      expect(await at().find(mark, since())).toBeNull();
      const behind = fake.add({ ...words, createdAt: Date.now() - 9 * minute });
      expect(await at().find(mark, since())).toMatchObject({ issueId: behind.id });
      fake.remove(old);
    });

    test('is found after people wrote below the mark, or with the line ends of a browser', async () => {
      const body = `Pay\r\n\r\nthroughline:${mark}\r\n\r\nWe need this soon.`;
      const issue = fake.add({ kind, title: 'Pay', body, labels: [`throughline-${mark}`] });
      expect(await at().find(mark, since())).toMatchObject({ issueId: issue.id, key: issue.key });
    });

    test('is not taken from another story into which somebody wrote its mark', async () => {
      await at().create({ ...pay, body: `throughline:${other}\n  throughline:${other}` }, mark);
      expect(await at().find(other, since())).toBeNull();
      expect(await at().find(mark, since())).not.toBeNull();
    });
  });

  describe('an issue that is written anew', () => {
    test('has the new words and the mark, and keeps what other people gave it', async () => {
      const { issueId } = await at().create(pay, mark);
      keptBy(issueId).labels.push('urgent');
      await at().update(issueId, { title: 'Pay by bill', body: 'Later', kind: 'other' }, mark);
      expect(keptBy(issueId)).toMatchObject({ title: 'Pay by bill' });
      expect(keptBy(issueId).body).toMatch(new RegExp(`^Later\\s+throughline:${mark}$`));
      expect(keptBy(issueId).labels).toContain('urgent');
    });

    test('becomes a bug and ceases to be one', async () => {
      const { issueId } = await at().create(pay, mark);
      keptBy(issueId).labels.push('urgent');
      for (const text of [bug, bug, pay, pay]) {
        await at().update(issueId, text, mark);
        expect(looksLikeBug(keptBy(issueId))).toBe(text === bug);
        expect(keptBy(issueId).labels).toContain('urgent');
      }
    });

    test('is said to be gone when somebody deleted it, unless the whole project is', async () => {
      const { issueId } = await at().create(pay, mark);
      fake.remove(keptBy(issueId));
      expect(await errorOf(at().update(issueId, pay, mark))).toEqual({ reason: 'issueGone', ...sure });
      const nowhere = at({ project: kind === 'jira' ? 'NOPE' : 'shop/nope' });
      expect(await errorOf(nowhere.update(issueId, pay, mark))).toEqual({
        reason: 'projectMissing',
        ...sure,
      });
      const refused = at({ secret: 'bad-key' });
      expect(await errorOf(refused.update(issueId, pay, mark))).toEqual({ reason: 'keyRefused', ...sure });
    });
  });

  describe('that fails', () => {
    const lost = (fault: Fault, reason: string): [string, Fault, object] => [
      JSON.stringify(fault),
      fault,
      { reason, ...unsure },
    ];
    const unsureFaults = [
      lost('silent', 'unreachable'),
      lost({ slow: hour }, 'unreachable'),
      lost('cut', 'unreachable'),
      lost('cutAfter', 'unreachable'),
      lost('broken', 'broken'),
      lost('brokenAfter', 'broken'),
      lost('garbage', 'broken'),
      lost('flood', 'broken'),
    ];
    const plainFaults: [string, Fault, object][] = [
      ['busy', 'busy', { reason: 'busy', isUnsure: false, retryAfter: 1000 }],
      ['limited', 'limited', { reason: 'busy', isUnsure: false, retryAfter: expect.any(Number) }],
      ['refuses', 'refuses', { reason: 'refused', ...sure }],
      ['keyRefused', 'keyRefused', { reason: 'keyRefused', ...sure }],
    ];

    test.each(unsureFaults)(
      'C7, fault 19: %s leaves open whether an issue was made',
      async (_name, fault, said) => {
        const tracker = at({}, hasty);
        fake.faults = ({ isWrite }) => (isWrite ? fault : 'none');
        expect(await errorOf(tracker.create(pay, mark))).toEqual(said);
        // Looking for it says which, so that it is never made twice.
        const wasMade = fake.issues.length === 1;
        const found = await tracker.find(mark, since());
        expect(found !== null).toBe(wasMade);
        if (wasMade) expect(fake.issues[0]).toMatchObject({ id: found!.issueId, key: found!.key });
      },
    );

    test.each(plainFaults)('fault 19: %s says that no issue was made', async (_name, fault, said) => {
      fake.faults = ({ isWrite }) => (isWrite ? fault : 'none');
      expect(await errorOf(at().create(pay, mark))).toEqual(said);
      expect(fake.issues).toEqual([]);
    });

    test.each([...unsureFaults, ...plainFaults])(
      'fault 19: %s is told of all else as well',
      async (_name, fault, said) => {
        const tracker = at({}, hasty);
        const { issueId } = await at().create(pay, mark);
        const expected = { ...said, isUnsure: false };
        fake.faults = ({ isWrite }) => (isWrite ? fault : 'none');
        expect(await errorOf(tracker.update(issueId, bug, mark))).toEqual(expected);
        fake.faults = () => fault;
        const told = await Promise.all([
          errorOf(tracker.check()),
          errorOf(tracker.find(mark, since())),
          errorOf(tracker.update(issueId, bug, mark)),
        ]);
        expect(told).toEqual([expected, expected, expected]);
      },
    );

    test('fault 19: a tracker that is down is told from one that does not answer, and works when it is back', async () => {
      const tracker = at({}, hasty);
      await fake.down();
      for (const work of [tracker.check(), tracker.find(mark, since()), tracker.create(pay, mark)]) {
        expect(await errorOf(work)).toEqual({ reason: 'unreachable', ...sure });
      }
      await fake.up();
      await expect(tracker.create(pay, mark)).resolves.toMatchObject({ key: expect.any(String) });
    });

    test('fault 19: a tracker that is slow is waited for', async () => {
      fake.faults = () => ({ slow: 30 });
      const made = await at().create(pay, mark);
      expect(await at().find(mark, since())).toEqual(made);
    });

    test('C5: one that leads elsewhere is not followed', async () => {
      const { issueId } = await at().create(pay, mark);
      fake.faults = () => 'moved';
      const tracker = at();
      const works = [
        tracker.check(),
        tracker.find(mark, since()),
        tracker.create(pay, other),
        tracker.update(issueId, pay, mark),
      ];
      for (const work of works) {
        expect(await errorOf(work)).toEqual({ reason: 'projectMissing', ...sure });
      }
      expect(fake.issues).toHaveLength(1);
      expect(fake.requests.filter(({ path }) => path === '/elsewhere')).toEqual([]);
    });

    test('C6: the key goes to the tracker in a header and stands in no address', async () => {
      await at().create(pay, mark);
      await at().find(mark, since());
      for (const { path, query } of fake.requests) expect(path + query).not.toContain('key');
    });
  });

  describe('words', () => {
    test('C1: hostile titles and bodies arrive as they are written, and their issue is found', async () => {
      const tracker = at();
      for (const [n, text] of hostileTexts.entries()) {
        const { issueId } = await tracker.create({ title: text, body: text, kind: 'other' }, `mark${n}`);
        const { title, body } = keptBy(issueId);
        const seen = text.replaceAll('\u202e', '');
        expect(title).toBe(seen);
        // In Jira, the signs of Markdown go.
        const shown = kind === 'jira' ? seen.replace(/\[(\w+)\]\(/, '$1 (').replace('\\"', '"') : seen;
        expect(body.replace(/\s+throughline:.*$/, '')).toBe(shown);
        expect(body.split('\n').at(-1)).toBe(`throughline:mark${n}`);
      }
      expect(fake.issues).toHaveLength(hostileTexts.length);
      const last = hostileTexts.length - 1;
      expect(await tracker.find(`mark${last}`, since())).toMatchObject({ issueId: fake.issues[last]!.id });
    });

    test('C1: a line the tracker would act on stays a line', async () => {
      const body = '/close\n  /label ~stolen\n/confidential\ntext';
      const { issueId } = await at().create({ title: '/close', body, kind: 'other' }, mark);
      await at().update(issueId, { title: '/close', body, kind: 'other' }, mark);
      const issue = keptBy(issueId);
      expect(issue.isClosed).toBe(false);
      expect(issue.labels).not.toContain('stolen');
      expect(issue.body).toContain('/close');
      expect(issue.body).toContain('/label ~stolen');
    });

    test('C8: endless titles and bodies are cut, the mark stays, and the issue is found', async () => {
      const tracker = at();
      const family = '👨‍👩‍👧‍👦';
      const parts = [family, 'a\u0301', '話', '<', '"', '\u202e\0x', '- a\n', '\n', '['];
      for (const [n, part] of parts.entries()) {
        const text = part.repeat(60_000 / part.length);
        const { issueId } = await tracker.create({ title: text, body: text, kind: 'other' }, `mark${n}`);
        const issue = keptBy(issueId);
        expect(issue.title.length).toBeLessThanOrEqual(kind === 'github' ? 256 : 255);
        expect(issue.body.length).toBeLessThanOrEqual(30_000);
        expect(issue.body.split('\n').at(-1)).toBe(`throughline:mark${n}`);
        expect(await tracker.find(`mark${n}`, since())).toMatchObject({ issueId });
        await tracker.update(issueId, { title: text, body: text, kind: 'bug' }, `mark${n}`);
      }
      const families = fake.issues[0]!.title;
      expect(families.replaceAll(family, '')).toBe('…');
      expect(families.length).toBeGreaterThan(255 - family.length);
    });

    test('C8: a text without a single whole letter is still taken', async () => {
      for (const title of ['', ' \n ', '\ud83d', `a${'\u0301'.repeat(400)}`, `👨${'\u0301'.repeat(400)}`]) {
        const { issueId } = await at().create({ title, body: title, kind: 'other' }, mark);
        expect(keptBy(issueId).title.isWellFormed()).toBe(true);
        expect(keptBy(issueId).title.trim()).not.toBe('');
      }
      expect(fake.issues[0]!.title).toBe('Untitled');
    });
  });
});
