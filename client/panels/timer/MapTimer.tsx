/** The countdown in the bar: everybody sees what is left, facilitators start and stop it, and dot votes; and roles that change are told. */
import { Timer as TimerIcon, Vote } from 'lucide';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { theTimer } from '../../../shared/model/timer.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession, Me } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { roleNowWords, timerWords as text } from '../../ui/words/timer.ts';
import { votingWords } from '../../ui/words/voting.ts';
import { sentenceOf } from '../api/request.ts';
import { runRemote } from '../api/runRemote.ts';
import { useSideRecords } from '../live/useSideRecords.ts';
import { clockOf } from './clockOf.ts';
import styles from './MapTimer.module.css';

/** How long "time is up" stands before the timer leaves the bar, in milliseconds. */
const lingers = 60_000;

/** Nothing while no timer runs, except for those who may start one. */
export default function MapTimer({
  session,
  dialogs,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
}) {
  const timer = useSideRecords(session.mapId, 'session', 'timer')?.get(theTimer);
  const { role, clockAhead = 0 } = useStore(session.me);
  useToldRole(session);
  const endsAt = timer?.endsAt ?? null;
  const now = useSeconds(endsAt !== null) + clockAhead;
  const isShown = endsAt !== null && now < endsAt + lingers;
  const label = timer?.label ?? '';
  const left = endsAt === null ? 0 : Math.max(0, endsAt - now);
  const mayStart = atLeast(role, 'facilitator');
  if (!isShown && !mayStart) return null;
  const told = left > 0 ? text.left(clockOf(left), label) : text.over(label);
  const face = isShown && (
    <span className={classes(styles['clock'], left === 0 && styles['over'])} role="timer" aria-label={told}>
      {label !== '' && <span className={styles['label']}>{label} </span>}
      {clockOf(left)}
    </span>
  );
  return (
    <>
      {isShown && left === 0 && (
        <span className="visually-hidden" role="status">
          {text.over(label)}
        </span>
      )}
      {mayStart ? (
        <Popover
          title={text.title}
          trigger={
            <Button
              size="s"
              look="quiet"
              className={isShown ? styles['runs'] : undefined}
              aria-label={isShown ? `${text.open}: ${told}` : text.open}
            >
              <Icon node={TimerIcon} size={16} />
              {face}
            </Button>
          }
        >
          <TimerForm session={session} runs={isShown && left > 0} />
          <Button
            look="quiet"
            icon={Vote}
            className={styles['vote']}
            onClick={(event) => startVote(event, dialogs)}
          >
            {votingWords.start}
          </Button>
        </Popover>
      ) : (
        face
      )}
    </>
  );
}

/** The popover goes, so that the focus comes back to its button after the dialog. */
function startVote({ currentTarget }: MouseEvent<HTMLElement>, { openVoting }: MapDialogs): void {
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
  openVoting?.();
}

function TimerForm({ session, runs }: { readonly session: MapSession; readonly runs: boolean }) {
  const [minutes, setMinutes] = useState('5');
  const [label, setLabel] = useState('');
  const [error, setError] = useState<string | null>(null);
  const seconds = Math.round(Number(minutes) * 60);

  const attempt = (work: Promise<unknown>): void => {
    setError(null);
    work.catch((cause: unknown) => setError(text.failed(sentenceOf(cause))));
  };
  const start = (): void => {
    if (!(seconds >= 1 && seconds <= 1440 * 60)) setError(text.badMinutes);
    else attempt(runRemote(session.mapId, 'startTimer', { seconds, label }));
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <TextField
        label={text.minutes}
        inputMode="decimal"
        value={minutes}
        error={error}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      <TextField
        label={text.label}
        value={label}
        maxLength={80}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" look="primary">
        {runs ? text.startAgain : text.start}
      </Button>
      {runs && (
        <Button onClick={() => attempt(runRemote(session.mapId, 'stopTimer', {}))}>{text.stop}</Button>
      )}
    </form>
  );
}

/** This device's clock, told anew each half second while it is needed. */
function useSeconds(isNeeded: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isNeeded) return;
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, [isNeeded]);
  return now;
}

/** A role that changes under somebody's hands is told in plain words, once. */
function useToldRole({ me }: MapSession): void {
  // This part is fetched some seconds after the map has opened: what changed meanwhile counts too.
  const before = useRef(me.getInitialState().role);
  useEffect(() => {
    const tell = ({ role }: Me): void => {
      if (role === before.current) return;
      before.current = role;
      showToast(roleNowWords[role], { replaces: 'role' });
    };
    tell(me.getState());
    return me.subscribe(tell);
  }, [me]);
}
