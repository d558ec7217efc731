/** A link or a token while the server makes it: not yet, being made, made, or why not. */
import { useState } from 'react';
import { sentenceOf } from '../api/request.ts';

export interface Secret {
  readonly busy: boolean;
  /** What was made last: it is shown this once. */
  readonly value: string | null;
  readonly error: string | null;
  /** Answers whether it was made. */
  readonly make: (create: () => Promise<string>) => Promise<boolean>;
}

/** `failed` says it with the reason. */
export function useSecret(failed: (reason: string) => string): Secret {
  const [value, setValue] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const make = async (create: () => Promise<string>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      setValue(await create());
      return true;
    } catch (cause) {
      setError(failed(sentenceOf(cause)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, value, error, make };
}
