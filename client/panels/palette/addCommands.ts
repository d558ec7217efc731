/** What the palette can add: cards beside the focus, and things around the map. */
import { Columns3, ImagePlus, Layers, Rows3, StickyNote } from 'lucide';
import type { Id } from '../../../shared/model/id.ts';
import { freeMakers, makerKeys } from '../../store/freeDrag.ts';
import { startEditing, wishOnMap } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { makerIcons } from '../free/makerIcons.ts';
import type { PaletteItem } from './Palette.tsx';
import type { PaletteContext } from './paletteContext.ts';
import { placeOfFocus } from './placeOfFocus.ts';

const text = words.map.palette;

/** Each new card is typed at once. */
export function addCommands({ actions, view, grid }: PaletteContext): PaletteItem[] {
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
