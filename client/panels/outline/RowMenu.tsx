/** What can be done with a record of the outline: every gesture of the drawn map, as a menu. */
import {
  Archive,
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  Link,
  Lock,
  LockOpen,
  Map as MapIcon,
  Move,
  PanelRight,
  Pencil,
  Plus,
  SquareArrowOutUpRight,
} from 'lucide';
import { isFreeId } from '../../../shared/model/freeThing.ts';
import { isId, type Id } from '../../../shared/model/id.ts';
import { isLockedIn } from '../../../shared/model/locked.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { jumpTo, select } from '../../store/viewMoves.ts';
import { addActivity, addStep, addStory } from '../../tools/addRecords.ts';
import { editRecord } from '../../tools/editing.ts';
import { moveByKey } from '../../tools/moveByKey.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { MenuAt } from '../../ui/MenuAt.tsx';
import { lockWords } from '../../ui/words/lock.ts';
import { outlineWords } from '../../ui/words/outline.ts';
import { trackerWords } from '../../ui/words/trackers.ts';
import { copyCardLink } from '../details/copyCardLink.ts';
import { setLock } from '../lock/setLock.ts';
import { archiveWithQuestion } from '../live/archiveWithQuestion.ts';
import { FreeRowMenu } from './FreeRowMenu.tsx';

const text = outlineWords.menu;

export interface OpenRowMenu {
  readonly id: Id;
  readonly at: { readonly x: number; readonly y: number };
}

/** Open as long as it is rendered. */
export function RowMenu({
  session,
  tools,
  menu: { id, at },
  canEdit,
  onClose,
}: {
  readonly session: MapSession;
  readonly tools: Tools;
  readonly menu: OpenRowMenu;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}) {
  const { dialogs, view } = tools;
  if (isFreeId(id)) {
    return (
      <MenuAt at={at} onClose={onClose}>
        <FreeRowMenu session={session} tools={tools} id={id} canEdit={canEdit} />
      </MenuAt>
    );
  }
  const isLocked = isLockedIn(session.store.getRecords(), id);
  /** Columns go left and right on the map; in the outline that is up and down. */
  const isStory = isId('story', id);
  const move = (by: 'up' | 'down'): void => {
    select(view, [id]);
    const across = by === 'up' ? 'left' : 'right';
    moveByKey(tools, isStory || isId('release', id) ? by : across);
  };
  return (
    <MenuAt at={at} onClose={onClose}>
      {canEdit && (
        <MenuItem icon={Pencil} onSelect={() => void editRecord(tools, id)}>
          {isId('release', id) ? text.rename : text.edit}
        </MenuItem>
      )}
      <MenuItem icon={PanelRight} onSelect={() => dialogs.openDetails(id)}>
        {text.details}
      </MenuItem>
      {canEdit && (
        <>
          <MenuSeparator />
          <MenuItem icon={Move} onSelect={() => dialogs.openMove([id])}>
            {text.move}
          </MenuItem>
          <MenuItem icon={ArrowUp} onSelect={() => move('up')}>
            {text.up}
          </MenuItem>
          <MenuItem icon={ArrowDown} onSelect={() => move('down')}>
            {text.down}
          </MenuItem>
          <AddItems tools={tools} id={id} />
          {isId('release', id) && (
            <MenuItem icon={SquareArrowOutUpRight} onSelect={() => dialogs.openTrackers?.(id)}>
              {trackerWords.open}
            </MenuItem>
          )}
        </>
      )}
      <MenuSeparator />
      <MenuItem
        icon={MapIcon}
        onSelect={() => {
          view.setState({ showsOutline: false });
          jumpTo(view, id);
        }}
      >
        {text.showOnMap}
      </MenuItem>
      <MenuItem icon={Link} onSelect={() => void copyCardLink(session.mapId, id)}>
        {text.copyLink}
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
          <MenuItem icon={Archive} dangerous onSelect={() => void archiveWithQuestion(session, dialogs, id)}>
            {text.archive}
          </MenuItem>
        </>
      )}
    </MenuAt>
  );
}

function AddItems({ tools, id }: { readonly tools: Tools; readonly id: Id }) {
  const records = tools.store.getRecords();
  if (isId('story', id)) {
    const story = records.story.get(id);
    const stepId = story?.stepId;
    if (!stepId) return null;
    return (
      <MenuItem icon={Plus} onSelect={() => addStory(tools, stepId, story.releaseId, { after: id })}>
        {text.addBelow}
      </MenuItem>
    );
  }
  if (isId('step', id)) {
    const activityId = records.step.get(id)?.activityId;
    return (
      <>
        <MenuItem
          icon={CornerDownRight}
          onSelect={() => addStory(tools, id, tools.layout().grid.lanes[0] ?? null)}
        >
          {text.addStory}
        </MenuItem>
        {activityId && (
          <MenuItem icon={Plus} onSelect={() => addStep(tools, activityId, { after: id })}>
            {text.addStepAfter}
          </MenuItem>
        )}
      </>
    );
  }
  if (!isId('activity', id)) return null;
  return (
    <>
      <MenuItem icon={CornerDownRight} onSelect={() => addStep(tools, id)}>
        {text.addStep}
      </MenuItem>
      <MenuItem icon={Plus} onSelect={() => addActivity(tools, { after: id })}>
        {text.addActivityAfter}
      </MenuItem>
    </>
  );
}
