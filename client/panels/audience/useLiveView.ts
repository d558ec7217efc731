/** The view of a link, followed: asked for again every few seconds while somebody looks. */
import { useEffect, useState } from 'react';
import type { ViewAnswer } from '../../../shared/protocol/audience.ts';
import { readView } from '../api/audienceApi.ts';
import { ApiError } from '../api/request.ts';

export type LiveView =
  | { readonly kind: 'opening' }
  /** Never seen, and the server does not answer. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'ended'; readonly why: 'revoked' | 'expired' | 'gone' }
  | {
      readonly kind: 'shown';
      readonly answer: ViewAnswer;
      /** The server answers. */
      readonly isLive: boolean;
      /** When it last became another one (ms since epoch); null: not since it was opened. */
      readonly changedAt: number | null;
    };

/** Milliseconds: a revoked link is told within this. */
const pace = 3000;
const slowest = 60_000;

const endings: Readonly<Record<string, 'revoked' | 'expired' | 'gone'>> = {
  viewRevoked: 'revoked',
  viewExpired: 'expired',
  viewGone: 'gone',
};

/** Asks less often while it is told to, or the server is away; at once when somebody comes back to the page. */
export function useLiveView(token: string): LiveView {
  const [state, setState] = useState<LiveView>({ kind: 'opening' });
  useEffect(() => {
    let tag: string | null = null;
    let wait = pace;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let hasEnded = false;

    const ask = async (): Promise<void> => {
      if (isAsking || hasEnded) return;
      isAsking = true;
      clearTimeout(timer);
      try {
        const found = await readView(token, tag);
        wait = pace;
        if (hasEnded) return;
        if (found === null) setState((before) => asLive(before, true));
        else {
          const isFirst = tag === null;
          tag = found.tag;
          const changedAt = isFirst ? null : Date.now();
          setState({ kind: 'shown', answer: found.answer, isLive: true, changedAt });
        }
      } catch (error) {
        if (hasEnded) return;
        const why = error instanceof ApiError ? endings[error.code] : undefined;
        if (why !== undefined) {
          hasEnded = true;
          setState({ kind: 'ended', why });
        } else {
          // Told to ask less often, what is shown is as good as it was.
          const isSlowedDown = error instanceof ApiError && error.status === 429;
          setState((before) => (isSlowedDown && before.kind === 'shown' ? before : asLive(before, false)));
        }
        wait = Math.min(slowest, wait * 2);
      } finally {
        isAsking = false;
        // Not all readers at once, should the server have been away.
        if (!hasEnded) timer = setTimeout(askWhenSeen, wait * (0.9 + Math.random() / 5));
      }
    };
    const askWhenSeen = (): void => {
      if (document.visibilityState === 'visible') void ask();
    };
    void ask();
    document.addEventListener('visibilitychange', askWhenSeen);
    window.addEventListener('online', askWhenSeen);
    return () => {
      hasEnded = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askWhenSeen);
      window.removeEventListener('online', askWhenSeen);
    };
  }, [token]);
  return state;
}

function asLive(state: LiveView, isLive: boolean): LiveView {
  if (state.kind === 'shown') return state.isLive === isLive ? state : { ...state, isLive };
  return isLive ? state : { kind: 'offline' };
}
