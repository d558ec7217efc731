/** What the palette offers right now: it depends on what is focused, what there is, and what this person may do. */
import { words } from '../../ui/words.ts';
import type { PaletteGroup } from './Palette.tsx';
import { addCommands } from './addCommands.ts';
import { goCommands } from './goCommands.ts';
import { mapCommands } from './mapCommands.ts';
import type { PaletteContext } from './paletteContext.ts';
import { selectionCommands } from './selectionCommands.ts';

const text = words.map.palette;

/** Groups without items are left out. */
export function paletteCommands(context: PaletteContext): PaletteGroup[] {
  const groups = [
    { value: text.groups.selection, items: selectionCommands(context) },
    { value: text.groups.add, items: context.canEdit ? addCommands(context) : [] },
    { value: text.groups.map, items: mapCommands(context) },
    { value: text.groups.go, items: goCommands(context) },
  ];
  return groups.filter((group) => group.items.length > 0);
}
