/**
 * Writes pictures as the pages of a vector PDF. Its texts are real, in the Helvetica every reader has; a line with
 * characters that font lacks (Greek, Cyrillic, Chinese, emoji …) is drawn as a sharp image of itself, so that what is
 * seen is always what was written.
 */
import {
  LineCapStyle,
  PDFDocument,
  rgb,
  StandardFonts,
  type PDFFont,
  type PDFImage,
  type PDFPage,
} from 'pdf-lib';
import type { Box, Line, MeasureLine, Path, Picture } from '../../layout/picture/shapes.ts';

export interface LineImage {
  readonly png: Uint8Array;
  /** In the picture's units; `above` is from the image's top to the line's baseline. */
  readonly width: number;
  readonly height: number;
  readonly above: number;
}

export interface PdfInput {
  readonly title: string;
  /** Called once, with the widths the texts will have. */
  readonly draw: (measure: MeasureLine) => readonly Picture[];
  /** For lines the PDF's fonts cannot show. */
  readonly measureOther: MeasureLine;
  readonly imageOf: (line: Line) => Promise<LineImage>;
}

/** PDF counts 72 to the inch, the map 96. */
const pointsPerPixel = 0.75;
/** The longest side of a page that readers show. */
const longestSide = 14_400;
const boldFrom = 540;

export async function writePdf({ title, draw, measureOther, imageOf }: PdfInput): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const fontOf = (weight: number): PDFFont => (weight >= boldFrom ? bold : regular);
  const known = new Set(regular.getCharacterSet());
  const canShow = (text: string): boolean =>
    [...text].every((character) => known.has(character.codePointAt(0)!));
  const pictures = draw((text, size, weight) =>
    canShow(text) ? fontOf(weight).widthOfTextAtSize(text, size) : measureOther(text, size, weight),
  );
  document.setTitle(title);
  document.setProducer('Throughline');
  document.setCreator('Throughline');
  const images = new Map<string, { readonly image: PDFImage; readonly of: LineImage }>();
  for (const picture of pictures) {
    const scale = Math.min(pointsPerPixel, longestSide / Math.max(picture.width, picture.height));
    const page = document.addPage([picture.width * scale, picture.height * scale]);
    const paper = { page, scale, height: picture.height };
    drawBox(paper, { x: 0, y: 0, ...picture, radius: 0, fill: picture.ground, stroke: null });
    for (const shape of picture.shapes) {
      if (shape.kind === 'box') drawBox(paper, shape);
      else if (shape.kind === 'path') drawPath(paper, shape);
      else if (shape.kind === 'mark') {
        page.drawSvgPath(shape.path, {
          ...placeOn(paper, shape.x, shape.y),
          scale: (shape.size / 24) * scale,
          borderColor: colourOf(shape.colour),
          borderWidth: shape.thickness,
          borderLineCap: LineCapStyle.Round,
        });
      } else if (canShow(shape.text)) drawLine(paper, shape, fontOf(shape.weight));
      else {
        const key = JSON.stringify([shape.text, shape.size, shape.weight, shape.colour]);
        let drawn = images.get(key);
        if (drawn === undefined) {
          const of = await imageOf(shape);
          images.set(key, (drawn = { image: await document.embedPng(of.png), of }));
        }
        drawImage(paper, shape, drawn.image, drawn.of);
      }
    }
  }
  return document.save();
}

interface Paper {
  readonly page: PDFPage;
  readonly scale: number;
  /** Of the picture; PDF counts from the foot of the page. */
  readonly height: number;
}

function placeOn({ scale, height }: Paper, x: number, y: number): { x: number; y: number } {
  return { x: x * scale, y: (height - y) * scale };
}

function drawBox(paper: Paper, box: Omit<Box, 'kind' | 'of'>): void {
  const { x, y, width, height, radius, fill, stroke } = box;
  const look = {
    ...(fill === null ? {} : { color: colourOf(fill) }),
    ...(stroke === null ? {} : { borderColor: colourOf(stroke), borderWidth: paper.scale }),
  };
  if (radius === 0) {
    const place = placeOn(paper, x, y + height);
    paper.page.drawRectangle({ ...place, width: width * paper.scale, height: height * paper.scale, ...look });
    return;
  }
  const line = stroke === null ? {} : { borderWidth: 1 };
  paper.page.drawSvgPath(roundedPath(width, height, radius), {
    ...placeOn(paper, x, y),
    scale: paper.scale,
    ...look,
    ...line,
  });
}

function drawPath(paper: Paper, { path, fill, stroke, thickness, dash }: Path): void {
  paper.page.drawSvgPath(path, {
    ...placeOn(paper, 0, 0),
    scale: paper.scale,
    ...(fill === null ? {} : { color: colourOf(fill) }),
    ...(stroke === null ? {} : { borderColor: colourOf(stroke), borderWidth: thickness }),
    ...(dash.length === 0 ? {} : { borderDashArray: [...dash] }),
  });
}

function roundedPath(width: number, height: number, radius: number): string {
  const corner = (x: number, y: number): string => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
  const across = Math.max(0, width - 2 * radius);
  const down = Math.max(0, height - 2 * radius);
  return [
    `M${radius} 0h${across}${corner(radius, radius)}v${down}${corner(-radius, radius)}`,
    `h${-across}${corner(-radius, -radius)}v${-down}${corner(radius, -radius)}z`,
  ].join('');
}

function shiftOf(align: Line['align'], width: number): number {
  return align === 'left' ? 0 : align === 'center' ? width / 2 : width;
}

function drawLine(paper: Paper, { text, x, y, size, colour, align }: Line, font: PDFFont): void {
  const left = x - shiftOf(align, font.widthOfTextAtSize(text, size));
  paper.page.drawText(text, {
    ...placeOn(paper, left, y),
    size: size * paper.scale,
    font,
    color: colourOf(colour),
  });
}

function drawImage(paper: Paper, line: Line, image: PDFImage, of: LineImage): void {
  const left = line.x - shiftOf(line.align, of.width);
  paper.page.drawImage(image, {
    ...placeOn(paper, left, line.y - of.above + of.height),
    width: of.width * paper.scale,
    height: of.height * paper.scale,
  });
}

/** '#rrggbb', as all colours of the tokens that are drawn here. */
function colourOf(hex: string): ReturnType<typeof rgb> {
  const part = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}
