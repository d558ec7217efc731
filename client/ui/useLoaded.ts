/** Something that has to be fetched first: on its way, here, or failed. */
import { useCallback, useEffect, useRef, useState } from 'react';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'ready'; readonly value: T };

interface UseLoaded<T> {
  readonly state: Loaded<T>;
  /** Fetches again; what is shown stays until the answer is here, unless nothing was. */
  readonly reload: () => void;
  /** Replaces the value, e.g. after a change that the server has confirmed. */
  readonly replace: (change: (value: T) => T) => void;
}

/** Runs `load` when `key` changes (null: not yet). Answers that come too late are passed over. */
export function useLoaded<T>(key: string | null, load: () => Promise<T>): UseLoaded<T> {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' });
  const latest = useRef(load);
  latest.current = load;
  /** Counts questions: only the answer to the last one is shown. */
  const [turns] = useState(() => ({ last: 0 }));

  const run = useCallback(() => {
    const mine = ++turns.last;
    const isCurrent = (): boolean => mine === turns.last;
    setState((before) => (before.kind === 'failed' ? { kind: 'loading' } : before));
    latest.current().then(
      (value) => isCurrent() && setState({ kind: 'ready', value }),
      (error: unknown) =>
        isCurrent() && setState((before) => (before.kind === 'ready' ? before : { kind: 'failed', error })),
    );
  }, [turns]);

  useEffect(() => {
    if (key === null) return;
    run();
    return () => {
      turns.last++;
    };
  }, [key, run, turns]);

  const replace = useCallback((change: (value: T) => T) => {
    setState((before) => (before.kind === 'ready' ? { kind: 'ready', value: change(before.value) } : before));
  }, []);
  return { state, reload: run, replace };
}
