/** Carets in texts several people type in: held by the character before them, so that they move with the words. */
import * as Y from 'yjs';
import { recordOf, visionKey, visionOf } from '../../shared/model/document.ts';
import { kindOf } from '../../shared/model/id.ts';
import type { CharacterId, Presence } from '../../shared/protocol/presence.ts';

export type TypingPlace = NonNullable<Presence['editing']>;

/** The same place with the character before the caret, as it is told to the others. */
export function holdCaret(doc: Y.Doc, { id, field, caret }: TypingPlace): TypingPlace {
  const text = textOf(doc, { id, field });
  if (text === null || caret <= 0) return { id, field, caret };
  const { item } = Y.createRelativePositionFromTypeIndex(text, Math.min(caret, text.length), -1);
  return item === null ? { id, field, caret } : { id, field, caret, after: characterOf(item) };
}

/** Where a caret is in the text now (UTF-16 offset); its last offset when its character is not here yet or no more. */
export function caretOffset(doc: Y.Doc, place: TypingPlace): number {
  const text = textOf(doc, place);
  if (text === null) return 0;
  if (place.after !== undefined) {
    const held = Y.createRelativePositionFromJSON({ item: place.after, assoc: -1 });
    const found = Y.createAbsolutePositionFromRelativePosition(held, doc, false);
    if (found !== null && found.type === (text as Y.AbstractType<unknown>)) return found.index;
  }
  return Math.max(0, Math.min(Math.round(place.caret), text.length));
}

function characterOf({ client, clock }: Y.ID): CharacterId {
  return { client, clock };
}

function textOf(doc: Y.Doc, { id, field }: Pick<TypingPlace, 'id' | 'field'>): Y.Text | null {
  if (id === visionKey) return visionOf(doc);
  const kind = kindOf(id);
  const text = kind === null ? undefined : recordOf(doc, kind, id)?.get(field);
  return text instanceof Y.Text ? text : null;
}
