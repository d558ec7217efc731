/** The last value that was there: what a dialog goes on showing while it fades away. */
import { useState } from 'react';

/** `value`, or what it was before it became null. */
export function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
