/** The keyboard, as the shortcuts dialog shows it. */
import { named } from '../levels.ts';

interface Shortcut {
  readonly keys: readonly (readonly string[])[];
  readonly does: string;
}

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const groups: readonly ShortcutGroup[] = [
  {
    title: 'Get around',
    shortcuts: [
      { keys: [['↑'], ['↓'], ['←'], ['→']], does: 'Go to the next card in that direction' },
      { keys: [['/']], does: 'Search; Enter goes to the next hit, Shift+Enter to the one before' },
      { keys: [['Ctrl', 'K']], does: 'Commands' },
      { keys: [['F']], does: 'Fit the map, while nothing is selected' },
      { keys: [['0']], does: 'Zoom to 100 %, while nothing is selected' },
      { keys: [['M']], does: 'Show the minimap or put it away, while nothing is selected' },
      { keys: [['+'], ['−']], does: 'Zoom in and out' },
      { keys: [['Alt', 'Enter']], does: 'Zoom to what is selected' },
      { keys: [['Alt', 'Backspace']], does: 'Back to where you were before the last jump' },
      { keys: [['Space']], does: 'Collapse or expand; hold to pan' },
      { keys: [['Ctrl', 'Enter']], does: 'Open the details' },
      { keys: [['?']], does: 'This list' },
    ],
  },
  {
    title: 'Write',
    shortcuts: [
      { keys: [['Enter']], does: 'Edit; while editing: keep it and make the next one' },
      { keys: [['Tab'], ['Shift', 'Tab']], does: 'While editing: one level down or up' },
      { keys: [['a'], ['b'], ['c']], does: 'Typing on a card edits it at its end' },
      {
        keys: [['Esc']],
        does: 'Leave editing and keep the text; then clear the selection, the search, the filters',
      },
    ],
  },
  {
    title: 'Change',
    shortcuts: [
      {
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
          ['Alt', '←'],
          ['Alt', '→'],
        ],
        does: 'Move the card',
      },
      { keys: [['K']], does: 'Slice by a line drawn through a lane, while nothing is selected' },
      {
        keys: [['Shift', 'Alt', '↑']],
        get does() {
          return `Slice below the ${named.one('story')}: it and all above go up`;
        },
      },
      { keys: [['Shift', 'F10']], does: 'Move to…' },
      { keys: [['Delete']], does: 'Archive' },
      { keys: [['Ctrl', 'Z']], does: 'Undo your own last change' },
      { keys: [['Shift', 'Ctrl', 'Z']], does: 'Redo' },
      {
        keys: [
          ['Ctrl', 'C'],
          ['Ctrl', 'X'],
          ['Ctrl', 'V'],
        ],
        get does() {
          return `Copy, cut, paste; lines become ${named.many('story')}`;
        },
      },
      { keys: [['Ctrl', 'D']], does: 'Duplicate' },
    ],
  },
  {
    title: 'Around the map',
    shortcuts: [
      {
        keys: [['N'], ['T'], ['R'], ['A'], ['D']],
        does: 'Sticky, text, frame, arrow, drawing, while nothing is selected',
      },
      { keys: [['L']], does: 'Laser pointer: press and move; Esc lays it down' },
      { keys: [['Enter']], does: 'With a tool in hand: put it in the middle' },
      { keys: [['Alt', '→']], does: 'Move it a little; with Shift, further' },
      {
        keys: [['Shift', 'F10']],
        get does() {
          return `Make ${named.a('story')} of a sticky`;
        },
      },
    ],
  },
  {
    title: 'Backlog',
    shortcuts: [
      { keys: [['↑'], ['↓']], does: 'Go through the list' },
      {
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
        get does() {
          return `Move the ${named.one('story')}`;
        },
      },
      { keys: [['Enter']], does: 'Open details' },
    ],
  },
];

export const shortcutWords = {
  title: 'Keyboard shortcuts',
  groups,
} as const;
