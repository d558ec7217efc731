/** What a key does to a line of a checklist. */

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** `stay`: nothing, and the text does not hear it either; null: the key is the text's own. */
export function lineKey(
  { key, altKey, ctrlKey, metaKey, shiftKey }: Pressed,
  text: string,
): 'next' | 'remove' | 'up' | 'down' | 'stay' | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
  // A second empty line says nothing.
  if (key === 'Enter' && !shiftKey) return text.trim() === '' ? 'stay' : 'next';
  return key === 'Backspace' && text === '' ? 'remove' : null;
}
