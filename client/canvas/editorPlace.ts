/** Where the text area lies and how it looks, so that it coincides with what the canvas draws. */
import type { Activity, ActivityId } from '../../shared/model/activity.ts';
import { kindOf } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { Step, StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Rect } from '../layout/geometry.ts';
import { laneHeaderParts, outcomePlace } from '../layout/laneHeader.ts';
import type { Editing } from '../store/viewStore.ts';
import { fontFamily } from '../ui/tokens.ts';
import { screenBox } from './paint/boxes.ts';
import { cardRadius, cardTitle, detailAt, farTitleAt, titleTop } from './paint/card.ts';
import { titleRoom } from './paint/headerText.ts';
import type { EditorPlace, Painting } from './paint/painting.ts';
import { fonts, scaled, type Font } from './paint/text.ts';

/** Where a title is written upwards, it is typed across, in a box as wide as this. */
const leastWidth = 150;

/** null while the record is not shown. */
export function editorPlace(painting: Painting, { id, field }: Editing): EditorPlace | null {
  const { layout, view, frame, look, records } = painting;
  const box = screenBox(layout, view, frame, id);
  if (box === null) return null;
  const { palette } = look;
  switch (kindOf(id)) {
    case 'story': {
      const story = records.story.get(id as StoryId);
      const { scale } = view;
      const far = detailAt(scale) === 'full' ? null : farTitleAt(scale);
      const { x, width } = far ?? cardTitle;
      const y = far?.y ?? (story === undefined ? cardTitle.y : titleTop(story));
      return {
        box,
        text: { x: box.x + x * scale, y: box.y + y * scale, width: width * scale, below: 4 * scale },
        font: sized(far?.font ?? fonts.card, scale),
        scale,
        ground: palette.surface,
        ink: palette.text,
        radius: cardRadius * scale,
      };
    }
    case 'step':
      return headerPlace(painting, records.step.get(id as StepId), box, fonts.step, {
        ground: palette.step,
        ink: palette.stepText,
      });
    case 'activity':
      return headerPlace(painting, records.activity.get(id as ActivityId), box, fonts.activity, {
        ground: palette.activity,
        ink: palette.activityText,
      });
    case 'release':
      return releasePlace(painting, id as ReleaseId, field);
    default:
      return painting.free?.editorPlace(painting, id) ?? null;
  }
}

/** Over a step or an activity: its lines stand in the middle of its height, as many as they are. */
function headerPlace(
  { frame, text, ...painting }: Painting,
  record: Step | Activity | undefined,
  box: Rect,
  font: Font,
  colours: Pick<EditorPlace, 'ground' | 'ink'>,
): EditorPlace | null {
  if (record === undefined) return null;
  const isTurned = frame.turned || painting.state.collapsed.has(record.id);
  const wide = isTurned && box.width < leastWidth ? { ...box, width: leastWidth } : box;
  const here = sized(font, frame.scale);
  const most = kindOf(record.id) === 'step' ? 3 : 2;
  const { x, width } = titleRoom({ ...painting, frame }, { ...record, box: wide, lines: most });
  const lines = text.lines(record, 'edited', record.title, here, width, 9);
  const room = Math.min(Math.max(1, lines.length) * here.line, wide.height - 4);
  return {
    box: wide,
    text: { x, width, y: wide.y + (wide.height - room) / 2, below: 2 },
    font: here,
    scale: frame.scale,
    ...colours,
    radius: 9,
  };
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
    scale: frame.scale,
    ground: look.palette.surface,
    ink: look.palette.text,
    radius: 6,
  };
}

function sized(font: Font, scale: number): Font & { readonly family: string } {
  return { ...scaled(font, scale), family: fontFamily };
}
