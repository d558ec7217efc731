/** What everybody wrote and what they were shown as saved: acked ⇒ present, exactly once, on every replica. */
import type { MapSession } from '../../../client/session/mapSession.ts';
import type { StepId } from '../../../shared/model/step.ts';
import { waitFor } from '../../support/waitFor.ts';
import { openAs, saving, type TestPerson } from '../../client/session/support/people.ts';

export interface Ledger {
  /** Counts what this session is shown as saved from now on; only edits by {@link write} may be made in it. */
  readonly watch: (session: MapSession) => void;
  /** One edit: a story with a title nobody else writes. */
  readonly write: (session: MapSession, times?: number) => void;
  /** Edits of the session that it was shown as saved. */
  readonly acked: () => number;
  readonly written: () => number;
  /** Nothing more is expected of what this session has written and was not shown as saved. */
  readonly forgive: (session: MapSession) => void;
  /** Every acknowledged edit is on this replica, none twice. Throws with the first that is not. */
  readonly check: (replica: MapSession, where: string) => void;
  /** The same at the end for everything written, in a fresh browser and on each replica, and they are all alike. */
  readonly checkEnd: (
    person: TestPerson,
    mapId: string,
    port: number,
    replicas: readonly MapSession[],
  ) => Promise<void>;
}

interface Book {
  readonly edits: string[];
  acked: number;
  forgiven: boolean;
}

/** Everything is written into the step `stepId`. */
export function openLedger(stepId: StepId, prefix: string): Ledger {
  const books = new Map<MapSession, Book>();
  let next = 0;
  const expected = (all: boolean): string[] =>
    [...books.values()].flatMap(({ edits, acked, forgiven }) =>
      all && !forgiven ? edits : edits.slice(0, acked),
    );
  const compare = (replica: MapSession, wanted: readonly string[], where: string): void => {
    const counts = new Map<string, number>();
    for (const { title } of replica.store.getRecords().story.values())
      counts.set(title, (counts.get(title) ?? 0) + 1);
    const lost = wanted.filter((title) => !counts.has(title));
    const doubled = [...counts].filter(([title, times]) => title.startsWith(prefix) && times > 1);
    if (lost.length > 0) throw new Error(`${where} lost ${lost.length} edits: ${lost.slice(0, 5).join()}`);
    if (doubled.length > 0) throw new Error(`${where} doubled ${doubled.length}: ${doubled[0]!.join()}`);
  };

  return {
    watch: (session) => {
      const book: Book = { edits: [], acked: 0, forgiven: false };
      books.set(session, book);
      session.saving.subscribe((state) => {
        if (state.kind === 'opening') return;
        const unsaved = state.kind === 'saved' ? 0 : state.changes;
        book.acked = Math.max(book.acked, book.edits.length - unsaved);
      });
    },
    write: (session, times = 1) => {
      for (let i = 0; i < times; i++) {
        const title = `${prefix}${next++}`;
        books.get(session)!.edits.push(title);
        const added = session.actions.run('addStories', {
          ...{ stepId, releaseId: null, stories: [{ title }] },
        });
        if (added === null) throw new Error(`${title} could not be written`);
      }
    },
    acked: () => expected(false).length,
    written: () => next,
    forgive: (session) => {
      books.get(session)!.forgiven = true;
    },
    check: (replica, where) => compare(replica, expected(false), where),
    checkEnd: async (person, mapId, port, replicas) => {
      const fresh = openAs(person, mapId, port, { timing: { backoff: 200 } });
      await waitFor(() => ['saved', 'readOnly'].includes(fresh.saving.getState().kind), {
        ...{ deadline: 90_000, what: 'a fresh browser', on: (look) => fresh.saving.subscribe(look) },
      });
      compare(fresh, expected(true), 'a fresh browser');
      const truth = titlesIn(fresh);
      fresh.dispose();
      for (const [i, replica] of replicas.entries()) {
        await waitFor(() => titlesIn(replica) === truth, {
          ...{ deadline: 60_000, what: `replica ${i} to be like the server’s` },
          on: (look) => replica.store.subscribe(look),
        });
        compare(replica, expected(true), `replica ${i}`);
      }
    },
  };
}

function titlesIn(session: MapSession): string {
  return [...session.store.getRecords().story.values()]
    .map(({ id, title, archivedAt }) => `${id} ${title} ${archivedAt}`)
    .sort()
    .join('\n');
}

/** Everything typed here has reached the server. */
export async function allSaved(...sessions: readonly MapSession[]): Promise<void> {
  for (const session of sessions) await saving(session, 'saved', 90_000);
}
