/** Where a share link leads: a name if there is none yet, then the map. */
import { CloudOff, DoorClosed, Unlink } from 'lucide';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Loading } from '../../ui/Loading.tsx';
import { words } from '../../ui/words.ts';
import { guestStore, loadGuest } from '../api/guest.ts';
import { joinMap } from '../api/mapsApi.ts';
import { ApiError } from '../api/request.ts';
import { StatePage } from '../states/StatePage.tsx';
import { JoinCard } from './JoinCard.tsx';

type Stage =
  | { readonly kind: 'checking' | 'name' | 'gone' | 'unreachable' }
  /** It is a good link, but not now, or not for this person. */
  | { readonly kind: 'notIn'; readonly reason: string };

const text = words.share.join;
/** What the server says of these helps more than that the link is gone. */
const reasons: ReadonlySet<string> = new Set(['doorClosed', 'removed', 'mapFull', 'linkUsedUp', 'tooMany']);

export function JoinByLink({ token }: { readonly token: string }) {
  const [stage, setStage] = useState<Stage>({ kind: 'checking' });
  const [, navigate] = useLocation();

  const join = useCallback(async () => {
    setStage({ kind: 'checking' });
    try {
      const { mapId } = await joinMap(token);
      navigate(`/map/${mapId}`, { replace: true });
    } catch (cause) {
      setStage(stageAfter(cause));
    }
  }, [token, navigate]);

  const begin = useCallback(async () => {
    setStage({ kind: 'checking' });
    try {
      await loadGuest();
    } catch (cause) {
      setStage(stageAfter(cause));
      return;
    }
    if (guestStore.getState().kind === 'guest') await join();
    else setStage({ kind: 'name' });
  }, [join]);

  useEffect(() => void begin(), [begin]);

  const again = (): void => void begin();
  switch (stage.kind) {
    case 'name':
      return <JoinCard onNamed={join} />;
    case 'gone':
      return <StatePage icon={Unlink} {...text.gone} />;
    case 'notIn':
      return <StatePage icon={DoorClosed} title={text.notIn} text={stage.reason} onRetry={again} />;
    case 'unreachable':
      return (
        <StatePage icon={CloudOff} title={words.states.unreachable} text={text.unreachable} onRetry={again} />
      );
    case 'checking':
      return <Loading page text={text.joining} />;
  }
}

function stageAfter(cause: unknown): Stage {
  if (!(cause instanceof ApiError) || cause.problem === 'unreachable' || cause.problem === 'broken')
    return { kind: 'unreachable' };
  return reasons.has(cause.code) ? { kind: 'notIn', reason: cause.message } : { kind: 'gone' };
}
