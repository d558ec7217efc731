/** The bar itself: a minimal painter on a raw canvas, with the same culling and the same levels of detail as ours. */
import '@fontsource-variable/inter/wght.css';
import { wrapText } from '../../../../client/canvas/paint/text.ts';
import { sizes } from '../../../../client/layout/sizes.ts';
import { offerWork } from '../pageWork.ts';
import { packThings, unpackThings, type Card } from '../scene.ts';
import type { Camera, Point } from '../subject.ts';

interface RawCard extends Omit<Card, 'y' | 'title'> {
  y: number;
  title: string;
  lines: readonly string[] | null;
}

const { cardWidth: w, cardHeight: h } = sizes;
const bucket = 1000;
const near = '500 13px "Inter Variable", sans-serif';
const far = '550 18.5px "Inter Variable", sans-serif';
const canvas = document.createElement('canvas');
const context = canvas.getContext('2d')!;
let cards: RawCard[] = [];
let grid = new Map<string, RawCard[]>();
let camera: Camera = { x: 0, y: 0, scale: 1 };
let cursors: readonly Point[] = [];
let dragged: {
  readonly card: RawCard;
  readonly dx: number;
  readonly dy: number;
  x: number;
  y: number;
} | null = null;
let isAsked = false;

function fillGrid(): void {
  grid = new Map();
  for (const card of cards) {
    const key = `${Math.floor(card.x / bucket)} ${Math.floor(card.y / bucket)}`;
    const cell = grid.get(key);
    if (cell === undefined) grid.set(key, [card]);
    else cell.push(card);
  }
}

function forEachSeen(visit: (card: RawCard) => void): void {
  const { x, y, scale } = camera;
  const [left, top] = [-x / scale, -y / scale];
  const [right, bottom] = [left + innerWidth / scale, top + innerHeight / scale];
  for (let i = Math.floor((left - w) / bucket); i <= right / bucket; i++) {
    for (let j = Math.floor((top - h) / bucket); j <= bottom / bucket; j++) {
      for (const card of grid.get(`${i} ${j}`) ?? []) {
        if (card.x < right && card.x + w > left && card.y < bottom && card.y + h > top) visit(card);
      }
    }
  }
}

function paint(): void {
  isAsked = false;
  const ratio = devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#f6f7f9';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio * camera.scale, 0, 0, ratio * camera.scale, ratio * camera.x, ratio * camera.y);
  forEachSeen((card) => paintCard(card, card.x, card.y));
  if (dragged !== null) paintCard(dragged.card, dragged.x, dragged.y);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  cursors.forEach(({ x, y }, i) => {
    context.fillStyle = '#2f6fde';
    const [left, top] = [x * camera.scale + camera.x, y * camera.scale + camera.y];
    context.beginPath();
    context.moveTo(left, top);
    context.lineTo(left + 14, top + 9);
    context.lineTo(left + 6, top + 16);
    context.fill();
    context.font = near;
    context.fillText(`person ${i}`, left + 14, top + 24);
  });
}

function paintCard(card: RawCard, x: number, y: number): void {
  const { scale } = camera;
  if (scale < 0.3) {
    context.fillStyle = '#ffffff';
    context.fillRect(x, y, w, h);
    context.fillStyle = card.colour;
    context.fillRect(x, y, 14, h);
    return;
  }
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.roundRect(x, y, w, h, 9);
  context.fill();
  context.strokeStyle = '#d5d9e0';
  context.lineWidth = 1 / scale;
  context.stroke();
  context.fillStyle = card.colour;
  context.fillRect(x + 8, y + 11, 4, h - 22);
  const isNear = scale >= 0.77;
  context.font = near;
  card.lines ??= wrapText(card.title, 160, 3, (text) => context.measureText(text).width);
  context.font = isNear ? near : far;
  context.fillStyle = '#1b1f27';
  const line = isNear ? 18 : 24;
  for (let i = 0; i < card.lines.length; i++) context.fillText(card.lines[i]!, x + 19, y + 24 + i * line);
  if (!isNear) return;
  context.fillStyle = '#eef0f4';
  context.beginPath();
  context.roundRect(x + w - 35, y + h - 28, 26, 18, 6);
  context.fill();
  context.fillStyle = '#1b1f27';
  context.fillText(card.badge, x + w - 28, y + h - 14);
}

function repaint(): void {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(paint);
}

function toMap({ clientX, clientY }: MouseEvent): Point {
  return { x: (clientX - camera.x) / camera.scale, y: (clientY - camera.y) / camera.scale };
}

canvas.addEventListener('pointerdown', (event) => {
  const { x, y } = toMap(event);
  forEachSeen((card) => {
    const isHit = x >= card.x && x < card.x + w && y >= card.y && y < card.y + h;
    if (isHit) dragged = { card, dx: card.x - x, dy: card.y - y, x: card.x, y: card.y };
  });
});
canvas.addEventListener('pointermove', (event) => {
  if (dragged === null) return;
  const { x, y } = toMap(event);
  dragged.x = x + dragged.dx;
  dragged.y = y + dragged.dy;
  repaint();
});
canvas.addEventListener('pointerup', () => {
  dragged = null;
  repaint();
});

offerWork({
  pack: (scene) => packThings(scene.cards),
  open: (root, snapshot) => {
    cards = unpackThings<Card>(snapshot).map((card) => ({ ...card, lines: null }));
    fillGrid();
    canvas.width = innerWidth * devicePixelRatio;
    canvas.height = innerHeight * devicePixelRatio;
    canvas.style.width = `${innerWidth}px`;
    canvas.style.height = `${innerHeight}px`;
    root.append(canvas);
    repaint();
  },
  isPainted: (texts) => texts > 0,
  setCamera: (next) => {
    camera = next;
    repaint();
  },
  setTitle: (index, title) => () => {
    const card = cards[index]!;
    card.title = title;
    card.lines = null;
    if (isSeen(card)) repaint();
  },
  insertAbove: (index) => () => {
    const { x, y, colour } = cards[index]!;
    for (const card of cards) if (card.x === x && card.y >= y) card.y += h + sizes.cardGap;
    cards.push({ ...cards[index]!, x, y, colour, title: 'Story in between', lines: null });
    fillGrid();
    repaint();
  },
  showCursors: (points) => {
    cursors = points;
    repaint();
  },
  isDragging: () => dragged !== null,
});

function isSeen(card: RawCard): boolean {
  let seen = false;
  forEachSeen((other) => {
    seen ||= other === card;
  });
  return seen;
}
