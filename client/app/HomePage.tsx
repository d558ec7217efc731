/** The home page: my maps, a new one, an import, my name. */
import { CloudOff, Plus, Telescope, Upload } from 'lucide';
import { useEffect, useState } from 'react';
import { loadGuest } from '../panels/api/guest.ts';
import type { MapEntry } from '../../shared/protocol/http.ts';
import { readMaps } from '../panels/api/mapsApi.ts';
import { sentenceOf } from '../panels/api/request.ts';
import { DeleteMapDialog } from '../panels/home/DeleteMapDialog.tsx';
import { EmptyHome } from '../panels/home/EmptyHome.tsx';
import { HomeFrame } from '../panels/home/HomeFrame.tsx';
import { JoinField } from '../panels/home/JoinField.tsx';
import { MapList } from '../panels/home/MapList.tsx';
import { tellSignIn } from '../panels/home/tellSignIn.ts';
import { NameCard } from '../panels/home/NameCard.tsx';
import NameDialog from '../panels/home/NameDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { latePart } from '../ui/latePart.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Skeleton } from '../ui/Loading.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useLoaded } from '../ui/useLoaded.ts';
import { words } from '../ui/words.ts';
import { portfolioWords } from '../ui/words/portfolio.ts';
import styles from './HomePage.module.css';

const NewMapDialog = latePart(() => import('../panels/home/NewMapDialog.tsx'));
const TokensDialog = latePart(() => import('../panels/home/TokensDialog.tsx'));
const ForgetMeDialog = latePart(() => import('../panels/home/ForgetMeDialog.tsx'));
const ImportDialog = latePart(() => import('../panels/import/ImportDialog.tsx'));

type OpenDialog = 'none' | 'new' | 'import' | 'name' | 'tokens' | 'forget';

async function loadHome(): Promise<readonly MapEntry[]> {
  const [maps] = await Promise.all([readMaps(), loadGuest()]);
  return maps;
}

/** Reloads its list when the person comes back to the tab. */
export default function HomePage() {
  const { state, reload, replace } = useLoaded('home', loadHome);
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [deleting, setDeleting] = useState<MapEntry | null>(null);
  const close = (): void => setDialog('none');

  useEffect(() => {
    document.title = words.product;
    tellSignIn();
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [reload]);

  const isEmpty = state.kind === 'ready' && state.value.length === 0;
  return (
    <HomeFrame
      onName={() => setDialog('name')}
      onTokens={() => setDialog('tokens')}
      onForget={() => setDialog('forget')}
      onSignedOut={reload}
    >
      {isEmpty ? (
        <EmptyHome onNew={() => setDialog('new')} onImport={() => setDialog('import')} />
      ) : (
        <>
          <div className={styles['heading']}>
            <h1 className={styles['title']}>{words.home.title}</h1>
            <div className={styles['actions']}>
              <LinkButton href="/portfolio" icon={Telescope}>
                {portfolioWords.open}
              </LinkButton>
              <Button icon={Upload} onClick={() => setDialog('import')}>
                {words.home.import}
              </Button>
              <Button look="primary" icon={Plus} onClick={() => setDialog('new')}>
                {words.home.newMap}
              </Button>
            </div>
          </div>
          {state.kind === 'loading' && (
            <div className={styles['list']} role="status" aria-label={words.home.loading}>
              <Skeleton rows={4} />
            </div>
          )}
          {state.kind === 'failed' && (
            <Notice icon={CloudOff} title={words.home.failed.title} text={sentenceOf(state.error)}>
              <Button look="primary" onClick={reload}>
                {words.tryAgain}
              </Button>
            </Notice>
          )}
          {state.kind === 'ready' && <MapList maps={state.value} now={Date.now()} onDelete={setDeleting} />}
        </>
      )}
      <NameCard />
      <JoinField />
      <DeleteMapDialog
        map={deleting}
        onClose={() => setDeleting(null)}
        onDeleted={(id) => replace((maps) => maps.filter((map) => map.id !== id))}
      />
      <NameDialog open={dialog === 'name'} onClose={close} />
      {dialog === 'new' && <NewMapDialog onClose={close} />}
      {dialog === 'tokens' && <TokensDialog onClose={close} />}
      {dialog === 'import' && <ImportDialog onClose={close} />}
      {dialog === 'forget' && <ForgetMeDialog onClose={close} onForgotten={reload} />}
    </HomeFrame>
  );
}
