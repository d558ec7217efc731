/** Keys for my own scripts: made here, shown once, revoked here. */
import { useCallback } from 'react';
import type { TokenEntry } from '../../../shared/protocol/http.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { accountWords } from '../../ui/words/account.ts';
import { readTokens, revokeToken } from '../api/accountApi.ts';
import { sentenceOf } from '../api/request.ts';
import { LoadedList } from '../dialogs/LoadedList.tsx';
import parts from '../dialogs/parts.module.css';
import { NewToken } from './NewToken.tsx';
import styles from './TokensDialog.module.css';

const text = accountWords.tokens;
const { yours: title, loading, listFailed: failed, none } = text;
const listWords = { title, loading, failed, none };

/** Open as long as it is rendered. */
export default function TokensDialog({ onClose }: { readonly onClose: () => void }) {
  const load = useCallback(() => readTokens(), []);
  const { state, reload, replace } = useLoaded('tokens', load);

  const revoke = async ({ id, name }: TokenEntry): Promise<void> => {
    try {
      await revokeToken(id);
      replace((tokens) => tokens.filter((token) => token.id !== id));
      showToast(text.revoked(name));
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
  };

  return (
    <Dialog open onClose={onClose} title={text.title} description={text.intro}>
      <NewToken onMade={reload} />
      <LoadedList words={listWords} state={state} onAgain={reload}>
        {(token) => (
          <TokenRow key={token.id} token={token} now={Date.now()} onRevoke={() => void revoke(token)} />
        )}
      </LoadedList>
    </Dialog>
  );
}

function TokenRow({
  token,
  now,
  onRevoke,
}: {
  readonly token: TokenEntry;
  readonly now: number;
  readonly onRevoke: () => void;
}) {
  const { name, lastUsedAt, expiresAt, scopes } = token;
  const used = lastUsedAt === null ? text.unused : text.used(formatAgo(lastUsedAt, now));
  const end = formatMoment(expiresAt);
  return (
    <li className={parts['row']}>
      <div>
        <p className={styles['name']}>{name}</p>
        <p className={parts['note']}>{scopes.map((scope) => text.scopes[scope]).join(' · ')}</p>
        <p className={parts['note']}>{`${used} · ${expiresAt <= now ? text.ended(end) : text.until(end)}`}</p>
      </div>
      <Button size="s" aria-label={text.revokeThis(name)} onClick={onRevoke}>
        {text.revoke}
      </Button>
    </li>
  );
}
