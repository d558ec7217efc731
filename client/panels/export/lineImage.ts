/** A line of text as a small bitmap, for the PDF's fonts that lack its characters. */
import type { Line, MeasureLine } from '../../layout/picture/shapes.ts';
import { fontFamily } from '../../ui/tokens.ts';
import { setLine } from './drawPicture.ts';
import type { LineImage } from './writePdf.ts';

/** Pixels per unit: sharp on paper. */
const density = 4;

/** Measures as the page draws. */
export function createMeasure(): MeasureLine {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('This browser has no canvas to measure text on.');
  return (text, size, weight) => {
    context.font = `${weight} ${size}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}

export async function lineImage(line: Line, measure: MeasureLine): Promise<LineImage> {
  const width = Math.max(1, measure(line.text, line.size, line.weight));
  const height = line.size * 1.7;
  const above = line.size * 1.2;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * density);
  canvas.height = Math.ceil(height * density);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no canvas left to draw text on.');
  context.scale(density, density);
  setLine(context, { ...line, align: 'left' });
  context.fillText(line.text, 0, above);
  const data = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (data === null) throw new Error('This browser has no room left to draw text in.');
  return {
    png: new Uint8Array(await data.arrayBuffer()),
    width: canvas.width / density,
    height: canvas.height / density,
    above,
  };
}
