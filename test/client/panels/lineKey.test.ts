/** The keys of a checklist. */
import { describe, expect, test } from 'vitest';
import { lineKey } from '../../../client/panels/criteria/lineKey.ts';

const press = (key: string, text = 'Pay', more: Partial<Parameters<typeof lineKey>[0]> = {}) =>
  lineKey({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more }, text);

describe('in a line of a checklist', () => {
  test('Enter goes on to the next line, but not from an empty one', () => {
    expect(press('Enter')).toBe('next');
    expect(press('Enter', ' ')).toBe('stay');
  });

  test('Backspace removes the line only once it is empty', () => {
    expect(press('Backspace')).toBeNull();
    expect(press('Backspace', ' ')).toBeNull();
    expect(press('Backspace', '')).toBe('remove');
  });

  test('Alt with the arrow keys moves it; without Alt they are the text’s own', () => {
    expect(press('ArrowUp', 'Pay', { altKey: true })).toBe('up');
    expect(press('ArrowDown', 'Pay', { altKey: true })).toBe('down');
    expect(press('ArrowDown')).toBeNull();
    expect(press('Backspace', '', { altKey: true })).toBeNull();
    expect(press('z', '', { ctrlKey: true })).toBeNull();
  });
});
