/** The carets of the others in a text field of the panels, drawn over it; they scroll with its text. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import type { PersonHere } from '../../store/people.ts';
import { caretSpots, type CaretSpot } from '../../ui/caretRuler.ts';
import { presenceColourValues } from '../../ui/tokens.ts';
import styles from './LiveText.module.css';

interface Standing {
  readonly person: PersonHere;
  readonly spot: CaretSpot;
}

/** `typing` are the people whose caret is in this text. */
export function LiveCarets({
  session,
  typing,
  area,
}: {
  readonly session: MapSession;
  readonly typing: readonly PersonHere[];
  readonly area: RefObject<HTMLTextAreaElement | null>;
}) {
  const ruler = useRef<HTMLDivElement>(null);
  const [standing, setStanding] = useState<readonly Standing[]>([]);

  useEffect(() => {
    const element = area.current;
    if (element === null || ruler.current === null) return;
    const { store } = session;
    let frame: number | null = null;
    const measure = (): void => {
      frame = null;
      lay(ruler.current!, element);
      const offsets = typing.map(({ presence }) => store.caretOf(presence.editing!));
      const spots = caretSpots(ruler.current!, element.value, offsets);
      const { left, top } = cornerOf(element);
      setStanding(
        typing.map((person, i) => ({
          person,
          spot: { ...spots[i]!, x: left + spots[i]!.x, y: top + spots[i]!.y },
        })),
      );
    };
    // The field itself follows the map's text first.
    const soon = (): void => {
      frame ??= requestAnimationFrame(measure);
    };
    soon();
    const size = new ResizeObserver(soon);
    size.observe(element);
    element.addEventListener('scroll', soon);
    element.addEventListener('input', soon);
    const unsubscribe = store.subscribe(soon);
    return () => {
      if (frame !== null) cancelAnimationFrame(frame);
      size.disconnect();
      element.removeEventListener('scroll', soon);
      element.removeEventListener('input', soon);
      unsubscribe();
    };
  }, [session, typing, area]);

  return (
    <div className={styles['carets']} aria-hidden>
      <div ref={ruler} className={styles['ruler']} />
      {standing.map(({ person, spot }) => (
        <span
          key={person.clientId}
          data-caret
          className={styles['caret']}
          style={{
            transform: `translate(${spot.x}px, ${spot.y}px)`,
            height: spot.height,
            background: `var(--presence-${Math.abs(person.colour) % presenceColourValues.length})`,
          }}
        >
          <span className={styles['flag']}>{person.name}</span>
        </span>
      ))}
    </div>
  );
}

/** Who types in this text; the same list as long as none of them moves. */
export function useTyping(session: MapSession, id: string, field: string): readonly PersonHere[] {
  const known = useRef<readonly PersonHere[]>([]);
  return useStore(session.people, (people) => {
    const typing = people.filter(
      ({ presence }) => presence.editing?.id === id && presence.editing.field === field,
    );
    const isSame =
      typing.length === known.current.length && typing.every((one, i) => one === known.current[i]);
    if (!isSame) known.current = typing;
    return known.current;
  });
}

function lay(ruler: HTMLElement, area: HTMLTextAreaElement): void {
  const { font, letterSpacing, paddingLeft, paddingRight } = getComputedStyle(area);
  ruler.style.font = font;
  ruler.style.letterSpacing = letterSpacing;
  ruler.style.width = `${area.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)}px`;
}

/** Where the text begins, from the field's outer corner. */
function cornerOf(area: HTMLTextAreaElement): { left: number; top: number } {
  const { paddingLeft, paddingTop } = getComputedStyle(area);
  return {
    left: area.clientLeft + parseFloat(paddingLeft) - area.scrollLeft,
    top: area.clientTop + parseFloat(paddingTop) - area.scrollTop,
  };
}
