/** Where the text area lies and how it looks, so that it coincides with what the canvas draws. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StoryId } from '../../shared/model/story.ts';
import { laneHeaderParts, outcomePlace } from '../layout/laneHeader.ts';
import type { Editing } from '../store/viewStore.ts';
import { fontFamily } from '../ui/tokens.ts';
import { screenBox } from './paint/boxes.ts';
import { cardRadius, cardTitle, detailAt, farTitleAt, titleTop } from './paint/card.ts';
import { headerTextBox } from './paint/headerText.ts';
import type { EditorPlace, Painting } from './paint/painting.ts';
import { fonts, scaled, type Font } from './paint/text.ts';

/** Nobody can type in a text smaller than this. */
const leastSize = 12;
const leastWidth = 150;

/** null while the record is not shown. */
export function editorPlace(painting: Painting, { id, field }: Editing): EditorPlace | null {
  const { layout, view, frame, look, records, text } = painting;
  const box = screenBox(layout, view, frame, id);
  if (box === null) return null;
  const { palette } = look;
  switch (kindOf(id)) {
    case 'story': {
      const story = records.story.get(id as StoryId);
      const far = farTitleAt(view.scale);
      if (detailAt(view.scale) === 'title' && far.font.size * view.scale >= leastSize) {
        const { x, y, width, font } = far;
        return {
          box,
          text: {
            x: box.x + x * view.scale,
            y: box.y + y * view.scale,
            width: width * view.scale,
            below: 4 * view.scale,
          },
          font: sized(font, view.scale),
          ground: palette.surface,
          ink: palette.text,
          radius: cardRadius * view.scale,
        };
      }
      const scale = Math.max(view.scale, leastSize / fonts.card.size);
      const grown = scale === view.scale ? box : { ...box, width: 200 * scale, height: 96 * scale };
      return {
        box: grown,
        text: {
          x: grown.x + cardTitle.x * scale,
          y: grown.y + (story === undefined ? cardTitle.y : titleTop(story)) * scale,
          width: cardTitle.width * scale,
          below: 10 * scale,
        },
        font: sized(fonts.card, scale),
        ground: palette.surface,
        ink: palette.text,
        radius: cardRadius * scale,
      };
    }
    case 'step':
    case 'activity': {
      const isStep = kindOf(id) === 'step';
      const font = isStep ? fonts.step : fonts.activity;
      const wide = box.width < leastWidth ? { ...box, width: leastWidth } : box;
      const inner = headerTextBox(wide, frame.left, frame.scale);
      const here = sized(font, frame.scale);
      const record = records.step.get(id as Id<'step'>) ?? records.activity.get(id as Id<'activity'>);
      const lines =
        record === undefined ? [] : text.lines(record, 'edited', record.title, here, inner.width, 9);
      const room = Math.min(Math.max(1, lines.length) * here.line, wide.height - 4);
      return {
        box: wide,
        text: { ...inner, y: wide.y + (wide.height - room) / 2, below: 2 },
        font: here,
        ground: isStep ? palette.step : palette.activity,
        ink: isStep ? palette.stepText : palette.activityText,
        radius: 9,
      };
    }
    case 'release':
      return releasePlace(painting, id as ReleaseId, field);
    default:
      return painting.free?.editorPlace(painting, id) ?? null;
  }
}

function releasePlace(
  { layout, view, frame, look }: Painting,
  id: ReleaseId,
  field: Editing['field'],
): EditorPlace | null {
  const index = layout.lanes.findIndex(({ lane }) => lane === id);
  if (index < 0) return null;
  const parts = laneHeaderParts(layout, view, frame, index);
  const isName = field === 'name';
  const part = isName ? (parts.name ?? parts.box) : outcomePlace(parts, frame);
  if (part === null) return null;
  const font = isName ? (frame.narrow ? fonts.laneNarrow : fonts.lane) : fonts.laneText;
  const line = font.line * frame.scale;
  const inset = { x: 7, y: 4 };
  const rows = isName ? 1 : 3;
  const above = isName ? Math.max(0, (Math.min(part.height, line + 2) - line) / 2) : 0;
  return {
    box: {
      x: part.x - inset.x,
      y: part.y - inset.y + above,
      width: Math.max(part.width, 90) + 2 * inset.x,
      height: rows * line + 2 * inset.y,
    },
    text: { x: part.x, y: part.y + above, width: Math.max(part.width, 90), below: inset.y },
    font: sized(font, frame.scale),
    ground: look.palette.surface,
    ink: look.palette.text,
    radius: 6,
  };
}

function sized(font: Font, scale: number): Font & { readonly family: string } {
  return { ...scaled(font, scale), family: fontFamily };
}
