/** Markdown as elements: no HTML is ever made of it, raw HTML and images included, and only safe addresses are links. */
import { Lexer, type Token, type Tokens } from 'marked';
import { Fragment, useMemo, type ReactNode } from 'react';
import { safeLink } from '../../../shared/views/links.ts';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { words } from '../../ui/words.ts';
import styles from './MarkdownText.module.css';

/** Marks that are nested deeper are shown as they were typed. */
const deepest = 12;
const headings = ['h3', 'h4', 'h5', 'h6'] as const;

/** A line break in the text is one in what is shown. */
export default function MarkdownText({ text }: { readonly text: string }) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return <div className={styles['text']}>{blocks}</div>;
}

function blocksOf(text: string): ReactNode {
  try {
    return new MarkdownReader().blocks(new Lexer({ gfm: true, breaks: true }).lex(text), 0);
  } catch {
    return <p className={styles['plain']}>{text}</p>; // nested beyond reason: the text itself
  }
}

class MarkdownReader {
  /** The signs of the headings around the one at hand: no heading is more than one level below the one before. */
  private readonly signs: number[] = [];

  blocks(tokens: readonly Token[], depth: number): ReactNode[] {
    return tokens.map((token, i) => (
      <Fragment key={i}>{this.block(token as Tokens.Generic, depth)}</Fragment>
    ));
  }

  private block(token: Tokens.Generic, depth: number): ReactNode {
    if (depth > deepest) return <p className={styles['plain']}>{token.raw}</p>;
    switch (token.type) {
      case 'space':
      case 'def':
        return null;
      case 'heading': {
        const Heading = headings[this.levelOf(Number(token['depth']))]!;
        return <Heading dir="auto">{this.inside(token, depth)}</Heading>;
      }
      case 'paragraph':
        return <p dir="auto">{this.inside(token, depth)}</p>;
      case 'text':
        return this.inside(token, depth);
      case 'blockquote':
        return <blockquote dir="auto">{this.blocks(token.tokens ?? [], depth + 1)}</blockquote>;
      case 'code':
        return (
          <pre dir="auto" tabIndex={0}>
            <code>{token['text']}</code>
          </pre>
        );
      case 'hr':
        return <hr />;
      case 'list':
        return this.list(token as Tokens.List, depth);
      case 'table':
        return this.table(token as Tokens.Table, depth);
      default:
        return <p className={styles['plain']}>{token.raw.trim()}</p>; // raw HTML
    }
  }

  private levelOf(signs: number): number {
    while (this.signs.length > 0 && this.signs.at(-1)! >= signs) this.signs.pop();
    this.signs.push(signs);
    return Math.min(this.signs.length, headings.length) - 1;
  }

  private list({ ordered, start, items }: Tokens.List, depth: number): ReactNode {
    const entries = items.map((item, i) => (
      <li key={i} dir="auto" className={item.task ? styles['task'] : undefined}>
        {item.task && (
          <input
            type="checkbox"
            disabled
            checked={item.checked === true}
            aria-label={item.checked === true ? words.details.taskDone : words.details.taskOpen}
          />
        )}
        <div>
          {this.blocks(
            item.tokens.filter(({ type }) => type !== 'checkbox'),
            depth + 1,
          )}
        </div>
      </li>
    ));
    return ordered ? <ol start={start === '' ? 1 : start}>{entries}</ol> : <ul>{entries}</ul>;
  }

  private table({ header, rows }: Tokens.Table, depth: number): ReactNode {
    return (
      <div className={styles['table']} role="group" aria-label={words.details.table} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {header.map((cell, i) => (
                <th key={i} scope="col" dir="auto">
                  {this.inline(cell.tokens, depth)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j} dir="auto">
                    {this.inline(cell.tokens, depth)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }

  private inside(token: Tokens.Generic, depth: number): ReactNode {
    return token.tokens === undefined ? String(token['text'] ?? token.raw) : this.inline(token.tokens, depth);
  }

  private inline(tokens: readonly Token[], depth: number): ReactNode {
    return tokens.map((token, i) => (
      <Fragment key={i}>{this.piece(token as Tokens.Generic, depth)}</Fragment>
    ));
  }

  private piece(token: Tokens.Generic, depth: number): ReactNode {
    if (depth > deepest) return token.raw;
    switch (token.type) {
      case 'strong':
        return <strong>{this.inside(token, depth + 1)}</strong>;
      case 'em':
        return <em>{this.inside(token, depth + 1)}</em>;
      case 'del':
        return <del>{this.inside(token, depth + 1)}</del>;
      case 'codespan':
        return <code>{token['text']}</code>;
      case 'br':
        return <br />;
      case 'text':
      case 'escape':
        return this.inside(token, depth + 1);
      case 'link':
        return this.link(token, this.inside(token, depth + 1));
      case 'image':
        return this.link(token, String(token['text'] ?? '') || words.details.image);
      default:
        return token.raw; // raw HTML
    }
  }

  /** Where it leads is said beside it when its words do not; an address that is not safe stays as it was typed. */
  private link(token: Tokens.Generic, label: ReactNode): ReactNode {
    const link = safeLink(String(token['href'] ?? ''));
    if (link === null) return token.raw;
    const says = String(token['text'] ?? '').includes(link.place);
    return (
      <>
        <OutsideLink href={link.href} title={link.href}>
          <bdi>{label}</bdi>
        </OutsideLink>
        {!says && <span className={styles['place']}> {link.place}</span>}
      </>
    );
  }
}
