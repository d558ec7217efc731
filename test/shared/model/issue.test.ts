/** The issue of a story as it is stored: a name that can be read and a page of the web, or none at all. */
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { issueSchema } from '../../../shared/model/issue.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { findFaults } from '../../../shared/model/writeRecord.ts';
import { buildMap } from '../../support/buildMap.ts';

const url = 'https://example.org/shop/issues/12';
const isIssue = (issue: unknown): boolean => issueSchema.safeParse(issue).success;

test.each([
  { key: '#12', url },
  { key: 'SHOP-12', url: 'http://localhost:8080/browse/SHOP-12' },
  { key: 'x'.repeat(40), url: `${url}?q=${'x'.repeat(400)}#note` },
  { key: 'Ж-1', url: 'https://пример.example/1' },
])('$key is an issue', (issue) => {
  expect(issueSchema.parse(issue)).toEqual(issue);
});

test.each([
  '',
  ' ',
  'x'.repeat(41),
  'SHOP 12',
  'SHOP-12\n',
  '#12\u0000',
  '#1\u200b2',
  '\u202e21#',
  '#12\ufeff',
  7,
  null,
])('%j is no key of an issue', (key) => {
  expect(isIssue({ key, url })).toBe(false);
});

describe('C2: an address that runs, hides where it leads, or leads nowhere', () => {
  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:bob@example.org',
    'blob:https://example.org/1',
    'https://github.com@evil.example/issues/12',
    'https://:secret@evil.example/',
    'https://github.com\\@evil.example/',
    'https://example.org:x/',
    'https://exa\u200bmple.org/',
    'https://example.org/\u202egpj.exe',
    'https://example.org/a b',
    ' https://example.org/',
    'https://example.org/\n',
    '//example.org/issues/12',
    '/api/session',
    'https://',
    '',
    `https://example.org/${'x'.repeat(500)}`,
    7,
    null,
  ])('%j is no page of an issue, and reads as none where a peer wrote it all the same', (address) => {
    const issue = { key: '#12', url: address };
    expect(isIssue(issue)).toBe(false);
    const { doc, stories } = buildMap();
    const record = recordOf(doc, 'story', stories[0]!)!;
    record.set('issue', issue);
    expect(findFaults('story', record)).toEqual(['issue']);
    expect(readMap(doc).story.get(stories[0]!)!.issue).toBeNull();
  });
});

test('an issue with something else in it is none', () => {
  expect(isIssue({ key: '#12', url, html: '<img>' })).toBe(false);
  expect(isIssue(['#12', url])).toBe(false);
  expect(isIssue({ key: '#12' })).toBe(false);
});

test('a story that was never linked has none', () => {
  const { doc, stories } = buildMap();
  expect(recordOf(doc, 'story', stories[0]!)!.has('issue')).toBe(false);
  expect(readMap(doc).story.get(stories[0]!)!.issue).toBeNull();
});
