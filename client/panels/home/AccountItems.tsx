/** What the menu under my name says about accounts: signing in or out, and keys for my scripts. */
import { KeyRound, LogIn, LogOut, MonitorOff, UserX } from 'lucide';
import { useStore } from 'zustand';
import { MenuItem, MenuLink } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { accountWords as text } from '../../ui/words/account.ts';
import { signOut } from '../api/accountApi.ts';
import { guestStore } from '../api/guest.ts';
import { sentenceOf } from '../api/request.ts';

/** Where signing in begins; it ends on this page again. */
export const signInAddress = '/sign-in?to=/';

/** `onSignedOut` once the server has forgotten this browser. */
export function AccountItems({
  onTokens,
  onForget,
  onSignedOut,
}: {
  readonly onTokens: () => void;
  readonly onForget: () => void;
  readonly onSignedOut: () => void;
}) {
  const guest = useStore(guestStore);
  const hasAccount = guest.kind === 'guest' && guest.session.hasAccount;
  const leave = async (everywhere: boolean): Promise<void> => {
    try {
      await signOut(everywhere);
      showToast(text.signedOut);
      onSignedOut();
    } catch (cause) {
      showToast(text.signOutFailed(sentenceOf(cause)), { tone: 'bad' });
    }
  };
  return (
    <>
      {guest.kind === 'guest' && (
        <MenuItem icon={KeyRound} onSelect={onTokens}>
          {text.tokensItem}
        </MenuItem>
      )}
      {guest.kind !== 'unknown' && guest.canSignIn && !hasAccount && (
        <MenuLink icon={LogIn} href={signInAddress}>
          {text.signIn}
        </MenuLink>
      )}
      {guest.kind === 'guest' && (
        <MenuItem icon={UserX} onSelect={onForget}>
          {text.forget.item}
        </MenuItem>
      )}
      {hasAccount && (
        <>
          <MenuItem icon={LogOut} onSelect={() => void leave(false)}>
            {text.signOut}
          </MenuItem>
          <MenuItem icon={MonitorOff} onSelect={() => void leave(true)}>
            {text.signOutEverywhere}
          </MenuItem>
        </>
      )}
    </>
  );
}
