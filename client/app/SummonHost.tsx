/** Says that somebody asks everybody to look where they are, and to the asker who came. */
import { X } from 'lucide';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../session/mapSession.ts';
import { keyOf, type PersonHere } from '../store/people.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { browserClock } from '../tools/browserClock.ts';
import { countdown, createSummons, type Answers, type Summons } from '../tools/summons.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { summonWords } from '../ui/words/summon.ts';
import styles from './SummonHost.module.css';

/** Nothing takes the focus: whoever types goes on typing. */
export default function SummonHost({
  session,
  view,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
}) {
  const [summons, setSummons] = useState<Summons | null>(null);
  useEffect(() => {
    const made = createSummons({
      view,
      people: session.people,
      actions: session.actions,
      clock: browserClock,
      me: session.doc.clientID,
      isMe: ({ key }) => key === keyOf(session.me.getState()),
      isBusy: () => isBusy(view),
    });
    setSummons(made);
    return made.dispose;
  }, [session, view]);
  return summons === null ? null : (
    <div className={styles['host']}>
      <Question summons={summons} />
      <AnswersToMe summons={summons} />
    </div>
  );
}

function Question({ summons }: { readonly summons: Summons }) {
  const asked = useStore(summons.store, (state) => state.asked);
  const isCounting = asked !== null && asked.left !== null;
  useEffect(() => {
    if (!isCounting) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      summons.stay();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isCounting, summons]);
  return (
    <>
      <div role="alert" className="visually-hidden">
        {asked !== null &&
          `${summonWords.asks(asked.asker.name)}. ${isCounting ? summonWords.soon(countdown) : summonWords.waits}`}
      </div>
      {asked !== null && (
        <section className={styles['card']} aria-label={summonWords.label}>
          <span className={styles['who']}>
            <Avatar name={asked.asker.name} colour={asked.asker.colour} />
            {asked.left !== null && (
              <span className={styles['left']} aria-hidden>
                {asked.left}
              </span>
            )}
          </span>
          <p className={styles['text']}>{summonWords.asks(asked.asker.name)}</p>
          <Button size="s" onClick={summons.stay}>
            {summonWords.stay}
          </Button>
          <Button size="s" look="primary" onClick={summons.come}>
            {summonWords.go}
          </Button>
        </section>
      )}
    </>
  );
}

function AnswersToMe({ summons }: { readonly summons: Summons }) {
  const answers = useStore(summons.store, (state) => state.answers);
  return (
    <div role="status">
      {answers !== null && (
        <div className={styles['card']}>
          <p className={styles['text']}>
            {summonWords.asked}
            <span className={styles['note']}>{tellAnswers(answers)}</span>
          </p>
          <IconButton icon={X} size="s" label={summonWords.close} onClick={summons.closeAnswers} />
        </div>
      )}
    </div>
  );
}

function tellAnswers({ came, stayed }: Answers): string {
  const told = [
    came.length === 0 ? summonWords.nobody : summonWords.came(namesOf(came)),
    stayed.length === 0 ? '' : summonWords.stayed(namesOf(stayed)),
  ];
  return told.filter(Boolean).join(' ');
}

/** Several tabs of one person are one. */
function namesOf(people: readonly PersonHere[]): string[] {
  return [...new Map(people.map(({ name, colour }) => [`${colour} ${name}`, name])).values()];
}

/** A popover that is closed is a dialog nobody sees. */
const openDialog = '[role="dialog"]:not([popover]), [role="dialog"]:popover-open, [role="alertdialog"]';

/** Whether moving this person's view now would take something out of their hands. */
function isBusy(view: ViewStore): boolean {
  const { editing, drag, slicing } = view.getState();
  if (editing !== null || drag !== null || slicing !== null) return true;
  if (document.querySelector(openDialog) !== null) return true;
  return document.activeElement?.closest('input, textarea, select, [contenteditable]') != null;
}
