/** A Markdown text as Jira’s document format: paragraphs and bullet lists of plain text, so that nothing in it acts. */

interface TextNode {
  readonly type: 'text';
  readonly text: string;
}
interface Paragraph {
  readonly type: 'paragraph';
  readonly content: readonly TextNode[];
}
interface BulletList {
  readonly type: 'bulletList';
  readonly content: { readonly type: 'listItem'; readonly content: readonly Paragraph[] }[];
}
export interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly (Paragraph | BulletList)[];
}

/** Each line is a paragraph or, after `- `, a line of a list; headings lose their signs, links become `text (address)`. */
export function adf(markdown: string): AdfDocument {
  const content: (Paragraph | BulletList)[] = [];
  let list: BulletList | null = null;
  for (const line of markdown.split('\n').map((one) => one.trim())) {
    if (line.startsWith('- ')) {
      if (list === null) content.push((list = { type: 'bulletList', content: [] }));
      list.content.push({ type: 'listItem', content: [paragraph(line.slice(2))] });
    } else {
      list = null;
      if (line !== '') content.push(paragraph(line.replace(/^#{1,6} /, '')));
    }
  }
  return { type: 'doc', version: 1, content };
}

/** Jira takes no empty texts, but empty paragraphs. */
function paragraph(line: string): Paragraph {
  const text = line
    .replace(/\[([^[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)/g, '$1 ($2)')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
  return { type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] };
}
