/** The page of one map: finds out whether it may be opened, opens it, and keeps it open until the page is left. */
import { CloudOff, LockKeyhole, MapPinOff } from 'lucide';
import { useCallback, useEffect, useState } from 'react';
import { StatePage } from '../panels/states/StatePage.tsx';
import type { MapSession, Me } from '../session/mapSession.ts';
import { openMapSession } from '../session/openMapSession.ts';
import { Loading } from '../ui/Loading.tsx';
import { openStorage } from '../ui/theme.ts';
import { words } from '../ui/words.ts';
import { latePart } from '../ui/latePart.tsx';
import { followLevelNames } from './followLevelNames.ts';
import { leaveMap } from './leaveMap.ts';
import { openFacts, type OpenFacts } from './openFacts.ts';
import { OpenMap } from './OpenMap.tsx';

const LeftBehindHere = latePart(() => import('../panels/saving/LeftBehindHere.tsx'));

/** How often a map that is not on this device is asked for again while the server does not answer. */
const retryEvery = 4000;

/** One instance per map: the address' id is its key. */
export default function MapPage({ mapId }: { readonly mapId: string }) {
  const [facts, setFacts] = useState<OpenFacts | null>(null);
  const ask = useCallback(async () => setFacts(await openFacts(mapId, openStorage())), [mapId]);

  useEffect(() => {
    document.title = words.product;
    void ask();
  }, [ask]);

  useEffect(() => {
    if (facts?.kind !== 'unreachable') return;
    const again = (): void => void ask();
    const timer = setInterval(again, retryEvery);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [facts, ask]);

  if (facts === null) return <Loading page text={words.states.opening} />;
  switch (facts.kind) {
    case 'noAccess':
      return (
        <StatePage icon={LockKeyhole} {...words.states.noAccess}>
          <LeftBehindHere mapId={mapId} />
        </StatePage>
      );
    case 'gone':
      return (
        <StatePage icon={MapPinOff} {...words.states.gone}>
          <LeftBehindHere mapId={mapId} />
        </StatePage>
      );
    case 'unreachable':
      return <StatePage icon={CloudOff} {...words.states.offlineFirst} onRetry={() => void ask()} />;
    case 'open':
      return <WithSession mapId={mapId} me={facts.me} />;
  }
}

function WithSession({ mapId, me }: { readonly mapId: string; readonly me: Me }) {
  const [session, setSession] = useState<MapSession | null>(null);
  useEffect(() => {
    const opened = openMapSession({ mapId, me });
    const stop = followLevelNames(opened.store);
    setSession(opened);
    return () => {
      stop();
      leaveMap(opened);
    };
  }, [mapId, me]);
  return session === null ? <Loading page text={words.states.opening} /> : <OpenMap session={session} />;
}
