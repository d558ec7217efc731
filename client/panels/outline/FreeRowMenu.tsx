/** What can be done with a thing around the map from its row in the outline. */
import { Archive, Lock, LockOpen, Map as MapIcon, Pencil, SquarePlus } from 'lucide';
import type { FreeId } from '../../../shared/model/freeThing.ts';
import { isId } from '../../../shared/model/id.ts';
import { isLockedIn } from '../../../shared/model/locked.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { jumpTo, select } from '../../store/viewMoves.ts';
import { archiveSelected } from '../../tools/archiveSelection.ts';
import { editRecord } from '../../tools/editing.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { freeWords } from '../../ui/words/free.ts';
import { lockWords } from '../../ui/words/lock.ts';
import { outlineWords } from '../../ui/words/outline.ts';
import { setLock } from '../lock/setLock.ts';

const text = outlineWords.menu;

/** The items of the menu. */
export function FreeRowMenu({
  session,
  tools,
  id,
  canEdit,
}: {
  readonly session: MapSession;
  readonly tools: Tools;
  readonly id: FreeId;
  readonly canEdit: boolean;
}) {
  const { dialogs, view } = tools;
  const isLocked = isLockedIn(session.store.getRecords(), id);
  return (
    <>
      {canEdit && !isId('stroke', id) && (
        <MenuItem icon={Pencil} onSelect={() => void editRecord(tools, id)}>
          {isId('image', id) ? freeWords.describe : isId('frame', id) ? text.rename : text.editText}
        </MenuItem>
      )}
      {canEdit && isId('sticky', id) && (
        <MenuItem icon={SquarePlus} onSelect={() => dialogs.openMove([id])}>
          {freeWords.makeStory}
        </MenuItem>
      )}
      <MenuItem
        icon={MapIcon}
        onSelect={() => {
          view.setState({ showsOutline: false });
          jumpTo(view, id);
        }}
      >
        {text.showOnMap}
      </MenuItem>
      {session.actions.canLock() && (
        <MenuItem
          icon={isLocked ? LockOpen : Lock}
          onSelect={() => setLock(session.actions, [id], !isLocked)}
        >
          {isLocked ? lockWords.unlock : lockWords.lock}
        </MenuItem>
      )}
      {canEdit && (
        <>
          <MenuSeparator />
          <MenuItem
            icon={Archive}
            dangerous
            onSelect={() => {
              select(view, [id]);
              void archiveSelected(tools);
            }}
          >
            {text.archive}
          </MenuItem>
        </>
      )}
    </>
  );
}
