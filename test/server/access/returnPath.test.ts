/** S11: after signing in, a person lands on a page of this server, whatever the link said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { returnPath } from '../../../server/access/returnPath.ts';

describe('S11: the way back after signing in', () => {
  test.each(['/', '/map/abc', '/map/abc?view=x#card', '/join', '/a//b'])('may be %s', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  test.each([
    undefined,
    '',
    'map/abc',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09/evil.example/..//evil.example/\\',
    'https://evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/x/..//evil.example',
    `/${'a'.repeat(600)}`,
  ])('is the home page instead of %j', (path) => {
    expect(returnPath(path)).toBe('/');
  });

  test('stays on the server for anything a link could hold', () => {
    const odd = fc.string({
      unit: fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '%2f', 'evil.example', '?', '#'),
    });
    fc.assert(
      fc.property(fc.oneof(odd, fc.webUrl(), fc.string()), (given) => {
        const base = 'https://maps.example.org/sign-in/callback';
        expect(new URL(returnPath(given), base).origin).toBe('https://maps.example.org');
      }),
      { numRuns: 2000 },
    );
  });
});
