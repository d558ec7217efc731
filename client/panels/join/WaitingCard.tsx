/** Standing before the door: says so, and asks the server until somebody lets one in. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { KnockAnswer } from '../../../shared/protocol/door.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { lobbyWords } from '../../ui/words/door.ts';
import { leaveLobby, readKnock } from '../api/doorApi.ts';
import { guestStore } from '../api/guest.ts';
import { ApiError } from '../api/request.ts';
import { JoinFrame } from './JoinFrame.tsx';
import styles from './WaitingCard.module.css';

const text = lobbyWords.waiting;

/** How often it asks, in milliseconds. */
const askEvery = 2000;

/** `onOver` when the lobby was closed, `onLeft` when the person does not want to wait any more. */
export function WaitingCard({
  mapId,
  onAnswer,
  onOver,
  onLeft,
}: {
  readonly mapId: string;
  readonly onAnswer: (answer: KnockAnswer) => void;
  readonly onOver: () => void;
  readonly onLeft: () => void;
}) {
  const guest = useStore(guestStore);
  const name = guest.kind === 'guest' ? guest.session.name : words.home.name.guest;
  const [isOffline, setOffline] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    const ask = async (): Promise<void> => {
      try {
        const answer = await readKnock(mapId);
        if (!isOpen) return;
        setOffline(false);
        if (answer.state !== 'waiting') return onAnswer(answer);
      } catch (cause) {
        if (!isOpen) return;
        if (cause instanceof ApiError && cause.problem === 'missing') return onOver();
        setOffline(true);
      }
      timer = setTimeout(() => void ask(), askEvery);
    };
    timer = setTimeout(() => void ask(), askEvery);
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [mapId, onAnswer, onOver]);

  const leave = (): void => {
    leaveLobby(mapId).catch(() => undefined); // whoever is let in all the same is simply not there
    onLeft();
  };
  return (
    <JoinFrame title={text.title} text={text.text(name)}>
      <div className={styles['waiting']}>
        <span className={styles['dots']} aria-hidden>
          <i />
          <i />
          <i />
        </span>
        <p role="status" className={styles['note']}>
          {isOffline ? text.offline : ''}
        </p>
        <Button onClick={leave}>{text.leave}</Button>
      </div>
    </JoinFrame>
  );
}
