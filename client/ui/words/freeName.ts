/** What a free thing is called, and what an arrow joins. */
import type { Arrow, ArrowEnd } from '../../../shared/model/arrow.ts';
import { isFreeId, isOfKind, type FreeThing } from '../../../shared/model/freeThing.ts';
import { isId } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { freeThing } from '../../../shared/views/freeThings.ts';
import { words } from '../words.ts';
import { freeWords } from './free.ts';

/** Its words, its name, or what it is. */
export function freeName(thing: FreeThing): string {
  if (isOfKind(thing, 'frame')) return thing.name.trim() || freeWords.unnamedFrame;
  if (isOfKind(thing, 'stroke')) return freeWords.drawing;
  const title = thing.title.trim();
  if (title !== '') return title;
  if (isOfKind(thing, 'image')) return freeWords.imageUntold;
  return isOfKind(thing, 'arrow') ? words.kinds.arrow : words.canvas.untitled;
}

/** From what to what an arrow goes. */
export function arrowJoins(records: MapRecords, { from, to }: Arrow): string {
  return freeWords.arrowFromTo(endName(records, from), endName(records, to));
}

function endName(records: MapRecords, { heldBy }: ArrowEnd): string {
  if (heldBy === null) return freeWords.somewhere;
  if (isId('story', heldBy)) return records.story.get(heldBy)?.title.trim() || words.canvas.untitled;
  const thing = isFreeId(heldBy) ? freeThing(records, heldBy) : undefined;
  return thing === undefined || thing.archivedAt !== null ? freeWords.somewhere : freeName(thing);
}
