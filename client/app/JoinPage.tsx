/** Where a share link leads: a name if there is none yet, then the map. */
import { CloudOff, Link2, Unlink } from 'lucide';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { guestStore, loadGuest } from '../panels/api/guest.ts';
import { joinMap } from '../panels/api/mapsApi.ts';
import { ApiError } from '../panels/api/request.ts';
import { JoinCard } from '../panels/join/JoinCard.tsx';
import { StatePage } from '../panels/states/StatePage.tsx';
import { Loading } from '../ui/Loading.tsx';
import { words } from '../ui/words.ts';

type Stage = 'checking' | 'name' | 'joining' | 'gone' | 'unreachable';

const text = words.share.join;

/** The token leaves the address bar as soon as it is read. */
export default function JoinPage() {
  const [token, setToken] = useState(() => window.location.hash.slice(1));
  const [stage, setStage] = useState<Stage>('checking');
  const [, navigate] = useLocation();

  const join = useCallback(async () => {
    setStage('joining');
    try {
      const { mapId } = await joinMap(token);
      navigate(`/map/${mapId}`, { replace: true });
    } catch (cause) {
      setStage(stageAfter(cause));
    }
  }, [token, navigate]);

  const begin = useCallback(async () => {
    setStage('checking');
    try {
      await loadGuest();
    } catch (cause) {
      setStage(stageAfter(cause));
      return;
    }
    if (guestStore.getState().kind === 'guest') await join();
    else setStage('name');
  }, [join]);

  useEffect(() => {
    document.title = words.product;
    window.history.replaceState(null, '', window.location.pathname);
    if (token !== '') void begin();
  }, [token, begin]);

  useEffect(() => {
    // Another link pasted into the same tab changes the hash only.
    const onHash = (): void => {
      const next = window.location.hash.slice(1);
      if (next !== '') setToken(next);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  if (token === '') return <StatePage icon={Link2} {...text.noToken} />;
  switch (stage) {
    case 'name':
      return <JoinCard onNamed={join} />;
    case 'gone':
      return <StatePage icon={Unlink} {...text.gone} />;
    case 'unreachable':
      return (
        <StatePage
          icon={CloudOff}
          title={words.states.unreachable}
          text={text.unreachable}
          onRetry={() => void begin()}
        />
      );
    case 'checking':
    case 'joining':
      return <Loading page text={text.joining} />;
  }
}

function stageAfter(cause: unknown): Stage {
  const isAnswer = cause instanceof ApiError && cause.problem !== 'unreachable' && cause.problem !== 'broken';
  return isAnswer ? 'gone' : 'unreachable';
}
