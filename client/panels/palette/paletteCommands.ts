/** What the palette offers right now: it depends on what is focused, what there is, and what this person may do. */
import {
  Archive,
  Columns3,
  CornerUpLeft,
  Frame,
  House,
  Image,
  ImagePlus,
  Keyboard,
  Layers,
  Link,
  List,
  ListPlus,
  Lock,
  LockOpen,
  Map as MapIcon,
  Maximize,
  Move,
  Palette,
  PanelRight,
  PictureInPicture2,
  Redo2,
  Rows3,
  Scan,
  Search,
  Settings,
  Share2,
  Slice,
  StickyNote,
  TriangleAlert,
  Undo2,
  WandSparkles,
} from 'lucide';
import type { ActivityId } from '../../../shared/model/activity.ts';
import { isId, type Id } from '../../../shared/model/id.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import { isLockedIn } from '../../../shared/model/locked.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { HistoryState } from '../../session/mapSession.ts';
import type { MapActions } from '../../store/mapActions.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { freeMakers, makerKeys } from '../../store/freeDrag.ts';
import {
  jumpTo,
  startEditing,
  toggleLaser,
  toggleMinimap,
  togglePanel,
  wish,
  wishOnMap,
} from '../../store/viewMoves.ts';
import type { Surface, ViewStore } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { makerIcons } from '../free/makerIcons.ts';
import { laserWords } from '../../ui/words/laser.ts';
import { lockWords } from '../../ui/words/lock.ts';
import { sliceWords } from '../../ui/words/slice.ts';
import { lockableOf, setLock } from '../lock/setLock.ts';
import type { PaletteGroup, PaletteItem } from './Palette.tsx';

/** What only the page can do. */
export interface PageMoves {
  readonly goHome: () => void;
  readonly share: () => void;
  readonly export: () => void;
  readonly archive: (id: Id) => void;
  readonly copyLink: (id: Id) => void;
}

interface PaletteContext {
  readonly actions: MapActions;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
  readonly moves: PageMoves;
  readonly grid: MapGrid;
  readonly records: MapRecords;
  readonly history: HistoryState;
  readonly canEdit: boolean;
}

const text = words.map.palette;

