/** Joining a workshop: the code somebody reads out and a name; then the map, or waiting before it. */
import { DoorClosed } from 'lucide';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { longestName } from '../../../shared/protocol/http.ts';
import type { KnockAnswer } from '../../../shared/protocol/door.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { lobbyWords as text } from '../../ui/words/door.ts';
import { enterLobby } from '../api/doorApi.ts';
import { guestStore, loadGuest, takeName } from '../api/guest.ts';
import { sentenceOf } from '../api/request.ts';
import { StatePage } from '../states/StatePage.tsx';
import styles from './JoinByCode.module.css';
import { JoinFrame } from './JoinFrame.tsx';
import { WaitingCard } from './WaitingCard.tsx';

type Stage =
  | { readonly kind: 'form' | 'over' }
  | { readonly kind: 'waiting'; readonly mapId: string; readonly isTurnedAway: boolean };

/** `code`: what the address has of it. */
export function JoinByCode({ code }: { readonly code: string }) {
  const [stage, setStage] = useState<Stage>({ kind: 'form' });
  const [, navigate] = useLocation();

  const onAnswer = useCallback(
    ({ mapId, state }: KnockAnswer): void => {
      if (state === 'in') navigate(`/map/${mapId}`, { replace: true });
      else setStage({ kind: 'waiting', mapId, isTurnedAway: state === 'turnedAway' });
    },
    [navigate],
  );
  const toForm = useCallback(() => setStage({ kind: 'form' }), []);
  const onOver = useCallback(() => setStage({ kind: 'over' }), []);

  switch (stage.kind) {
    case 'form':
      return <CodeForm first={code} onAnswer={onAnswer} />;
    case 'waiting':
      return (
        <WaitingCard
          mapId={stage.mapId}
          isTurnedAway={stage.isTurnedAway}
          onAnswer={onAnswer}
          onOver={onOver}
          onLeft={toForm}
        />
      );
    case 'over':
      return (
        <StatePage icon={DoorClosed} title={text.over.title} text={text.over.text}>
          <Button look="primary" onClick={toForm}>
            {text.over.again}
          </Button>
        </StatePage>
      );
  }
}

function CodeForm({
  first,
  onAnswer,
}: {
  readonly first: string;
  readonly onAnswer: (answer: KnockAnswer) => void;
}) {
  const guest = useStore(guestStore);
  const known = guest.kind === 'guest' ? guest.session.name : '';
  const [code, setCode] = useState(first);
  /** null: not typed in yet. */
  const [typedName, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ readonly of: 'code' | 'name'; readonly told: string } | null>(null);
  const name = typedName ?? known;

  useEffect(() => {
    loadGuest().catch(() => undefined); // without an answer the name is asked for
  }, []);

  const join = async (): Promise<void> => {
    if (code.trim() === '') return setError({ of: 'code', told: text.needsCode });
    if (name.trim() === '') return setError({ of: 'name', told: text.needsName });
    setBusy(true);
    setError(null);
    try {
      if (name.trim() !== known) await takeName(name);
      onAnswer(await enterLobby(code));
    } catch (cause) {
      setError({ of: 'code', told: sentenceOf(cause) });
      setBusy(false);
    }
  };
  return (
    <JoinFrame title={text.title} text={text.text}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void join();
        }}
      >
        <TextField
          label={text.code}
          value={code}
          maxLength={40}
          autoCapitalize="characters"
          spellCheck={false}
          hint={text.codeHint}
          error={error?.of === 'code' ? error.told : null}
          onChange={(event) => setCode(event.target.value)}
        />
        <TextField
          label={words.home.name.label}
          value={name}
          maxLength={longestName}
          autoComplete="nickname"
          error={error?.of === 'name' ? error.told : null}
          onChange={(event) => setName(event.target.value)}
        />
        <Button look="primary" type="submit" busy={busy}>
          {busy ? text.joining : text.join}
        </Button>
      </form>
    </JoinFrame>
  );
}
