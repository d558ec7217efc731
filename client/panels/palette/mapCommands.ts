/** What the palette offers for the map as a whole: push, slice, undo, share, settings, export. */
import {
  History,
  Image,
  ListPlus,
  Redo2,
  Settings,
  Share2,
  Slice,
  SquareArrowOutUpRight,
  Undo2,
  Vote,
  WandSparkles,
} from 'lucide';
import { toggleLaser, togglePanel, wishOnMap } from '../../store/viewMoves.ts';
import { words } from '../../ui/words.ts';
import { stepInWords } from '../../ui/words/steps.ts';
import { historyWords } from '../../ui/words/history.ts';
import { laserWords } from '../../ui/words/laser.ts';
import { sliceWords } from '../../ui/words/slice.ts';
import { trackerWords } from '../../ui/words/trackers.ts';
import { votingWords } from '../../ui/words/voting.ts';
import type { PaletteItem } from './Palette.tsx';
import type { PaletteContext } from './paletteContext.ts';

const text = words.map.palette;

/** What this person may do right now. */
export function mapCommands({
  actions,
  view,
  dialogs,
  moves,
  grid,
  history,
  canEdit,
  isFacilitator,
}: PaletteContext): PaletteItem[] {
  const pushes = canEdit
    ? grid.releases.map((release) => ({
        id: `push ${release.id}`,
        label: text.push(release.name || words.noTitle),
        icon: ListPlus,
        run: () => dialogs.openPush(release.id),
      }))
    : [];
  const { openTrackers, openVoting } = dialogs;
  const toTrackers =
    canEdit && openTrackers !== undefined
      ? grid.releases.map((release) => ({
          id: `tracker ${release.id}`,
          label: trackerWords.title(release.name || words.noTitle),
          icon: SquareArrowOutUpRight,
          run: () => openTrackers(release.id),
        }))
      : [];
  const undo =
    history.undo === null ? null : { label: words.taken.undo(stepInWords(history.undo)), run: actions.undo };
  const redo =
    history.redo === null ? null : { label: words.taken.redo(stepInWords(history.redo)), run: actions.redo };
  return [
    ...pushes,
    ...toTrackers,
    ...(canEdit
      ? [
          {
            id: 'slice',
            label: sliceWords.label,
            icon: Slice,
            shortcut: 'K',
            run: () => wishOnMap(view, 'slice'),
          },
        ]
      : []),
    ...(undo === null ? [] : [{ id: 'undo', icon: Undo2, shortcut: 'Ctrl+Z', ...undo }]),
    ...(redo === null ? [] : [{ id: 'redo', icon: Redo2, shortcut: 'Shift+Ctrl+Z', ...redo }]),
    {
      id: 'laser',
      label: laserWords.label,
      icon: WandSparkles,
      shortcut: 'L',
      run: () => {
        view.setState({ surface: 'map', showsOutline: false });
        toggleLaser(view);
      },
    },
    ...(isFacilitator && openVoting !== undefined
      ? [{ id: 'startVoting', label: votingWords.start, icon: Vote, run: openVoting }]
      : []),
    {
      id: 'voting',
      label: votingWords.show,
      icon: Vote,
      run: () => view.setState({ surface: 'map', panel: 'voting' }),
    },
    {
      id: 'history',
      label: historyWords.open,
      icon: History,
      run: () => togglePanel(view, 'history'),
    },
    { id: 'share', label: words.share.title, icon: Share2, run: moves.share },
    ...(dialogs.openSettings === undefined
      ? []
      : [{ id: 'settings', label: words.map.menu.settings, icon: Settings, run: dialogs.openSettings }]),
    { id: 'export', label: words.export.title, icon: Image, run: moves.export },
  ];
}