/** Groups without items are left out. */
export function paletteCommands(context: PaletteContext): PaletteGroup[] {
  const groups = [
    { value: text.groups.selection, items: selectionCommands(context) },
    { value: text.groups.add, items: context.canEdit ? addCommands(context) : [] },
    { value: text.groups.map, items: mapCommands(context) },
    { value: text.groups.go, items: [...frameCommands(context), ...goCommands(context)] },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function selectionCommands({
  actions,
  view,
  dialogs,
  moves,
  records,
  canEdit,
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
    { id: 'move', label: text.moveTo, icon: Move, run: () => dialogs.openMove(ids) },
    link,
    { id: 'archive', label: text.archive, icon: Archive, run: () => moves.archive(focus) },
  ];
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

function addCommands({ actions, view, grid }: PaletteContext): PaletteItem[] {
  const { activityId, stepId, releaseId } = placeOfFocus(grid, view.getState().focus);
  const edit = (id: Id | undefined, field: 'title' | 'name'): void => {
    if (id === undefined) return;
    view.setState({ surface: 'map' });
    startEditing(view, { id, field, isNew: true });
  };
  const items: (PaletteItem | null | false)[] = [
    stepId && {
      id: 'addStory',
      label: text.addStory,
      icon: StickyNote,
      run: () =>
        edit(actions.run('addStories', { stepId, releaseId, stories: [{ title: '' }] })?.ids[0], 'title'),
    },
    (activityId !== null || grid.hidesActivities) && {
      id: 'addStep',
      label: text.addStep,
      icon: Columns3,
      run: () =>
        edit(
          actions.run('addStep', {
            ...(activityId === null ? {} : { activityId }),
            title: '',
            ...(stepId === null ? {} : { after: stepId }),
          })?.id,
          'title',
        ),
    },
    {
      id: 'addActivity',
      label: text.addActivity,
      icon: Layers,
      run: () =>
        edit(
          actions.run('addActivity', { title: '', ...(activityId === null ? {} : { after: activityId }) })
            ?.id,
          'title',
        ),
    },
    {
      id: 'addRelease',
      label: text.addRelease,
      icon: Rows3,
      run: () => edit(actions.run('addRelease', { name: '' })?.id, 'name'),
    },
    { id: 'images', label: freeWords.images, icon: ImagePlus, run: () => wishOnMap(view, 'images') },
  ];
  return [...items.filter((item) => item !== null && item !== false), ...freeCommands(view)];
}

/** Puts something around the map, into the middle of the screen. */
function freeCommands(view: ViewStore): PaletteItem[] {
  return freeMakers.map((maker) => ({
    id: `free ${maker}`,
    label: freeWords.add(freeWords[maker]),
    icon: makerIcons[maker],
    shortcut: makerKeys[maker],
    run: () => {
      view.setState({ surface: 'map', freeTool: maker });
      wishOnMap(view, 'placeFree');
    },
  }));
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

function mapCommands({
  actions,
  view,
  dialogs,
  moves,
  grid,
  history,
  canEdit,
}: PaletteContext): PaletteItem[] {
  const pushes = canEdit
    ? grid.releases.map((release) => ({
        id: `push ${release.id}`,
        label: text.push(release.name || words.noTitle),
        icon: ListPlus,
        run: () => dialogs.openPush(release.id),
      }))
    : [];
  const undo = history.undo === null ? null : { label: words.history.undo(history.undo), run: actions.undo };
  const redo = history.redo === null ? null : { label: words.history.redo(history.redo), run: actions.redo };
  return [
    ...pushes,
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
    { id: 'share', label: words.share.title, icon: Share2, run: moves.share },
    ...(dialogs.openSettings === undefined
      ? []
      : [{ id: 'settings', label: words.map.menu.settings, icon: Settings, run: dialogs.openSettings }]),
    { id: 'export', label: words.export.title, icon: Image, run: moves.export },
  ];
}

function goCommands({ view, dialogs, moves }: PaletteContext): PaletteItem[] {
  const show = (surface: Surface) => () => view.setState({ surface });
  return [
    { id: 'search', label: words.lens.search.title, icon: Search, shortcut: '/', run: dialogs.openSearch },
    { id: 'map', label: words.map.surfaces.map, icon: MapIcon, run: show('map') },
    { id: 'backlog', label: words.map.surfaces.backlog, icon: List, run: show('backlog') },
    { id: 'lens', label: words.lens.open, icon: Palette, run: () => togglePanel(view, 'lens') },
    { id: 'gaps', label: words.gaps.open, icon: TriangleAlert, run: () => togglePanel(view, 'gaps') },
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

interface FocusPlace {
  readonly activityId: ActivityId | null;
  readonly stepId: StepId | null;
  readonly releaseId: ReleaseId | null;
}

/** Where new things go: next to the focus, else at the end of the backbone, unscheduled. */
export function placeOfFocus(grid: MapGrid, focus: Id | null): FocusPlace {
  const under = (stepId: StepId | null): ActivityId | null =>
    grid.backbone.find(({ steps }) => steps.some((step) => step.id === stepId))?.activity.id ?? null;
  if (focus !== null && isId('story', focus)) {
    for (const lane of grid.lanes) {
      const stepId = grid.columns.find((column) =>
        grid.cell(column, lane).some((story) => story.id === focus),
      );
      if (stepId) return { activityId: under(stepId), stepId, releaseId: lane };
    }
  }
  if (focus !== null && isId('step', focus))
    return { activityId: under(focus), stepId: focus, releaseId: null };
  const activity = grid.backbone.find((candidate) => candidate.activity.id === focus) ?? grid.backbone.at(-1);
  const releaseId = focus !== null && isId('release', focus) ? focus : null;
  return { activityId: activity?.activity.id ?? null, stepId: activity?.steps.at(-1)?.id ?? null, releaseId };
}
