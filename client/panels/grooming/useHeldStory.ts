/** Keeps the story somebody writes in under their hands: its first letters may mend it, and the rest has to go somewhere. */
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { isInBacklog } from '../../../shared/views/backlog.ts';
import { groomingRules, type GroomingItem } from '../../../shared/views/grooming.ts';

const writable = 'textarea, input:not([type="checkbox"], [type="radio"])';

export interface FocusAround {
  readonly ref: RefObject<HTMLElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

interface HeldStory {
  /** The chosen story, with the reasons that were mended while it is written in; null: it is in the queue no more. */
  readonly entry: GroomingItem | null;
  /** It is in the queue no more, and only here because it is written in. */
  readonly isHeld: boolean;
  readonly letGo: () => void;
  /** For the card, which can have the focus itself. */
  readonly around: FocusAround;
}

/** Held from writing in it until the focus leaves the card; `inQueue` is the chosen one, as long as it is there. */
export function useHeldStory(
  records: MapRecords,
  chosen: StoryId | null,
  inQueue: GroomingItem | undefined,
): HeldStory {
  const ref = useRef<HTMLElement>(null);
  const hasFocus = useRef(false);
  const last = useRef<GroomingItem | null>(null);
  const [isWriting, setWriting] = useState(false);
  const before = isWriting ? stillThere(records, chosen, last.current) : null;
  const entry = before === null ? (inQueue ?? null) : withMended(inQueue ?? before, before);
  const isHeld = entry !== null && inQueue === undefined;
  if (entry !== null) last.current = entry;
  // The next card takes the focus that went with the one before.
  useEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) ref.current?.focus();
  });
  return {
    entry,
    isHeld,
    letGo: () => setWriting(false),
    around: {
      ref,
      onFocus: ({ target }) => {
        // Fields of dialogs come by here as well, though they stand elsewhere in the page.
        if (ref.current?.contains(target) !== true) return;
        hasFocus.current = true;
        if (target.matches(writable)) setWriting(true);
      },
      onBlur: ({ relatedTarget }) => {
        if (ref.current?.contains(relatedTarget) === true) return;
        hasFocus.current = isInDialog(relatedTarget);
        setWriting(false);
      },
    },
  };
}

/** A dialog of the card may mend it: then there is nothing left to give the focus back to. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}

function stillThere(
  records: MapRecords,
  chosen: StoryId | null,
  last: GroomingItem | null,
): GroomingItem | null {
  if (chosen === null || last?.item.story.id !== chosen) return null;
  const story = records.story.get(chosen);
  if (story === undefined || !isInBacklog(story)) return null;
  return { ...last, item: { ...last.item, story } };
}

/** Where the reasons stood, they stay: a field that vanished with the first letter could not take the second. */
function withMended(item: GroomingItem, before: GroomingItem): GroomingItem {
  const reasons = groomingRules.flatMap(
    (rule) =>
      item.reasons.find((reason) => reason.rule === rule) ??
      before.reasons.find((reason) => reason.rule === rule) ??
      [],
  );
  return { ...item, reasons };
}
