/** Keeps the focus on a control whose row or card moved in the page: the browser lets go of what is taken out and put back. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

interface Held {
  /** The control itself, as long as it is in the page. */
  readonly element: HTMLElement | null;
  /** Of the nearest element around it with `data-keep`. */
  readonly key: string;
  /** Its name, where several controls stand in that element. */
  readonly part: string | null;
}

/**
 * Elements are known by `data-keep` (unique on the surface), controls in them by `data-part`. Answers a function that
 * gives the focus to such an element once it is there.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): (key: string, part?: string) => void {
  const held = useRef<Held | null>(null);
  const wanted = useRef<Held | null>(null);

  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const onFocus = ({ target }: FocusEvent): void => {
      held.current = target instanceof HTMLElement ? heldBy(target) : null;
    };
    const onPress = ({ target }: PointerEvent): void => {
      if (target instanceof HTMLElement && target.closest('[data-keep]') === null) held.current = null;
    };
    // Whoever goes elsewhere has let go of it by themselves.
    const onLeave = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof HTMLElement && !element.contains(relatedTarget)) held.current = null;
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onLeave);
    element.addEventListener('pointerdown', onPress);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onLeave);
      element.removeEventListener('pointerdown', onPress);
    };
  }, [root]);

  useLayoutEffect(() => {
    const asked = wanted.current;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const key = asked ?? (isLost ? held.current : null);
    const target = key === null ? null : find(root.current, key);
    if (target === null) return;
    wanted.current = null;
    target.focus({ preventScroll: asked === null });
  });

  return (key, part) => {
    wanted.current = { element: null, key, part: part ?? null };
  };
}

function heldBy(target: HTMLElement): Held | null {
  const around = target.closest<HTMLElement>('[data-keep]');
  const part = target.closest<HTMLElement>('[data-part]');
  if (around === null) return null;
  return { element: target, key: around.dataset['keep']!, part: part?.dataset['part'] ?? null };
}

/** Its named part, else the text that is typed in there, else what can be pressed. */
function find(root: HTMLElement | null, { element, key, part }: Held): HTMLElement | null {
  if (element?.isConnected === true) return element;
  const around = root?.querySelector<HTMLElement>(`[data-keep="${CSS.escape(key)}"]`) ?? null;
  if (around === null) return null;
  const inside =
    part === null ? null : around.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`);
  return inside ?? around.querySelector<HTMLElement>('textarea, [data-part]') ?? around;
}
