/** The line under the bar that tells facilitators that people wait to be let in. */
import { DoorOpen } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import type { WaitingEntry } from '../../../shared/protocol/door.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { showToast } from '../../ui/toasts.ts';
import { doorWords as text } from '../../ui/words/door.ts';
import { answerKnocks } from '../api/doorApi.ts';
import { sentenceOf } from '../api/request.ts';
import { useDoor } from './useDoor.ts';
import styles from './WaitingStrip.module.css';

/** Those who came first are shown by name; the rest come up as these are answered. */
const mostShown = 4;

/** For facilitators; nothing while nobody waits. What it says is read out politely, as it changes. */
export function WaitingStrip({ session, view }: { readonly session: MapSession; readonly view: ViewStore }) {
  const { door, reload } = useDoor(session);
  const [busy, setBusy] = useState(false);
  const waiting = door.kind === 'ready' ? door.value.waiting : [];
  const strip = useRef<HTMLElement>(null);
  /** An answer was given from here, whose button goes with the person. */
  const wasHere = useRef(false);

  // The keyboard goes on with the next person; after the last one, with the map.
  useEffect(() => {
    if (!wasHere.current || document.activeElement !== document.body) return;
    wasHere.current = false;
    const next = strip.current?.querySelector('button');
    if (next) next.focus();
    else wish(view, 'takeFocus');
  }, [waiting.length, view]);

  const answer = async (people: readonly WaitingEntry[], letIn: boolean): Promise<void> => {
    setBusy(true);
    wasHere.current = strip.current?.contains(document.activeElement) === true;
    const ids = people.map(({ id }) => id);
    const names = people.map(({ name }) => name);
    try {
      await answerKnocks(session.mapId, ids, letIn);
      if (letIn) showToast(text.isIn(names), { tone: 'good' });
      else
        showToast(text.isTurnedAway(names[0]!), {
          action: { label: text.afterAll, run: () => void answer(people, true) },
        });
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
    setBusy(false);
    reload();
  };
  return (
    <>
      <span className="visually-hidden" role="status">
        {waiting.length > 0 && text.waits(waiting.map(({ name }) => name))}
      </span>
      {waiting.length > 0 && (
        <section ref={strip} className={styles['strip']} aria-label={text.waiting}>
          <p className={styles['title']}>
            <Icon node={DoorOpen} />
            {text.waits(waiting.map(({ name }) => name))}
          </p>
          <ul className={styles['people']}>
            {waiting.slice(0, mostShown).map((person) => (
              <li key={person.id} className={styles['person']}>
                <Avatar name={person.name} colour={person.colour} />
                <span className={styles['name']}>{person.name}</span>
                <Button
                  size="s"
                  look="primary"
                  busy={busy}
                  aria-label={text.letInThis(person.name)}
                  onClick={() => void answer([person], true)}
                >
                  {text.letIn}
                </Button>
                <Button
                  size="s"
                  look="quiet"
                  busy={busy}
                  aria-label={text.turnAwayThis(person.name)}
                  onClick={() => void answer([person], false)}
                >
                  {text.turnAway}
                </Button>
              </li>
            ))}
          </ul>
          {waiting.length > 1 && (
            <Button size="s" busy={busy} onClick={() => void answer(waiting, true)}>
              {text.letAllIn}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
