/** Keys for my own scripts: made here, shown once, revoked here. */
import { useCallback } from 'react';
import type { TokenEntry } from '../../../shared/protocol/http.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';
import { Skeleton } from '../../ui/Loading.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { accountWords } from '../../ui/words/account.ts';
import { readTokens, revokeToken } from '../api/accountApi.ts';
import { sentenceOf } from '../api/request.ts';
import { NewToken } from './NewToken.tsx';
import styles from './TokensDialog.module.css';

const text = accountWords.tokens;

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
      <section className={styles['tokens']} aria-labelledby="tokens-heading">
        <h3 id="tokens-heading" className={styles['heading']}>
          {text.yours}
        </h3>
        {state.kind === 'loading' && (
          <div role="status" aria-label={text.loading}>
            <Skeleton rows={2} />
          </div>
        )}
        {state.kind === 'failed' && (
          <p className={styles['note']}>
            {text.listFailed} {sentenceOf(state.error)}{' '}
            <Button size="s" onClick={reload}>
              {words.tryAgain}
            </Button>
          </p>
        )}
        {state.kind === 'ready' && state.value.length === 0 && <p className={styles['note']}>{text.none}</p>}
        {state.kind === 'ready' && state.value.length > 0 && (
          <ul>
            {state.value.map((token) => (
              <TokenRow key={token.id} token={token} now={Date.now()} onRevoke={() => void revoke(token)} />
            ))}
          </ul>
        )}
      </section>
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
    <li className={styles['token']}>
      <div>
        <p className={styles['name']}>{name}</p>
        <p className={styles['note']}>{scopes.map((scope) => text.scopes[scope]).join(' · ')}</p>
        <p
          className={styles['note']}
        >{`${used} · ${expiresAt <= now ? text.ended(end) : text.until(end)}`}</p>
      </div>
      <Button size="s" aria-label={text.revokeThis(name)} onClick={onRevoke}>
        {text.revoke}
      </Button>
    </li>
  );
}
