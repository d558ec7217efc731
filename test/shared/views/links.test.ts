/** Which addresses may be followed: http, https and mailto, nothing that runs or hides where it leads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLink } from '../../../shared/views/links.ts';

describe('an address people wrote', () => {
  it('leads to a page or to a mailbox, and says where', () => {
    expect(safeLink('https://example.com/a_(b)')).toEqual({
      href: 'https://example.com/a_(b)',
      place: 'example.com',
    });
    expect(safeLink('http://shop.test:81/x?y=1#z')?.place).toBe('shop.test:81');
    expect(safeLink('mailto:bob@example.com')).toEqual({
      href: 'mailto:bob@example.com',
      place: 'bob@example.com',
    });
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    'https://',
    'mailto:',
    '/map/other',
    '//example.com',
    'vbscript:x',
    '',
  ])('C2: is not followed when it runs, hides where it goes, or goes nowhere: %s', (written) => {
    expect(safeLink(written)).toBeNull();
  });

  it('in other letters that look alike is told by its real name', () => {
    expect(safeLink('https://аррӏе.com')?.place).toMatch(/^xn--/);
    expect(safeLink('https://exa​mple.com')?.place).toBe('example.com');
  });

  it('is safe whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((end) => `mailto:${end}`),
        ),
        (written) => {
          const link = safeLink(written);
          if (link === null) return;
          expect(link.href).toMatch(/^(https?|mailto):/);
          expect(link.place).not.toBe('');
        },
      ),
    );
  });
});
