/** Pushing a slice to a tracker, in the words and groups people read. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { connectFaults } from '../../../client/panels/trackers/connectFaults.ts';
import { countToPush } from '../../../client/panels/trackers/countToPush.ts';
import { FieldChange } from '../../../client/panels/trackers/FieldChange.tsx';
import { IssueLink } from '../../../client/panels/trackers/IssueLink.tsx';
import { SliceStories } from '../../../client/panels/trackers/SliceStories.tsx';
import { storyGroups } from '../../../client/panels/trackers/storyGroups.ts';
import { tellWhys } from '../../../client/panels/trackers/tellWhys.ts';
import { trackerName } from '../../../client/panels/trackers/trackerName.ts';
import { refusal } from '../../../client/panels/api/request.ts';
import { formatTime } from '../../../client/ui/format.ts';
import { trackerWords } from '../../../client/ui/words/trackers.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import {
  connectTrackerRequest,
  trackerReasons,
  type TrackerEntry,
  type TrackerIssue,
  type TrackerPreviewItem,
  type TrackerPushAnswer,
} from '../../../shared/protocol/trackers.ts';

const idOf = (name: string): StoryId => `story:${name}`;
const tracker: TrackerEntry = {
  id: 'one',
  kind: 'github',
  site: 'https://api.github.com',
  project: 'acme/shop',
  account: '',
  createdAt: 0,
};
const item = (
  name: string,
  change: TrackerPreviewItem['change'],
  rest: Partial<TrackerPreviewItem> = {},
): TrackerPreviewItem => ({
  storyId: idOf(name),
  title: name,
  change,
  key: '',
  url: '',
  fields: [],
  ...rest,
});
const issue = (name: string, rest: Partial<TrackerIssue> = {}): TrackerIssue => ({
  storyId: idOf(name),
  title: name,
  state: 'pushed',
  key: `#${name}`,
  url: `https://github.com/acme/shop/issues/${name}`,
  reason: null,
  nextAt: null,
  ...rest,
});
const pushOf = (issues: readonly TrackerIssue[]): TrackerPushAnswer => {
  const count = (state: TrackerIssue['state']) => issues.filter((each) => each.state === state).length;
  return {
    issues: [...issues],
    pushed: count('pushed'),
    waiting: count('waiting'),
    refused: count('refused'),
  };
};

describe('how far a push has come', () => {
  test.each([
    [[7, 9, 2, 0], '7 of 9 pushed, 2 waiting'],
    [[9, 9, 0, 0], '9 of 9 pushed'],
    [[0, 9, 9, 0], '0 of 9 pushed, 9 waiting'],
    [[6, 9, 2, 1], '6 of 9 pushed, 2 waiting, 1 refused'],
  ] as const)('%j is "%s"', ([pushed, total, waiting, refused], told) => {
    expect(trackerWords.progress(pushed, total, waiting, refused)).toBe(told);
  });

  test('the button says how many stories go', () => {
    expect([0, 1, 9].map(trackerWords.push)).toEqual(['Nothing to push', 'Push 1 story', 'Push 9 stories']);
    expect(trackerWords.outside(3)).toBe(
      '3 stories of this slice are not in the backlog and stay out. Push the slice first.',
    );
    expect(trackerWords.outside(1)).toMatch(/^1 story of this slice is not in the backlog and stays out\./);
  });
});

describe('why something is not there', () => {
  const at = Date.UTC(2026, 5, 1, 12, 5);
  const tell = (lines: readonly Partial<TrackerIssue>[], now = at - 1): string[] =>
    tellWhys(
      lines.map((line) => issue('a', line)),
      tracker,
      now,
    );

  test.each(trackerReasons)('is told with what is safe and what to do: %s', (reason) => {
    const [told = '', ...others] = tell([{ reason, nextAt: at }]);
    expect(others).toEqual([]);
    expect(told).toMatch(/^(?:GitHub|Somebody|This server) /);
    expect(told).toMatch(/nothing is lost|What was pushed stays there/i);
    expect(told).toMatch(/tried again at|press “Try now”|push again|with a new key/i);
  });

  test('says when it is tried again, or that it is about to be', () => {
    const lines = [
      { reason: 'unreachable', nextAt: at + 60_000 },
      { reason: 'unreachable', nextAt: at },
    ] as const;
    expect(tell(lines)).toEqual([
      `GitHub does not answer. Nothing is lost, nothing is made twice. It is tried again at ${formatTime(at)}.`,
    ]);
    expect(tell(lines, at)[0]).toContain('It is tried again in a moment.');
    expect(tell([{ reason: 'unreachable' }])[0]).toContain('Press “Try now”');
  });

  test('is told once for all that have one reason, and not for what was not tried yet', () => {
    expect(tell([{ reason: 'busy' }, { reason: 'busy' }, { reason: 'refused' }, {}])).toHaveLength(2);
    expect(tell([{}])).toEqual([]);
  });
});

describe('the stories of a slice', () => {
  const preview = {
    items: [
      item('1', 'unchanged', { key: '#1' }),
      item('2', 'changed', { key: '#2', fields: [{ field: 'title', from: 'a', to: 'b' }] }),
      item('3', 'new'),
      item('4', 'new'),
      item('5', 'unchanged', { key: '#5' }),
    ],
    outside: 0,
  };
  const push = pushOf([
    issue('1'),
    issue('2'),
    issue('4', { state: 'waiting', key: '', url: '', reason: 'broken', nextAt: 5 }),
    issue('5', { state: 'refused', reason: 'refused' }),
    issue('6'),
  ]);

  test('are each in one group, what needs a person first', () => {
    const groups = storyGroups(preview, push).map(({ group, lines }) => [
      group,
      ...lines.map(({ title }) => title),
    ]);
    expect(groups).toEqual([
      ['refused', '5'],
      ['waiting', '4'],
      ['new', '3'],
      ['changed', '2'],
      ['unchanged', '1'],
      ['left', '6'],
    ]);
  });

  test('are counted for the next push, without what is on its way', () => {
    expect(countToPush(preview, push)).toBe(3);
    expect(countToPush(preview, { issues: [] })).toBe(3);
    expect(countToPush({ items: [], outside: 3 }, push)).toBe(0);
  });

  test('know their issue as soon as the push has made it', () => {
    const [group] = storyGroups({ items: [item('3', 'unchanged')], outside: 0 }, pushOf([issue('3')]));
    expect(group?.lines[0]).toMatchObject({ key: '#3', url: 'https://github.com/acme/shop/issues/3' });
  });

  test('are shown with the reason once over those that share it, else at each', () => {
    const show = (reasons: readonly TrackerIssue['reason'][]): string => {
      const issues = reasons.map((reason, at) => issue(String(at), { state: 'refused', reason }));
      const items = issues.map(({ title }) => item(title, 'new'));
      return renderToStaticMarkup(
        createElement(SliceStories, {
          slice: { trackerId: 'one', preview: { items, outside: 0 }, push: pushOf(issues) },
          tracker,
          now: 0,
          onPushSlice: () => undefined,
        }),
      );
    };
    const count = (html: string): number => html.match(/Here nothing is lost/g)?.length ?? 0;
    expect(count(show(['refused', 'refused', 'refused']))).toBe(1);
    expect(count(show(['refused', 'issueGone', 'refused']))).toBe(3);
  });

  test('that are not in the backlog lead to the push that comes first', () => {
    const html = renderToStaticMarkup(
      createElement(SliceStories, {
        slice: { trackerId: 'one', preview: { items: [], outside: 3 }, push: pushOf([]) },
        tracker,
        now: 0,
        onPushSlice: () => undefined,
      }),
    );
    expect(html).toContain('Nothing of this slice is in the backlog');
    expect(html).toContain('Push the slice…');
  });
});

describe('a field that changes', () => {
  const shown = (field: 'title' | 'body' | 'kind', from: string, to: string): string =>
    renderToStaticMarkup(createElement(FieldChange, { field, from, to })).replaceAll(/ dir="auto"/g, '');

  test('shows what is there and what would be', () => {
    expect(shown('title', 'By price', 'By <b>range</b>')).toContain('<del>By price</del>');
    expect(shown('title', 'By price', 'By <b>range</b>')).toContain('<ins>By &lt;b&gt;range&lt;/b&gt;</ins>');
    expect(shown('kind', 'other', 'bug')).toContain('<del>no bug</del>');
    expect(shown('body', '', 'Now')).toMatch(/^<details.*<summary>Description.*<del>empty<\/del>/);
  });
});

describe('the link to an issue', () => {
  const shown = (url: string): string =>
    renderToStaticMarkup(createElement(IssueLink, { issueKey: '#12', url }));

  test('C2: leads to https only, tells nothing about this page, and says where to', () => {
    const html = shown('https://github.com/acme/shop/issues/12');
    expect(html).toContain(
      'href="https://github.com/acme/shop/issues/12" title="https://github.com/acme/shop/issues/12" target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer"',
    );
    expect(html).toMatch(/ github\.com<\/span>$/);
  });

  test.each([
    '',
    'javascript:alert(1)',
    'http://github.com/acme/shop/issues/12',
    'mailto:alice@example.org',
    'https://github.com@evil.example/',
    '//evil.example',
  ])('C2: that is not safe is its key alone: %j', (url) => {
    expect(shown(url)).toBe('#12');
  });
});

describe('connecting', () => {
  test('a tracker is called by its project, and by its host where that is not the usual one', () => {
    expect(trackerName(tracker)).toBe('GitHub: acme/shop');
    expect(trackerName({ kind: 'jira', site: 'https://acme.atlassian.net', project: 'SHOP' })).toBe(
      'Jira: SHOP (acme.atlassian.net)',
    );
  });

  const asked = { kind: 'jira', site: '', project: 'shop', account: '', secret: ' ' } as const;
  const pathsOf = (body: object): string[] =>
    connectTrackerRequest.safeParse({ ...asked, ...body }).error?.issues.map(({ path }) => path.join('.')) ??
    [];

  test('each field says what is wrong with it', () => {
    expect(connectFaults('jira', pathsOf({}))).toMatchObject({
      site: expect.stringContaining('https://'),
      secret: expect.stringContaining('no spaces'),
    });
    const rest = { site: 'https://acme.atlassian.net', secret: 'key' };
    expect(connectFaults('jira', pathsOf(rest))).toEqual({
      project: trackerWords.connect.faults.project.jira,
      account: trackerWords.connect.faults.account,
    });
    expect(pathsOf({ ...rest, project: 'SHOP', account: 'alice@example.org' })).toEqual([]);
  });

  test('what the server finds wrong comes with the paths of its fields', () => {
    const issues = [{ path: 'secret', message: 'too long' }];
    const error = refusal(400, { error: { code: 'badInput', message: 'No.', issues } });
    expect(error.issues.map(({ path }) => path)).toEqual(['secret']);
    expect(refusal(409, { error: { code: 'trackerRefused', message: 'No.' } }).issues).toEqual([]);
  });
});
