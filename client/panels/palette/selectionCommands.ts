/** What the palette offers for the card that has the focus, and for all that are chosen. */
import { Archive, Link, Lock, LockOpen, Milestone, Move, PanelRight, Slice, StickyNote } from 'lucide';
import { isId, type Id } from '../../../shared/model/id.ts';
import { isLockedIn } from '../../../shared/model/locked.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { wishOnMap } from '../../store/viewMoves.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { lockWords } from '../../ui/words/lock.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { sliceWords } from '../../ui/words/slice.ts';
import { lockableOf, setLock } from '../lock/setLock.ts';
import type { PaletteItem } from './Palette.tsx';
import type { PaletteContext } from './paletteContext.ts';

const text = words.map.palette;

/** Nothing while no card has the focus. */
export function selectionCommands({
  actions,
  view,
  dialogs,
  moves,
  records,
  canEdit,
  link: linkStories,
}: PaletteContext): PaletteItem[] {
  const { focus, selection } = view.getState();
  if (focus === null) return [];
  const details = {
    id: 'details',
    label: text.openDetails,
    icon: PanelRight,
    run: () => dialogs.openDetails(focus),
  };
  const link = {
    id: 'copyCardLink',
    label: words.map.copyCardLink,
    icon: Link,
    run: () => moves.copyLink(focus),
  };
  if (!canEdit) return [details, link];
  const ids = selection.size > 0 ? [...selection] : [focus];
  return [
    details,
    ...(isId('story', focus)
      ? [
          {
            id: 'sliceBelow',
            label: sliceWords.below,
            icon: Slice,
            shortcut: 'Shift+Alt+↑',
            run: () => wishOnMap(view, 'sliceBelow'),
          },
        ]
      : []),
    ...(isId('story', focus)
      ? [
          {
            id: 'pullOut',
            label: freeWords.pullOut(ids.length),
            icon: StickyNote,
            run: () => wishOnMap(view, 'pullOut'),
          },
        ]
      : []),
    ...lockCommands(actions, records, ids),
    ...linkCommands(records, linkStories, ids),
    { id: 'move', label: text.moveTo, icon: Move, run: () => dialogs.openMove(ids) },
    link,
    { id: 'archive', label: text.archive, icon: Archive, run: () => moves.archive(focus) },
  ];
}

/** Stories can be linked as soon as there is an initiative. */
function linkCommands(
  { initiative }: MapRecords,
  link: PaletteContext['link'],
  ids: readonly Id[],
): PaletteItem[] {
  const stories = ids.filter((id) => isId('story', id));
  const isRoadmap = [...initiative.values()].some(({ archivedAt }) => archivedAt === null);
  if (stories.length === 0 || !isRoadmap) return [];
  const label = roadmapWords.link.command(stories.length);
  return [{ id: 'linkInitiative', label, icon: Milestone, asks: true, run: () => link(stories) }];
}

/** What is free of the selection can be locked, what is locked can be unlocked. */
function lockCommands(actions: MapActions, records: MapRecords, ids: readonly Id[]): PaletteItem[] {
  if (!actions.canLock()) return [];
  const lockable = lockableOf(ids);
  const locked = lockable.filter((id) => isLockedIn(records, id));
  const free = lockable.filter((id) => !isLockedIn(records, id));
  const item = (some: readonly Id[], locks: boolean): PaletteItem[] => {
    if (some.length === 0) return [];
    const label = locks ? lockWords.lockChosen(some.length) : lockWords.unlockChosen(some.length);
    const run = (): void => setLock(actions, some, locks);
    return [{ id: locks ? 'lock' : 'unlock', label, icon: locks ? Lock : LockOpen, run }];
  };
  return [...item(free, true), ...item(locked, false)];
}
