/** Answers no tracker should give, and those that only some give: what we make of them. */
import { describe, expect, test } from 'vitest';
import type { Outgoing } from '../../../server/outgoing/outgoing.ts';
import { openTracker } from '../../../server/trackers/openTracker.ts';
import { retryAfter } from '../../../server/trackers/retryAfter.ts';
import type { Tracker, TrackerPlace } from '../../../server/trackers/tracker.ts';
import type { IssueText } from '../../../shared/protocol/trackers.ts';

const pay: IssueText = { title: 'Pay by card', body: '', kind: 'other' };
const places = {
  github: { site: 'https://api.github.com', project: 'shop/web', account: '', secret: 'key' },
  gitlab: { site: 'https://gitlab.com', project: 'shop/team/web', account: '', secret: 'key' },
  jira: { site: 'https://shop.atlassian.net', project: 'SHOP', account: 'a@b.example', secret: 'key' },
} as const;

/** A tracker that gives one answer to everything. */
function answering(
  kind: keyof typeof places,
  json: unknown,
  init: ResponseInit = {},
  place: Partial<TrackerPlace> = {},
): Tracker {
  const outgoing: Outgoing = async () => new Response(JSON.stringify(json), init);
  return openTracker[kind]({ ...places[kind], ...place }, outgoing);
}

describe('C2, C5: the page of an issue', () => {
  const pageAt = async (kind: 'github' | 'gitlab', named: unknown, site?: string): Promise<string> => {
    const answer = { number: 12, iid: 12, html_url: named, web_url: named };
    return (await answering(kind, answer, {}, site === undefined ? {} : { site }).create(pay, 'mark')).url;
  };

  test.each([
    'javascript:ran()',
    'data:text/html,<script>ran()</script>',
    'http://github.example/shop/web/issues/12',
    'https://github.com@evil.example/12',
    '//evil.example/12',
    'file:///etc/passwd',
    `https://github.com/${'x'.repeat(2000)}`,
    '',
    12,
    null,
    undefined,
  ])('is built when the tracker names %j', async (named) => {
    expect(await pageAt('github', named)).toBe('https://github.com/shop/web/issues/12');
    expect(await pageAt('gitlab', named)).toBe('https://gitlab.com/shop/team/web/-/issues/12');
  });

  test('is the one the tracker names, with plain http only where the tracker itself has no better', async () => {
    expect(await pageAt('github', 'https://github.com/shop/web/issues/12')).toBe(
      'https://github.com/shop/web/issues/12',
    );
    expect(await pageAt('gitlab', 'http://git.lan/a/b/-/issues/12', 'http://git.lan')).toBe(
      'http://git.lan/a/b/-/issues/12',
    );
  });

  test('is built from where one’s own tracker is', async () => {
    expect(await pageAt('github', '', 'https://git.example.org/api/v3')).toBe(
      'https://git.example.org/shop/web/issues/12',
    );
    expect(await pageAt('github', '', 'https://api.shop.ghe.com')).toBe(
      'https://shop.ghe.com/shop/web/issues/12',
    );
    expect(await pageAt('gitlab', '', 'https://example.org/gitlab')).toBe(
      'https://example.org/gitlab/shop/team/web/-/issues/12',
    );
  });
});

