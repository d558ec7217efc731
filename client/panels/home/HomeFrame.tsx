/** What stands around the home page: the mark, my name, light or dark. */
import { ChevronDown, LogIn, UserRound } from 'lucide';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { appTheme } from '../../ui/appTheme.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { words } from '../../ui/words.ts';
import { accountWords } from '../../ui/words/account.ts';
import { guestStore } from '../api/guest.ts';
import { AccountItems, signInAddress } from './AccountItems.tsx';
import styles from './HomeFrame.module.css';
import { contrastItems, themeItems } from './themeItems.ts';

/** `onName`, `onTokens` and `onForget` open their dialogs. */
export function HomeFrame({
  onName,
  onTokens,
  onForget,
  onSignedOut,
  children,
}: {
  readonly onName: () => void;
  readonly onTokens: () => void;
  readonly onForget: () => void;
  readonly onSignedOut: () => void;
  readonly children: ReactNode;
}) {
  const guest = useStore(guestStore);
  const { choice, contrast } = useStore(appTheme.store);
  const name = guest.kind === 'guest' ? guest.session.name : words.home.name.guest;
  const hasAccount = guest.kind === 'guest' && guest.session.hasAccount;
  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <Mark />
        {guest.kind !== 'unknown' && guest.canSignIn && !hasAccount && (
          <LinkButton href={signInAddress} icon={LogIn} leaving>
            {accountWords.signIn}
          </LinkButton>
        )}
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
          <AccountItems onTokens={onTokens} onForget={onForget} onSignedOut={onSignedOut} />
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
