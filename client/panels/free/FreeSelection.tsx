/** What can be done with the chosen free things: colour, size of type, what lies above, a story, away with them. */
import {
  ALargeSmall,
  ArrowDownToLine,
  ArrowUpToLine,
  Palette,
  SquarePlus,
  TextCursorInput,
  Trash2,
} from 'lucide';
import { useStore } from 'zustand';
import { stackFreeThings } from '../../../shared/commands/stackFreeThings.ts';
import { updateFreeThings } from '../../../shared/commands/updateFreeThings.ts';
import { textScales } from '../../../shared/model/freeText.ts';
import { freeKindOf, isFreeId } from '../../../shared/model/freeThing.ts';
import { hues } from '../../../shared/model/hue.ts';
import { isId } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { startEditing, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { LockButton } from '../lock/LockButton.tsx';
import styles from './FreeSelection.module.css';

export default function FreeSelection({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const { actions } = session;
  const selection = useStore(view, (state) => state.selection);
  const ids = [...selection].filter(isFreeId);
  const stickies = ids.filter((id) => isId('sticky', id));
  const hasHue = ids.some((id) => freeKindOf(id) !== 'frame' && freeKindOf(id) !== 'image');
  const hasText = ids.some((id) => freeKindOf(id) === 'text');
  const restack = (edge: 'front' | 'back'): void => {
    actions.runLate(stackFreeThings, { ids, edge });
    wish(view, 'takeFocus');
  };
  const archive = (): void => {
    if (actions.run('archive', { ids }) === null) return;
    view.setState({ selection: new Set() });
    showToast(words.canvas.tools.archived(ids.length, freeWords.chosen(ids.length)), {
      action: { label: words.undo, run: actions.undo },
    });
    wish(view, 'takeFocus');
  };
  return (
    <div className={styles['bar']} role="toolbar" aria-label={freeWords.chosen(ids.length)}>
      {stickies.length > 0 && stickies.length === ids.length && (
        <Button look="quiet" size="s" icon={SquarePlus} onClick={() => dialogs.openMove(stickies)}>
          {stickies.length === 1 ? freeWords.makeStory : freeWords.makeStories}
        </Button>
      )}
      {hasHue && (
        <Menu align="start" trigger={<IconButton icon={Palette} size="s" label={freeWords.colour} />}>
          {hues.map((hue) => (
            <MenuItem key={hue} onSelect={() => void actions.runLate(updateFreeThings, { ids, hue })}>
              <span className={styles['choice']}>
                <span className={styles['swatch']} data-hue={hue} aria-hidden />
                {freeWords.hues[hue]}
              </span>
            </MenuItem>
          ))}
        </Menu>
      )}
      {hasText && (
        <Menu align="start" trigger={<IconButton icon={ALargeSmall} size="s" label={freeWords.size} />}>
          {textScales.map((scale) => (
            <MenuItem key={scale} onSelect={() => void actions.runLate(updateFreeThings, { ids, scale })}>
              {freeWords.sizes[scale]}
            </MenuItem>
          ))}
        </Menu>
      )}
      {ids.length === 1 && isId('image', ids[0]) && actions.canChange(ids[0]) && (
        <Button
          look="quiet"
          size="s"
          icon={TextCursorInput}
          onClick={() => startEditing(view, { id: ids[0]!, field: 'title' })}
        >
          {freeWords.describe}
        </Button>
      )}
      <LockButton session={session} ids={ids} />
      <IconButton icon={ArrowUpToLine} size="s" label={freeWords.front} onClick={() => restack('front')} />
      <IconButton icon={ArrowDownToLine} size="s" label={freeWords.back} onClick={() => restack('back')} />
      <IconButton icon={Trash2} size="s" label={freeWords.remove} shortcut="Delete" onClick={archive} />
    </div>
  );
}
