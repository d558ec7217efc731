/** The foot of a story card: kind and stage at the left; at the right its key at a tracker, dots, marks, people, estimate. */
import type { Story } from '../../../shared/model/story.ts';
import { progressOf } from '../../../shared/views/criteria.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { formatEstimate, formatNumber, initialsOf } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import type { CardPaint } from './card.ts';
import { strokeIcon, type IconName } from './icons.ts';
import { paintLock } from './lock.ts';
import { kindHues, stageHues } from './look.ts';
import { baseline, fillRound, setText, strokeRound, type Context } from './painting.ts';
import { fonts } from './text.ts';

/** Between `left` and `end`, around the height `middle`. */
export function paintFooter(paint: CardPaint, story: Story, left: number, end: number, middle: number): void {
  const marks = paintFooterRight(paint, story, end, middle);
  const put = paint.counts.dots.get(story.id) ?? 0;
  const dots = paintWhole(paint, story, put === 0 ? '' : `● ${formatNumber(put)}`, left, marks, middle);
  const between = dots === marks ? 0 : 4;
  const right = paintWhole(paint, story, story.issue?.key ?? '', left, dots - between, middle);
  paintFooterLeft(paint, story, left, right - 6, middle);
}

/** Quietly, whole or not at all: it goes before the stage's word, not before its sign. Answers where it begins. */
function paintWhole(
  { context, look, text }: CardPaint,
  { kind, stage }: Story,
  label: string,
  left: number,
  right: number,
  middle: number,
): number {
  if (label === '') return right;
  const begin = right - text.width(label, fonts.mark);
  const word = stage === 'idea' ? text.width(words.storyKinds[kind], fonts.mark) : 20;
  if (begin < left + (kind === 'story' ? 0 : 18) + word + 6) return right;
  setText(context, fonts.mark, look.palette.textMuted);
  context.fillText(label, begin, middle + baseline(fonts.mark));
  return begin - 3;
}

function paintFooterLeft(
  { context, look, text, counts }: CardPaint,
  story: Story,
  from: number,
  to: number,
  middle: number,
): void {
  let left = from;
  if (story.kind !== 'story') {
    const { strong, text: ink } = look.hues[kindHues[story.kind]];
    strokeIcon(context, story.kind, left, middle - 7, 14, strong, 2.1);
    left += 18;
    if (story.stage === 'idea') {
      setText(context, fonts.mark, ink);
      context.fillText(words.storyKinds[story.kind], left, middle + baseline(fonts.mark));
    }
  }
  if (story.stage === 'idea') return;
  const { soft, text: ink } = look.hues[stageHues[story.stage]];
  const room = to - left - 24;
  const whole = words.stages[story.stage];
  const cut = text.short(whole, fonts.mark, Math.max(0, room));
  const isAlone = story.issue === null && !counts.dots.has(story.id);
  const name = isAlone || cut === whole ? cut : '';
  const width = 20 + (name === '' ? 0 : text.width(name, fonts.mark) + 7);
  fillRound(context, { x: left, y: middle - 9, width, height: 18 }, 9, soft);
  strokeIcon(context, story.stage, left + 5, middle - 5.5, 11, ink, 2.4);
  setText(context, fonts.mark, ink);
  context.fillText(name, left + 19, middle + baseline(fonts.mark));
}

