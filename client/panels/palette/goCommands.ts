/** Where the palette can go: frames, surfaces, panels, places of the view. */
import {
  CornerUpLeft,
  Frame,
  House,
  Keyboard,
  Link,
  Maximize,
  NotebookText,
  Palette,
  PictureInPicture2,
  Presentation,
  Scan,
  Search,
  TriangleAlert,
} from 'lucide';
import { jumpTo, toggleMinimap, togglePanel, wish } from '../../store/viewMoves.ts';
import { words } from '../../ui/words.ts';
import { artifactWords } from '../../ui/words/artifacts.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { freeWords } from '../../ui/words/free.ts';
import { hidesArtifacts } from '../artifacts/hidesArtifacts.ts';
import { shownSurfaces } from '../map/surfaces.ts';
import type { PaletteItem } from './Palette.tsx';
import type { PaletteContext } from './paletteContext.ts';

/** Frames first; they were made to be gone to. */
export function goCommands(context: PaletteContext): PaletteItem[] {
  return [...frameCommands(context), ...viewCommands(context)];
}

/** Every frame is a place to go to. */
function frameCommands({ view, records }: PaletteContext): PaletteItem[] {
  return [...records.frame.values()]
    .filter((frame) => frame.archivedAt === null)
    .map((frame) => ({
      id: frame.id,
      label: freeWords.goTo(frame.name.trim() || freeWords.unnamedFrame),
      icon: Frame,
      run: () => {
        jumpTo(view, frame.id);
        wish(view, 'selection');
      },
    }));
}

function viewCommands({ view, records, dialogs, moves }: PaletteContext): PaletteItem[] {
  return [
    { id: 'search', label: words.lens.search.title, icon: Search, shortcut: '/', run: dialogs.openSearch },
    ...shownSurfaces(records.meta.settings).map(({ surface, icon }) => ({
      id: surface,
      label: words.map.surfaces[surface],
      icon,
      run: () => view.setState({ surface }),
    })),
    ...(hidesArtifacts(records.meta.settings)
      ? [
          {
            id: 'artifacts',
            label: artifactWords.title,
            icon: NotebookText,
            run: () => view.setState({ surface: 'insights' }),
          },
        ]
      : []),
    { id: 'lens', label: words.lens.open, icon: Palette, run: () => togglePanel(view, 'lens') },
    { id: 'gaps', label: words.gaps.open, icon: TriangleAlert, run: () => togglePanel(view, 'gaps') },
    ...(dialogs.openAudiences === undefined
      ? []
      : [{ id: 'audiences', label: audienceWords.button, icon: Presentation, run: dialogs.openAudiences }]),
    ...(dialogs.copyViewLink === undefined
      ? []
      : [{ id: 'copyView', label: words.lens.copyLink, icon: Link, run: dialogs.copyViewLink }]),
    ...(view.getState().focus === null
      ? []
      : [
          {
            id: 'zoomTo',
            label: words.map.zoomToSelection,
            icon: Scan,
            shortcut: 'Alt+Enter',
            run: () => wish(view, 'selection'),
          },
        ]),
    ...(view.getState().back === null
      ? []
      : [
          {
            id: 'back',
            label: words.map.back,
            icon: CornerUpLeft,
            shortcut: 'Alt+Backspace',
            run: () => wish(view, 'back'),
          },
        ]),
    {
      id: 'minimap',
      label: words.map.minimap,
      icon: PictureInPicture2,
      shortcut: 'M',
      run: () => toggleMinimap(view),
    },
    { id: 'fit', label: words.map.fit, icon: Maximize, shortcut: 'F', run: () => wish(view, 'fit') },
    {
      id: 'shortcuts',
      label: words.shortcuts.title,
      icon: Keyboard,
      shortcut: '?',
      run: dialogs.openShortcuts,
    },
    { id: 'home', label: words.map.home, icon: House, run: moves.goHome },
  ];
}
