/** Where a text that somebody types in is drawn on the map, so that their caret can be put into it. */
import { kindOf } from '../../shared/model/id.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Rect } from '../layout/geometry.ts';
import { storyRect } from '../layout/mapLayout.ts';
import { rectToScreen } from '../layout/viewport.ts';
import type { Editing } from '../store/viewStore.ts';
import { editorPlace } from './editorPlace.ts';
import { cardTitle, detailAt, farTitleAt, titleTop } from './paint/card.ts';
import { bandOf } from './paint/marks.ts';
import type { Painting } from './paint/painting.ts';
import { fonts, scaled, type Font } from './paint/text.ts';

export interface TypedText {
  /** The corner of its first line, on the screen. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly font: Font;
  /** As of the text editor: laid out at 100 % and shown at this scale. */
  readonly scale: number;
  /** Lines drawn at most; carets further down stand at the end of the last one. */
  readonly lines: number;
  /** The part of the screen it is drawn in. */
  readonly band: Rect;
}

/** In the open text editor. */
export function typedInEditor(painting: Painting, editing: Editing): TypedText | null {
  const place = editorPlace(painting, editing);
  if (place === null) return null;
  const { view } = painting;
  const band = { x: 0, y: 0, width: view.width, height: view.height };
  return { ...place.text, font: place.font, scale: place.scale, lines: Infinity, band };
}

/** On the map as it is drawn; null where titles are too small to be written, turned, or not drawn whole. */
export function typedOnMap(painting: Painting, editing: Editing): TypedText | null {
  const { layout, view, frame, records } = painting;
  const { id } = editing;
  const band = bandOf(painting, id);
  if (kindOf(id) === 'story') {
    const story = records.story.get(id as StoryId);
    const rect = storyRect(layout, id as StoryId);
    const detail = detailAt(view.scale);
    if (story === undefined || rect === null || detail === 'block') return null;
    const box = rectToScreen(view, rect);
    const far = detail === 'title' ? farTitleAt(view.scale) : null;
    const place = far ?? cardTitle;
    return {
      x: box.x + place.x * view.scale,
      y: box.y + (far?.y ?? titleTop(story)) * view.scale,
      width: place.width * view.scale,
      font: scaled(far?.font ?? fonts.card, view.scale),
      scale: view.scale,
      lines: far === null && story.labels.length > 0 ? place.lines - 1 : place.lines,
      band,
    };
  }
  if (kindOf(id) !== 'release' && frame.turned) return null;
  const place = editorPlace(painting, editing);
  return place === null ? null : { ...place.text, font: place.font, scale: place.scale, lines: 3, band };
}