/** Estimate, owner, personas, from the right; returns where they begin. */
function paintFooterRight(
  { context, look, records, counts, text }: CardPaint,
  story: Story,
  from: number,
  middle: number,
): number {
  const { palette } = look;
  let right = from;
  if (story.estimate !== null) {
    const value = formatEstimate(story.estimate, records.meta.settings.estimateScale);
    const width = Math.max(22, text.width(value, fonts.mark) + 12);
    fillRound(context, { x: right - width, y: middle - 9, width, height: 18 }, 6, palette.sunken);
    setText(context, fonts.mark, palette.text, 'center');
    context.fillText(value, right - width / 2, middle + baseline(fonts.mark));
    right -= width + 5;
  }
  if (story.owner !== '') {
    paintDisc(context, right - 9, middle, initialsOf(story.owner), palette.activity, palette.activityText);
    right -= 23;
  }
  const personas = story.personas
    .map((id) => records.persona.get(id))
    .filter((persona) => persona !== undefined && persona.archivedAt === null)
    .slice(0, 3);
  for (const persona of personas) {
    const { soft, text: ink, strong } = look.hues[persona!.hue];
    paintDisc(context, right - 9, middle, initialsOf(persona!.name).slice(0, 1), soft, ink);
    strokeRound(context, { x: right - 17.5, y: middle - 8.5, width: 17, height: 17 }, 9, strong, 1);
    right -= 20;
  }
  const open = counts.comments.get(story.id) ?? 0;
  if (open > 0) right = paintSign({ context, look, text }, 'comments', formatNumber(open), right, middle);
  right = paintCriteriaMark({ context, look, records, text }, story, right, middle);
  right = paintDependencyMark({ context, look, records, text }, story, right, middle);
  if (!story.locked) return right;
  paintLock(context, look, right - 18, middle - 9, 18);
  return right - 23;
}

/** How many acceptance criteria are met, of how many. */
function paintCriteriaMark(
  { context, look, records, text }: Pick<CardPaint, 'context' | 'look' | 'records' | 'text'>,
  story: Story,
  right: number,
  middle: number,
): number {
  const progress = progressOf(records, story.id);
  if (progress === null) return right;
  const label = `${formatNumber(progress.done)}/${formatNumber(progress.all)}`;
  return paintSign({ context, look, text }, 'criteria', label, right, middle);
}

/** An icon and a few signs beside it, quietly; answers where it begins. */
function paintSign(
  { context, look, text }: Pick<CardPaint, 'context' | 'look' | 'text'>,
  icon: IconName,
  label: string,
  right: number,
  middle: number,
): number {
  const { textMuted } = look.palette;
  const left = right - text.width(label, fonts.mark) - 17;
  strokeIcon(context, icon, left, middle - 6.5, 13, textMuted, 2.2);
  setText(context, fonts.mark, textMuted);
  context.fillText(label, left + 16, middle + baseline(fonts.mark));
  return left - 6;
}

/** How many stories it needs or is needed by; a red ground with a white sign when what it needs comes too late. */
function paintDependencyMark(
  { context, look, records, text }: Pick<CardPaint, 'context' | 'look' | 'records' | 'text'>,
  story: Story,
  right: number,
  middle: number,
): number {
  if (records.dependency.size === 0) return right;
  const { needs, neededBy } = dependenciesOf(records);
  const number = needs(story.id).length + neededBy(story.id).length;
  if (number === 0) return right;
  const isBroken = needs(story.id).some((line) => line.trouble !== null);
  const { palette } = look;
  const ink = isBroken ? palette.surface : palette.textMuted;
  const label = number === 1 ? '' : formatNumber(number);
  const width = 18 + (label === '' ? 0 : text.width(label, fonts.mark) + 5);
  const box = { x: right - width, y: middle - 9, width, height: 18 };
  if (isBroken) fillRound(context, box, 6, palette.danger);
  strokeIcon(context, 'dependency', box.x + 3, middle - 6, 12, ink, 2.4);
  if (label !== '') {
    setText(context, fonts.mark, ink);
    context.fillText(label, box.x + 17, middle + baseline(fonts.mark));
  }
  return box.x - 5;
}

function paintDisc(
  context: Context,
  x: number,
  y: number,
  letters: string,
  ground: string,
  ink: string,
): void {
  context.fillStyle = ground;
  context.beginPath();
  context.arc(x, y, 9, 0, 2 * Math.PI);
  context.fill();
  const font = letters.length > 1 ? fonts.initials : fonts.label;
  setText(context, font, ink, 'center');
  context.fillText(letters, x, y + baseline(font));
}
