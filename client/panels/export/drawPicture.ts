/** Draws a picture on a canvas, at the scale and place its context is set to. */
import type { Line, Picture } from '../../layout/picture/shapes.ts';
import { fontFamily } from '../../ui/tokens.ts';

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function drawPicture(context: Context, { width, height, ground, shapes }: Picture): void {
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  for (const shape of shapes) {
    switch (shape.kind) {
      case 'box':
        context.beginPath();
        context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
        if (shape.fill !== null) {
          context.fillStyle = shape.fill;
          context.fill();
        }
        if (shape.stroke !== null) {
          context.strokeStyle = shape.stroke;
          context.lineWidth = 1;
          context.stroke();
        }
        break;
      case 'line':
        setLine(context, shape);
        context.fillText(shape.text, shape.x, shape.y);
        break;
      case 'path':
        if (shape.fill !== null) {
          context.fillStyle = shape.fill;
          context.fill(canvasPath(shape.path));
        }
        if (shape.stroke !== null) {
          context.strokeStyle = shape.stroke;
          context.lineWidth = shape.thickness;
          context.setLineDash([...shape.dash]);
          context.stroke(canvasPath(shape.path));
          context.setLineDash([]);
        }
        break;
      case 'mark':
        context.save();
        context.translate(shape.x, shape.y);
        context.scale(shape.size / 24, shape.size / 24);
        context.strokeStyle = shape.colour;
        context.lineWidth = shape.thickness;
        context.lineCap = 'round';
        context.lineJoin = 'round';
        context.stroke(canvasPath(shape.path));
        context.restore();
    }
  }
}

function canvasPath(path: string): Path2D {
  return new Path2D(path);
}

/** Font, colour and alignment of a line. */
export function setLine(context: Context, { size, weight, colour, align }: Line): void {
  context.font = `${weight} ${size}px ${fontFamily}`;
  context.fillStyle = colour;
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
}
