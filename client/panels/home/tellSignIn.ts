/** Says why signing in did not work, when the address says so, and takes it off the address. */
import { showToast } from '../../ui/toasts.ts';
import { accountWords, type SignInFailure } from '../../ui/words/account.ts';

/** What nobody here wrote is not shown. */
export function tellSignIn(): void {
  const why = new URLSearchParams(location.search).get('signIn');
  if (why === null) return;
  history.replaceState(history.state, '', location.pathname);
  if (Object.hasOwn(accountWords.failures, why)) {
    showToast(accountWords.failures[why as SignInFailure], { tone: 'bad' });
  }
}
