/** What can be done with an initiative as a whole. */
import { Archive, ArrowDown, ArrowRight, ArrowUp, Ellipsis, PanelRight } from 'lucide';
import type { ReactNode } from 'react';
import { horizons, type Initiative } from '../../../shared/model/initiative.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { titleOf } from './initiativeNames.ts';
import type { InitiativeMoves } from './useInitiativeMoves.tsx';

const text = roadmapWords;

/** `onUp` and `onDown` where the initiative stands in a column: null at its ends. */
export function InitiativeMenu({
  session,
  dialogs,
  initiative,
  moves,
  tabIndex = 0,
  onUp,
  onDown,
  children,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly initiative: Initiative;
  readonly moves: InitiativeMoves;
  readonly tabIndex?: number;
  readonly onUp?: (() => void) | null;
  readonly onDown?: (() => void) | null;
  /** What else can be done with it in this look. */
  readonly children?: ReactNode;
}) {
  const { id } = initiative;
  const title = titleOf(initiative);
  const archive = (): void => {
    if (session.actions.run('archive', { ids: [id] }) === null) return;
    dialogs.toast(text.archived(title), { undo: true });
  };
  return (
    <Menu
      trigger={
        <IconButton
          icon={Ellipsis}
          size="s"
          label={text.options(title)}
          data-part="menu"
          tabIndex={tabIndex}
        />
      }
    >
      <MenuItem icon={PanelRight} shortcut="Enter" onSelect={() => dialogs.openDetails(id)}>
        {text.open}
      </MenuItem>
      <MenuSeparator />
      {horizons
        .filter((horizon) => horizon !== initiative.horizon)
        .map((horizon) => (
          <MenuItem key={horizon} icon={ArrowRight} onSelect={() => moves.move(id, { horizon })}>
            {text.moveTo(horizon)}
          </MenuItem>
        ))}
      {onUp !== undefined && (
        <MenuItem icon={ArrowUp} shortcut="Alt+↑" disabled={onUp === null} onSelect={() => onUp?.()}>
          {text.up}
        </MenuItem>
      )}
      {onDown !== undefined && (
        <MenuItem icon={ArrowDown} shortcut="Alt+↓" disabled={onDown === null} onSelect={() => onDown?.()}>
          {text.down}
        </MenuItem>
      )}
      {children}
      <MenuSeparator />
      <MenuItem icon={Archive} dangerous onSelect={archive}>
        {text.archive}
      </MenuItem>
    </Menu>
  );
}
