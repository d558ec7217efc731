/** What stands around the home page: the mark, my name, light or dark. */
import { ChevronDown, UserRound } from 'lucide';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { appTheme } from '../../ui/appTheme.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { words } from '../../ui/words.ts';
import { guestStore } from '../api/guest.ts';
import styles from './HomeFrame.module.css';
import { contrastItems, themeItems } from './themeItems.ts';

/** `onName` opens the dialog that changes my name. */
export function HomeFrame({
  onName,
  children,
}: {
  readonly onName: () => void;
  readonly children: ReactNode;
}) {
  const guest = useStore(guestStore);
  const { choice, contrast } = useStore(appTheme.store);
  const name = guest.kind === 'guest' ? guest.session.name : words.home.name.guest;
  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <Mark />
        <Menu
          trigger={
            <Button look="quiet" className={styles['me']}>
              {guest.kind === 'guest' ? (
                <Avatar name={name} colour={guest.session.colour} size="m" />
              ) : (
                <Icon node={UserRound} />
              )}
              <span className={styles['name']}>{name}</span>
              <Icon node={ChevronDown} size={14} />
            </Button>
          }
        >
          <MenuItem icon={UserRound} onSelect={onName}>
            {words.map.menu.name}
          </MenuItem>
          <MenuSeparator />
          <MenuChoice
            label={words.map.menu.theme}
            value={choice}
            choices={themeItems}
            onChoose={appTheme.choose}
          />
          <MenuChoice
            label={words.map.menu.contrast}
            value={contrast}
            choices={contrastItems}
            onChoose={appTheme.chooseContrast}
          />
        </Menu>
      </header>
      <main className={styles['main']}>{children}</main>
    </div>
  );
}
