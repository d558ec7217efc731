/** The frame around the map while it follows somebody, in their colour; it says whom, and how to stop. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import type { PersonHere } from '../../store/people.ts';
import { follow } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { presenceColourValues } from '../../ui/tokens.ts';
import { words } from '../../ui/words.ts';
import styles from './FollowFrame.module.css';
import { shouldLetGo } from './whoFollows.ts';

const nobody: readonly PersonHere[] = [];

/** Esc stops it wherever the keyboard is, unless something nearer takes the key. */
export function FollowFrame({ session, view }: { readonly session: MapSession; readonly view: ViewStore }) {
  const following = useStore(view, (state) => state.following);
  // Who follows nobody does not look at every move of every pointer.
  const people = useStore(session.people, (here) => (following === null ? nobody : here));
  const person = people.find(({ clientId }) => clientId === following);

  useEffect(() => {
    if (following !== null && shouldLetGo(people, following, session.doc.clientID)) follow(view, null);
  }, [following, people, session, view]);
  useEffect(() => {
    if (following === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) follow(view, null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [following, view]);

  return (
    <div role="status">
      {person !== undefined && (
        <div
          className={styles['frame']}
          style={{
            color: `var(--presence-${Math.abs(person.colour) % presenceColourValues.length})`,
          }}
        >
          <button type="button" className={styles['stop']} onClick={() => follow(view, null)}>
            <span className={styles['words']}>
              {person.presence.view
                ? words.map.people.following(person.name)
                : words.map.people.followingElsewhere(person.name)}
            </span>
          </button>
        </div>
      )}
    </div>
  );
}
