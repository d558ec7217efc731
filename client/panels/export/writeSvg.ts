/** Writes a picture as SVG: shapes and real texts, everything a person wrote escaped; no scripts, styles or links. */
import type { Path, Picture, Shape } from '../../layout/picture/shapes.ts';
import { fontFamily } from '../../ui/tokens.ts';

/** Characters XML does not allow at all, escaped or not. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const anchors = { left: 'start', center: 'middle', right: 'end' } as const;

/** A whole document, ready for a file. */
export function writeSvg(picture: Picture): string {
  const { width, height, title, ground } = picture;
  const w = round(width);
  const h = round(height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" font-family="${escapeXml(fontFamily)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${w}" height="${h}" fill="${escapeXml(ground)}"/>`,
    ...picture.shapes.map(writeShape),
    '</svg>\n',
  ].join('\n');
}

function writeShape(shape: Shape): string {
  if (shape.kind === 'path') return writePath(shape);
  const x = round(shape.x);
  const y = round(shape.y);
  switch (shape.kind) {
    case 'box': {
      const { width, height, radius, fill, stroke } = shape;
      const corners = radius === 0 ? '' : ` rx="${round(radius)}"`;
      const line = stroke === null ? '' : ` stroke="${escapeXml(stroke)}"`;
      return `<rect x="${x}" y="${y}" width="${round(width)}" height="${round(height)}"${corners} fill="${escapeXml(fill ?? 'none')}"${line}/>`;
    }
    case 'line': {
      const { text, size, weight, colour, align } = shape;
      const anchor = align === 'left' ? '' : ` text-anchor="${anchors[align]}"`;
      return `<text x="${x}" y="${y}" font-size="${round(size)}" font-weight="${weight}" fill="${escapeXml(colour)}"${anchor}>${escapeXml(text)}</text>`;
    }
    case 'mark': {
      const { path, size, colour, thickness } = shape;
      return `<path transform="translate(${x} ${y}) scale(${round(size / 24)})" d="${escapeXml(path)}" fill="none" stroke="${escapeXml(colour)}" stroke-width="${round(thickness)}" stroke-linecap="round" stroke-linejoin="round"/>`;
    }
  }
}

function writePath({ path, fill, stroke, thickness, dash }: Path): string {
  const line = stroke === null ? '' : ` stroke="${escapeXml(stroke)}" stroke-width="${round(thickness)}"`;
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(round).join(' ')}"`;
  return `<path d="${escapeXml(path)}" fill="${escapeXml(fill ?? 'none')}"${line}${dashes}/>`;
}

/** Text that means itself between tags and in attributes. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(notXml, '')
    .replaceAll(/[&<>"']/g, (mark) => entities[mark]!);
}

/** Two decimals are finer than any screen or printer. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
