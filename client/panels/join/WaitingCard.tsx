/** Standing before the door: says so, and asks the server until somebody lets one in, be it after all. */
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

const text = lobbyWords;

/** How often it asks, in milliseconds. */
const askEvery = 2000;

/** `onOver` when the lobby was closed, `onLeft` when the person does not want to wait any more. */
export function WaitingCard({
  mapId,
  isTurnedAway,
  onAnswer,
  onOver,
  onLeft,
}: {
  readonly mapId: string;
  readonly isTurnedAway: boolean;
  readonly onAnswer: (answer: KnockAnswer) => void;
  readonly onOver: () => void;
  readonly onLeft: () => void;
}) {
  const guest = useStore(guestStore);
  const name = guest.kind === 'guest' ? guest.session.name : words.home.name.guest;
  const told = isTurnedAway ? text.turnedAway : { title: text.waiting.title, text: text.waiting.text(name) };
  const [isOffline, setOffline] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    const ask = async (): Promise<void> => {
      try {
        const answer = await readKnock(mapId);
        if (!isOpen) return;
        setOffline(false);
        onAnswer(answer);
        if (answer.state === 'in') return;
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
    <JoinFrame {...told}>
      <div className={styles['waiting']}>
        {!isTurnedAway && (
          <span className={styles['dots']} aria-hidden>
            <i />
            <i />
            <i />
          </span>
        )}
        <p role="status" className={styles['note']}>
          {isOffline ? text.waiting.offline : ''}
        </p>
        <Button onClick={leave}>{isTurnedAway ? text.over.again : text.waiting.leave}</Button>
      </div>
    </JoinFrame>
  );
}
