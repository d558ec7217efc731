/** The grip and the menu of a goal, a key result or a theme: everything that is done with it as a whole. */
import { Archive, ArrowDown, ArrowUp, Ellipsis, GripVertical } from 'lucide';
import type { Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { strategyWords } from '../../ui/words/strategy.ts';
import styles from './StrategyCard.module.css';
import type { Ordering } from './useOrdering.ts';

const text = strategyWords;

/** Taken by the pointer or, with Alt and the arrows, by the keyboard. */
export function Grip({
  id,
  title,
  ordering,
}: {
  readonly id: Id;
  readonly title: string;
  readonly ordering: Ordering;
}) {
  return (
    <button
      type="button"
      data-part="grip"
      className={styles['grip']}
      aria-label={text.grip(title)}
      title={text.grip(title)}
      {...ordering.grip(id)}
    >
      <Icon node={GripVertical} size={16} />
    </button>
  );
}

export function ItemMenu({
  id,
  title,
  session,
  dialogs,
  ordering,
}: {
  readonly id: Id;
  readonly title: string;
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly ordering: Ordering;
}) {
  const up = ordering.mover(id, -1);
  const down = ordering.mover(id, 1);
  const archive = (): void => {
    if (session.actions.run('archive', { ids: [id] }) === null) return;
    dialogs.toast(text.archived(title), { undo: true });
  };
  return (
    <Menu trigger={<IconButton icon={Ellipsis} size="s" label={text.options(title)} data-part="menu" />}>
      <MenuItem icon={ArrowUp} disabled={up === null} shortcut="Alt+↑" onSelect={() => up?.()}>
        {text.up}
      </MenuItem>
      <MenuItem icon={ArrowDown} disabled={down === null} shortcut="Alt+↓" onSelect={() => down?.()}>
        {text.down}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Archive} dangerous onSelect={archive}>
        {text.archive}
      </MenuItem>
    </Menu>
  );
}
