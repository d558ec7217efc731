/** Other people's carets, fetched when somebody else begins to type. */
import type { Carets, CaretsInput } from './carets.ts';

/** The same as {@link Carets}; while nobody types there is nothing to follow. */
export function createLateCarets(input: CaretsInput): Carets {
  let carets: Carets | null = null;
  let isFetching = false;
  let isDisposed = false;
  const fetchCarets = async (): Promise<void> => {
    const isAnybodyTyping = input.people.getState().some(({ presence }) => presence.editing !== null);
    if (!isAnybodyTyping || isFetching || carets !== null) return;
    isFetching = true;
    try {
      const { createCarets } = await import('./carets.ts');
      if (!isDisposed) carets = createCarets(input);
    } catch {
      isFetching = false; // the next key that somebody presses asks again
    }
  };
  const unsubscribe = input.people.subscribe(() => void fetchCarets());
  void fetchCarets();
  return {
    follow: () => carets?.follow(),
    dispose: () => {
      isDisposed = true;
      unsubscribe();
      carets?.dispose();
    },
  };
}
