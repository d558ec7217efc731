/** Other people's carets: in the text that is open here, and on the cards they type in. Elements, never a repaint. */
import type { Id } from '../../shared/model/id.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import type { Editing, ViewStore } from '../store/viewStore.ts';
import { contains } from '../layout/geometry.ts';
import { caretSpots, type CaretSpot } from '../ui/caretRuler.ts';
import { fontFamily } from '../ui/tokens.ts';
import { editedText } from './editedText.ts';
import { presenceColour } from './paint/look.ts';
import type { Painting } from './paint/painting.ts';
import { typedInEditor, typedOnMap, type TypedText } from './typedText.ts';

export interface Carets {
  /** The viewport, the map or the open text changed. */
  readonly follow: () => void;
  readonly dispose: () => void;
}

export interface CaretsInput {
  readonly container: HTMLElement;
  /** The text that is open here. */
  readonly area: HTMLTextAreaElement;
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly people: PeopleStore;
  readonly painting: () => Painting;
  readonly className: { readonly caret: string; readonly flag: string; readonly ruler: string };
}

interface CaretElement {
  readonly element: HTMLElement;
  flag: HTMLElement;
  /** What it was shown at: the offset in the text. */
  at: string;
}

/** A text with carets in it. */
interface Typed {
  readonly editing: Editing;
  readonly isOpenHere: boolean;
  readonly people: PersonHere[];
}

export function createCarets(input: CaretsInput): Carets {
  const { container, area, store, view, people, painting, className } = input;
  const shown = new Map<number, CaretElement>();
  const ruler = document.createElement('div');
  ruler.className = className.ruler;
  ruler.dir = 'auto';
  let frame: number | null = null;

  const update = (): void => {
    frame = null;
    const typed = typedTexts(people.getState(), view.getState().editing);
    const seen = new Set<number>();
    if (typed.length > 0) {
      if (!ruler.isConnected) container.append(ruler);
      const now = painting();
      for (const each of typed) showIn(now, each, seen);
    }
    for (const [clientId, { element }] of shown) {
      if (seen.has(clientId)) continue;
      element.remove();
      shown.delete(clientId);
    }
  };

  const showIn = (now: Painting, { editing, isOpenHere, people: typing }: Typed, seen: Set<number>): void => {
    const place = isOpenHere ? typedInEditor(now, editing) : typedOnMap(now, editing);
    const text = isOpenHere ? area.value : editedText(now.records, editing);
    if (place === null || text === null) return;
    lay(ruler, place);
    const offsets = typing.map(({ presence }) => store.caretOf(presence.editing!));
    caretSpots(ruler, text, offsets).forEach((spot, i) => {
      const person = typing[i]!;
      const { x, y } = onScreen(place, spot);
      if (!contains(place.band, { x, y })) return;
      seen.add(person.clientId);
      const height = Math.round(place.font.line);
      show(person, `${editing.id} ${editing.field} ${offsets[i]}`, Math.round(x), Math.round(y), height);
    });
  };

  const show = (person: PersonHere, at: string, x: number, y: number, height: number): void => {
    let made = shown.get(person.clientId);
    if (made === undefined) {
      made = makeCaret(className);
      shown.set(person.clientId, made);
      container.append(made.element);
    }
    const { style } = made.element;
    style.setProperty('--person', presenceColour(person.colour));
    style.transform = `translate(${x}px, ${y}px)`;
    style.height = `${height}px`;
    if (made.flag.textContent !== person.name) made.flag.textContent = person.name;
    if (made.at === at) return;
    made.at = at;
    // A new element begins its fading anew: the name shows for a while after each move.
    const flag = made.flag.cloneNode(true) as HTMLElement;
    made.flag.replaceWith(flag);
    made.flag = flag;
  };

  const soon = (): void => {
    if (shown.size === 0 && !people.getState().some(({ presence }) => presence.editing !== null)) return;
    frame ??= requestAnimationFrame(update);
  };
  const stops = [
    // Pointers move all the time; asking the browser where glyphs are is for those who type.
    people.subscribe((here, before) => {
      if (!isSameTyping(here, before)) soon();
    }),
    store.subscribe(soon),
  ];
  area.addEventListener('input', soon);
  soon();

  return {
    follow: soon,
    dispose: () => {
      if (frame !== null) cancelAnimationFrame(frame);
      stops.forEach((stop) => stop());
      area.removeEventListener('input', soon);
      container.replaceChildren();
    },
  };
}

function isSameTyping(here: readonly PersonHere[], before: readonly PersonHere[]): boolean {
  return here === before || typingOf(here) === typingOf(before);
}

function typingOf(people: readonly PersonHere[]): string {
  const typing = people.filter(({ presence }) => presence.editing !== null);
  return typing.length === 0
    ? ''
    : JSON.stringify(
        typing.map(({ clientId, name, colour, presence }) => [clientId, name, colour, presence.editing]),
      );
}

/** The texts that stand on the map. */
function isOnMap(field: string): field is Editing['field'] {
  return field === 'title' || field === 'name' || field === 'outcome';
}

/** Who types where, by text. */
function typedTexts(people: readonly PersonHere[], own: Editing | null): Typed[] {
  const texts = new Map<string, Typed>();
  for (const person of people) {
    const { editing } = person.presence;
    if (editing === null || !isOnMap(editing.field)) continue;
    const { id, field } = editing;
    const key = `${id} ${field}`;
    const known = texts.get(key);
    if (known !== undefined) known.people.push(person);
    else {
      texts.set(key, {
        editing: { id: id as Id, field },
        isOpenHere: own?.id === id && own.field === field,
        people: [person],
      });
    }
  }
  return [...texts.values()];
}

function lay(ruler: HTMLElement, { x, y, width, font, scale }: TypedText): void {
  ruler.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  ruler.style.width = `${width / scale}px`;
  ruler.style.font = `${font.weight} ${font.size / scale}px/${font.line / scale}px ${fontFamily}`;
}

/** The top of the caret's line; a text drawn in fewer lines ends in the last of them. */
function onScreen({ x, y, width, font, lines }: TypedText, spot: CaretSpot): { x: number; y: number } {
  const line = Math.floor((spot.y + spot.height / 2) / font.line);
  if (line < lines) return { x: x + spot.x, y: y + line * font.line };
  return { x: x + width, y: y + (lines - 1) * font.line };
}

function makeCaret(className: CaretsInput['className']): CaretElement {
  const element = document.createElement('div');
  element.className = className.caret;
  element.dataset['caret'] = '';
  const flag = document.createElement('span');
  flag.className = className.flag;
  element.append(flag);
  return { element, flag, at: '' };
}
