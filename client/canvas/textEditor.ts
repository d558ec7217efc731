/**
 * The text area over the card: the same type, size and wrapping as the canvas draws. Every input becomes a small edit
 * of the document, and other people's edits arrive under the caret, so that two people type in one title.
 */
import { textChange } from '../../shared/commands/textChange.ts';
import { longestTitle } from '../../shared/model/field.ts';
import { kindOf } from '../../shared/model/id.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { Editing, ViewStore } from '../store/viewStore.ts';
import { words } from '../ui/words.ts';
import { editedText } from './editedText.ts';
import { editorPlace } from './editorPlace.ts';
import type { EditorPlace, Painting } from './paint/painting.ts';
import { moveEdit, moveOffset } from '../store/textMerge.ts';

/** The ring around it is at no zoom thinner than this, in CSS pixels. */
const outline = 2;

export interface TextEditor {
  /** The viewport or the map moved: lie over the card again. */
  readonly follow: () => void;
  readonly dispose: () => void;
}

export interface TextEditorInput {
  readonly area: HTMLTextAreaElement;
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly painting: () => Painting;
  /** The card was archived by somebody else while its text was open. */
  readonly onGone: () => void;
  /** What was pasted is longer than a title may be; what fits is in it. */
  readonly onCut: () => void;
  /** The text was left by clicking elsewhere. */
  readonly onLeave: () => void;
  /** Gives the browser's focus back to the map. */
  readonly onClose: () => void;
}

export function createTextEditor(input: TextEditorInput): TextEditor {
  const { area, store, view, actions, painting, onGone, onCut, onLeave, onClose } = input;
  let editing: Editing | null = null;
  /** The document's text as the area last reflected it. */
  let known = '';
  let isComposing = false;
  let lastPlace: EditorPlace | null = null;

  const open = (next: Editing): void => {
    editing = next;
    known = editedText(store.getRecords(), next) ?? '';
    area.value = known;
    area.placeholder = placeholderOf(next);
    area.setAttribute('aria-label', words.canvas.mirror.editor(words.kinds[kindOf(next.id) ?? 'story']));
    area.hidden = false;
    place();
    area.focus({ preventScroll: true });
    area.setSelectionRange(next.selectsAll ? 0 : known.length, known.length);
    showCaret();
  };
  const close = (): void => {
    if (editing === null) return;
    const hadFocus = document.activeElement === area;
    editing = null;
    isComposing = false;
    area.hidden = true;
    area.value = '';
    actions.showPresence({ editing: null });
    if (hadFocus) onClose();
  };
  const place = (): void => {
    if (editing === null) return;
    lastPlace = editorPlace(painting(), editing);
    if (lastPlace === null) {
      area.style.visibility = 'hidden';
      return;
    }
    lay(area, lastPlace);
  };
  const showCaret = (): void => {
    if (editing === null) return;
    actions.showPresence({
      editing: { id: editing.id, field: editing.field, caret: area.selectionStart },
    });
  };

  /** What was typed goes into the document; a refusal puts the document's text back. */
  const send = (): void => {
    if (editing === null || isComposing) return;
    const clean = area.value.replace(/\s*[\r\n]+\s*/g, ' ');
    if (clean !== area.value) {
      const caret = area.selectionStart - (area.value.length - clean.length);
      area.value = clean;
      area.setSelectionRange(caret, caret);
    }
    const typed = textChange(known, area.value);
    if (typed === null) return;
    const current = editedText(store.getRecords(), editing) ?? '';
    const meanwhile = textChange(known, current);
    const edit = meanwhile === null ? typed : moveEdit(typed, meanwhile);
    known = area.value;
    const { id, field } = editing;
    if (actions.run('editText', { id, field, ...edit }) === null) known = '';
    receive();
    place();
    showCaret();
  };

  /** Brings the area to the document's text and keeps the caret with its neighbours. */
  const receive = (): void => {
    if (editing === null || isComposing) return;
    const current = editedText(store.getRecords(), editing);
    if (current === null) {
      onGone();
      return;
    }
    known = current;
    const change = textChange(area.value, current);
    if (change === null) return;
    const start = moveOffset(area.selectionStart, change);
    const end = moveOffset(area.selectionEnd, change);
    area.value = current;
    area.setSelectionRange(start, end, area.selectionDirection);
    place();
  };

  const onCompositionEnd = (): void => {
    isComposing = false;
    send();
  };
  const onCompositionStart = (): void => {
    isComposing = true;
  };
  const onBlur = (): void => {
    // Switching to another window keeps the text open.
    if (editing !== null && document.hasFocus()) onLeave();
  };
  const onPaste = (event: Event): void => {
    const { selectionStart, selectionEnd, value } = area;
    const room = longestTitle - value.length + selectionEnd - selectionStart;
    const pasted = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
    if (pasted.length > room) onCut();
  };
  const listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ['paste', onPaste],
    ['input', send],
    ['compositionstart', onCompositionStart],
    ['compositionend', onCompositionEnd],
    ['select', showCaret],
    ['keyup', showCaret],
    ['blur', onBlur],
  ];
  for (const [name, listener] of listeners) area.addEventListener(name, listener);
  area.maxLength = longestTitle;
  area.dir = 'auto';
  const stops = [
    view.subscribe(({ editing: next }, before) => {
      if (next === before.editing) return;
      if (next === null) close();
      else open(next);
    }),
    store.subscribe(() => {
      receive();
      place();
    }),
  ];

  return {
    follow: place,
    dispose: () => {
      stops.forEach((stop) => stop());
      for (const [name, listener] of listeners) area.removeEventListener(name, listener);
      close();
    },
  };
}

function lay(area: HTMLTextAreaElement, place: EditorPlace): void {
  const { box, text, font, scale, ground, ink, radius } = place;
  const { style } = area;
  const pixels = (length: number): string => `${length / scale}px`;
  style.transform = `translate(${box.x}px, ${box.y}px) scale(${scale})`;
  style.width = pixels(box.width);
  style.height = pixels(box.height);
  style.visibility = '';
  style.font = `${font.weight} ${pixels(font.size)}/${pixels(font.line)} ${font.family}`;
  style.padding = [text.y - box.y, box.x + box.width - text.x - text.width, text.below, text.x - box.x]
    .map(pixels)
    .join(' ');
  style.background = ground;
  style.color = ink;
  style.borderRadius = pixels(radius);
  style.outlineWidth = `${Math.ceil(outline / scale)}px`;
  if (area.scrollHeight * scale <= box.height) return;
  style.height = `${area.scrollHeight}px`;
  // It had scrolled to its caret while it was too low.
  area.scrollTop = 0;
}

function placeholderOf({ id, field }: Editing): string {
  if (field === 'outcome') return words.canvas.outcomePlaceholder;
  if (field === 'name') return words.canvas.namePlaceholder;
  const kind = kindOf(id);
  return kind === 'activity' || kind === 'step' || kind === 'story'
    ? words.canvas.titlePlaceholder[kind]
    : '';
}
