/** Details as they read: Markdown becomes elements, and nothing people write becomes anything else. */
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import MarkdownText from '../../../client/panels/details/MarkdownText.tsx';

/** What is made of it, without the frame around it and the classes. */
function shown(text: string): string {
  return renderToStaticMarkup(createElement(MarkdownText, { text }))
    .replace(/^<div[^>]*>|<\/div>$/g, '')
    .replaceAll(/ (?:class|dir)="[^"]*"/g, '');
}

describe('Markdown', () => {
  test.each([
    ['plain words\nin two lines', '<p>plain words<br/>in two lines</p>'],
    [
      '**bold** _em_ ~~gone~~ `code`',
      '<p><strong>bold</strong> <em>em</em> <del>gone</del> <code>code</code></p>',
    ],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['3. three\n4. four', '<ol start="3"><li><div>three</div></li><li><div>four</div></li></ol>'],
    ['---', '<hr/>'],
    ['```\na < b\n```', '<pre tabindex="0"><code>a &lt; b</code></pre>'],
    ['1 < 2 & 3', '<p>1 &lt; 2 &amp; 3</p>'],
  ])('%j', (text, html) => {
    expect(shown(text)).toBe(html);
  });

  test('has tasks as boxes that say whether they are done', () => {
    const html = shown('- [x] one\n- [ ] two');
    expect(html.match(/<input[^>]*>/g)).toEqual([
      '<input type="checkbox" disabled="" aria-label="Done" checked=""/>',
      '<input type="checkbox" disabled="" aria-label="To do"/>',
    ]);
    expect(html).toContain('<div>one</div>');
  });

  test('has tables with their heads', () => {
    expect(shown('| a | b |\n|---|---|\n| 1 | 2 |')).toContain(
      '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>',
    );
  });

  test('has headings below those of the panel, none more than one level deeper than the one before', () => {
    expect(shown('#### a\n\n# b\n\n###### c\n\n## d').match(/<h\d/g)).toEqual(['<h3', '<h3', '<h4', '<h4']);
  });
});

describe('a link', () => {
  const attributes = 'target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer"';
  test('C2: leads to other pages and mail only, tells nothing about this page, and says where to', () => {
    expect(shown('[plan](https://example.com/a)')).toBe(
      `<p><a href="https://example.com/a" title="https://example.com/a" ${attributes}><bdi>plan</bdi></a><span> example.com</span></p>`,
    );
    expect(shown('see https://example.com/a.')).toContain('<bdi>https://example.com/a</bdi></a>.</p>');
    expect(shown('ask bob@example.com')).toContain('href="mailto:bob@example.com"');
  });

  test.each([
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    '[a](/map/x)',
    '[a](//evil.example)',
    '[a](https://bank.example@evil.example/)',
    '![a](javascript:alert(1))',
    '<javascript:alert(1)>',
  ])('C2: that is not safe stays as it was typed: %s', (text) => {
    expect(shown(text)).not.toContain('<a');
  });

  test('is all there is of an image', () => {
    const html = shown('![a cat](https://example.com/cat.png)');
    expect(html).not.toContain('<img');
    expect(html).toContain('href="https://example.com/cat.png"');
    expect(html).toContain('<bdi>a cat</bdi>');
  });
});

describe('what is no Markdown', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x()">b</b> c',
    '<!-- hidden -->',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
  ])('is shown as text: %s', (text) => {
    const html = shown(text);
    expect(html.replaceAll(/<\/?p>/g, '')).not.toContain('<');
    expect(html).toContain('&lt;');
  });

  test('only ever makes the elements that Markdown has', () => {
    const known =
      /^\/?(?:p|br|strong|em|del|code|pre|blockquote|ul|ol|li|input|div|a|bdi|span|h[3-6]|hr|table|thead|tbody|tr|th|td)$/;
    const word = fc.constantFrom(
      ...[
        '<',
        '>',
        'script',
        '[',
        '](',
        ')',
        '!',
        '*',
        '_',
        '`',
        '#',
        '\n',
        '- ',
        '> ',
        '|',
        '---',
        '\\',
        '&lt;',
        ' ',
        'a',
        '\u202e',
        '\u200b',
        'javascript:',
        'https://a.b',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        for (const [, tag] of shown(words.join('')).matchAll(/<(\/?[a-z0-9]+)/gi)) expect(tag).toMatch(known);
      }),
    );
  });

  test.each([
    ['nested quotes', '> '.repeat(5_000)],
    ['nested lists', Array.from({ length: 140 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
    ['open brackets', '['.repeat(10_000)],
    ['open links', '[a]('.repeat(2_500)],
    ['stars', '*a '.repeat(3_300)],
    ['stars and underscores', '*_'.repeat(5_000)],
    ['backticks', Array.from({ length: 130 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['pipes', '|'.repeat(10_000)],
    ['angles', '<a '.repeat(3_300)],
    ['plain words', 'word and more '.repeat(700)],
    ['marks that turn around', '\u202e\u2066\u200b'.repeat(3_300)],
  ])(
    'C8: is soon shown, 10,000 characters of %s',
    (_what, text) => {
      expect(shown(text)).not.toBe('');
    },
    30_000,
  );
});