describe('C7: an answer that is not understood', () => {
  test.each([
    ['github', { number: '12', html_url: '' }],
    ['github', { number: 0 }],
    ['github', []],
    ['gitlab', { iid: 1.5 }],
    ['gitlab', null],
  ] as const)('of %s, %j, leaves open whether an issue was made', async (kind, json) => {
    await expect(answering(kind, json).create(pay, 'mark')).rejects.toMatchObject({
      reason: 'broken',
      isUnsure: true,
    });
  });

  test.each([
    { id: '../1', key: 'SHOP-1' },
    { id: '1', key: 'SHOP-1/../x' },
    { id: '1', key: 'javascript:' },
    {},
  ])('of jira, %j, leaves it open as well', async (json) => {
    const types = { issueTypes: [{ id: '1', name: 'Story' }] };
    const outgoing: Outgoing = async (address) =>
      Response.json(address.includes('createmeta') ? types : json);
    await expect(openTracker.jira(places.jira, outgoing).create(pay, 'mark')).rejects.toMatchObject({
      reason: 'broken',
      isUnsure: true,
    });
  });

  test('never means that there is no issue', async () => {
    const issue = { id: '1', key: 'SHOP-1', fields: { created: 'yesterday', labels: ['throughline-mark'] } };
    for (const json of [{ issues: [issue] }, { issues: null }, {}, null]) {
      await expect(answering('jira', json).find('mark', 0)).rejects.toMatchObject({ reason: 'broken' });
    }
    for (const json of [[{ number: 1, created_at: 'yesterday', body: '' }], [{}], {}, null]) {
      await expect(answering('github', json).find('mark', 0)).rejects.toMatchObject({ reason: 'broken' });
      await expect(answering('gitlab', json).find('mark', 0)).rejects.toMatchObject({
        reason: 'broken',
      });
    }
  });
});

describe('a tracker that says this is too much', () => {
  const busy = async (status: number, headers: Record<string, string>, words = ''): Promise<unknown> =>
    answering('github', { message: words }, { status, headers })
      .create(pay, 'mark')
      .catch(({ reason, retryAfter: wait }) => [reason, wait]);

  test('fault 19: is understood from the status, the headers or, at last, the words', async () => {
    expect(await busy(429, {})).toEqual(['busy', null]);
    expect(await busy(429, { 'retry-after': '7' })).toEqual(['busy', 7000]);
    expect(await busy(403, { 'retry-after': '7' })).toEqual(['busy', 7000]);
    expect(await busy(403, { 'x-ratelimit-remaining': '0' })).toEqual(['busy', null]);
    expect(await busy(403, { 'x-ratelimit-remaining': '10' })).toEqual(['keyRefused', null]);
    expect(await busy(403, {}, 'You have exceeded a secondary rate limit.')).toEqual(['busy', 60_000]);
    expect(await busy(503, { 'retry-after': '7' })).toEqual(['broken', 7000]);
    expect(await busy(408, {})).toEqual(['broken', null]);
    expect(await busy(451, {})).toEqual(['refused', null]);
  });

  test('fault 19: is left alone as long as it asks, by its own clock, and at most an hour', () => {
    const now = Date.parse('2026-01-31T12:00:00Z');
    const wait = (headers: Record<string, string>): number | null => retryAfter(new Headers(headers), now);
    const none = { 'x-ratelimit-remaining': '0' };
    expect(wait({})).toBeNull();
    expect(wait({ 'retry-after': '0' })).toBe(0);
    expect(wait({ 'retry-after': '86400' })).toBe(3_600_000);
    expect(wait({ 'retry-after': 'Sat, 31 Jan 2026 12:00:30 GMT' })).toBe(30_000);
    expect(wait({ 'retry-after': 'Sat, 31 Jan 2026 11:00:00 GMT' })).toBe(0);
    expect(
      wait({ 'retry-after': 'Sat, 31 Jan 2026 12:00:30 GMT', date: 'Sat, 31 Jan 2026 12:00:20 GMT' }),
    ).toBe(10_000);
    for (const odd of ['soon', '-5', '1.5', '', '1 2', '9'.repeat(400)]) {
      expect(wait({ 'retry-after': odd }), odd).toBeNull();
    }
    expect(wait({ ...none, 'x-ratelimit-reset': String(now / 1000 + 5) })).toBe(5000);
    expect(wait({ ...none, 'x-ratelimit-reset': '2026-01-31T12:00:07Z' })).toBe(7000);
    expect(wait({ 'ratelimit-remaining': '0', 'ratelimit-reset': String(now / 1000 + 9) })).toBe(9000);
    // The count of requests is not what was too much.
    expect(wait({ 'x-ratelimit-remaining': '4000', 'x-ratelimit-reset': String(now / 1000 + 5) })).toBeNull();
  });
});
