/** Which links a text has: http, https and mailto, nothing that runs or hides where it leads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksIn } from '../../../shared/views/links.ts';

const hrefs = (text: string): string[] => linksIn(text).map(({ href }) => href);

describe('the links in a text', () => {
  it('are found in the middle of sentences, brackets and Markdown, each once', () => {
    expect(
      linksIn(
        'See https://example.com/a_(b). Again (https://example.com/a_(b)), or [it](http://shop.test:81/x?y=1#z)!',
      ),
    ).toEqual([
      { href: 'https://example.com/a_(b)', place: 'example.com' },
      { href: 'http://shop.test:81/x?y=1#z', place: 'shop.test:81' },
    ]);
    expect(linksIn('Ask mailto:bob@example.com.')).toEqual([
      { href: 'mailto:bob@example.com', place: 'bob@example.com' },
    ]);
  });

  it('never run, never carry a password, never name another place than they go to', () => {
    const text = [
      'javascript:alert(1)',
      'data:text/html,<script>',
      'file:///etc/passwd',
      'https://bank.example@evil.example/',
      'https://',
      'mailto:',
      'xhttps://example.com',
    ];
    expect(hrefs(text.join(' '))).toEqual([]);
    expect(linksIn('https://аррӏе.com')[0]?.place).toMatch(/^xn--/);
    expect(hrefs('https://example.com/\u202Egpj.exe')).toEqual(['https://example.com/']);
  });

  it('are few and safe whatever the text', () => {
    const word = fc.oneof(
      fc.constantFrom('https://', 'mailto:', 'http://a.b', '@', '.', '(', ')', 'javascript:', ' ', '\n'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const found = linksIn(words.join(''));
        expect(found.length).toBeLessThanOrEqual(50);
        for (const { href, place } of found) {
          expect(href).toMatch(/^(https?|mailto):/);
          expect(place).not.toBe('');
        }
      }),
    );
    expect(linksIn(Array.from({ length: 200 }, (_, i) => `https://example.com/${i}`).join(' '))).toHaveLength(
      50,
    );
  });
});
