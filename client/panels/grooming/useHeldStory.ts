/** Keeps the story somebody writes in under their hands: its first letters may mend it, and the rest has to go somewhere. */
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { isInBacklog } from '../../../shared/views/backlog.ts';
import type { GroomingItem } from '../../../shared/views/grooming.ts';

const writable = 'textarea, input:not([type="checkbox"], [type="radio"])';

export interface FocusAround {
  readonly ref: RefObject<HTMLElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

interface HeldStory {
  /** The chosen story as it was in the queue last, while it is written in and in the queue no more. */
  readonly held: GroomingItem | null;
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
  if (inQueue !== undefined) last.current = inQueue;
  const held = isWriting && inQueue === undefined ? stillThere(records, chosen, last.current) : null;
  // The next card takes the focus that went with the one before.
  useEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) ref.current?.focus();
  });
  return {
    held,
    letGo: () => setWriting(false),
    around: {
      ref,
      onFocus: ({ target }) => {
        // Fields of dialogs come by here as well, though they stand elsewhere in the page.
        if (ref.current?.contains(target) !== true) return;
        hasFocus.current = true;
        if (target.matches(writable)) setWriting(true);
        else if (held === null) setWriting(false);
      },
      onBlur: ({ relatedTarget }) => {
        if (ref.current?.contains(relatedTarget) === true) return;
        hasFocus.current = false;
        setWriting(false);
      },
    },
  };
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
