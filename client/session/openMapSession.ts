/** Opens a map: puts document, connection, local copy, saving, undo and presence together. Answers at once. */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createStore } from 'zustand/vanilla';
import type { Origin } from '../../shared/commands/origin.ts';
import { schemaVersion } from '../../shared/model/migrations/migrations.ts';
import type { ThroughlineFrame } from '../../shared/protocol/frame.ts';
import { readNotice } from '../../shared/protocol/notice.ts';
import { atLeast } from '../../shared/protocol/role.ts';
import { createCardCounts } from '../store/cardCounts.ts';
import { createMapStore } from '../store/mapStore.ts';
import { defaultTiming, realClock, type Clock, type Timing } from './clock.ts';
import { createConnection, type Connection } from './connection.ts';
import { createEndings } from './endings.ts';
import type { KeptMap, OpenLocalCopy } from './localCopy.ts';
import { createMapCommands } from './mapCommands.ts';
import type { MapSession, Me, Notice } from './mapSession.ts';
import { createOfflinePhase } from './offlinePhase.ts';
import type { PageEvents } from './page.ts';
import { createPresence } from './presence.ts';
import { mayEdit, unsaved, type SavingFacts } from './savingFacts.ts';
import { createSaveTracker } from './saveTracker.ts';
import { deviceCopy, pageAddress, thisPage } from './surroundings.ts';
import { createUndoHistory } from './undoHistory.ts';

export interface OpenMapOptions {
  readonly mapId: string;
  readonly me: Me;
  /** Address of the server, e.g. ws://localhost:4000; where the page came from when left out. */
  readonly url?: string;
  /** Added to the address, e.g. a ticket. */
  readonly params?: Readonly<Record<string, string>>;
  readonly WebSocket?: typeof WebSocket;
  readonly localCopy?: OpenLocalCopy;
  readonly clock?: Clock;
  readonly timing?: Partial<Timing>;
  /** Numbers in [0, 1). */
  readonly random?: () => number;
  /** null where there is no page around the map. */
  readonly page?: PageEvents | null;
}

const storedOrigin: Origin = { kind: 'storage' };

/** The session starts in state `opening`; dispose it when the map is left. */
export function openMapSession(options: OpenMapOptions): MapSession {
  const { mapId, clock = realClock, random = Math.random } = options;
  const timing: Timing = { ...defaultTiming, ...options.timing };
  const page = options.page === undefined ? thisPage() : options.page;
  const origin: Origin = { kind: 'person', name: options.me.name };
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const store = createMapStore(doc);
  const me = createStore<Me>(() => options.me);
  const notices = new Set<(notice: Notice) => void>();
  const tell = (notice: Notice): void => notices.forEach((listener) => listener(notice));
  let disposed = false;
  let epoch: string | null = null;
  let unguard: (() => void) | null = null;

  const presence = createPresence(awareness, clock, timing);
  const history = createUndoHistory(doc, origin, timing.typing);
  const offline = createOfflinePhase(store, clock, timing, tell);
  const tracker = createSaveTracker({
    clock,
    timing,
    ask: (barrier) => connection.send({ kind: 'barrier', version: barrier }),
    ping: (turn) => connection.send({ kind: 'ping', turn }),
    heard: () => connection.heard(),
    giveUp: () => connection.reconnect(),
    onLearned,
  });
  const openCopy = options.localCopy ?? deviceCopy(clock, random);
  const keepsCopy = createStore<boolean | null>(() => null);
  const copy = openCopy(mapId, (kept) => {
    keepsCopy.setState(kept, true);
    tracker.learn({ type: 'kept', kept });
  });
  const endings = createEndings({
    ...{ doc, tracker, copy, presence, random, tell },
    connection: () => connection,
    mayWrite: () => atLeast(me.getState().role, 'editor'),
  });
  const connection: Connection = createConnection({
    doc,
    awareness,
    url: options.url ?? pageAddress(),
    room: `map:${mapId}`,
    params: { ...options.params, schema: String(schemaVersion) },
    WebSocket: options.WebSocket ?? WebSocket,
    clock,
    timing,
    random,
    on: {
      frame: takeFrame,
      ready: onReady,
      lost: onLost,
      closed: (code, reason) => !disposed && endings.closed(code, reason),
    },
  });

  function onLearned(facts: SavingFacts, before: SavingFacts): void {
    if (facts.acked !== before.acked || facts.inherited < before.inherited) {
      copy.settle(facts.local - facts.acked, facts.inherited === 0);
    }
    // A connection that stood still and came to life again was a time away as well.
    if (facts.overdue && !before.overdue) offline.lost();
    if (before.overdue && !facts.overdue && facts.ready) offline.ready(unsaved(before));
    if (facts.ready && unsaved(facts) === 0) offline.saved();
    if (page !== null && unsaved(facts) > 0 !== (unguard !== null)) {
      unguard?.();
      unguard = unsaved(facts) > 0 ? page.guardClosing() : null;
    }
  }

  function takeFrame(frame: ThroughlineFrame): void {
    switch (frame.kind) {
      case 'durable':
        endings.saved();
        return tracker.learn({ type: 'durable', barrier: frame.version });
      case 'rejected':
        return endings.rejected(frame.code, frame.reason);
      case 'mode': {
        if (epoch !== null && epoch !== frame.epoch) {
          copy.begin(frame.epoch); // the next opening starts from the server's map; the old copy stays aside
          return endings.end('replaced');
        }
        epoch = frame.epoch;
        const healed = frame.mode === 'read-write' && tracker.facts().doubtful;
        tracker.learn({ type: 'mode', mode: frame.mode });
        followRole();
        if (healed) connection.reconnect();
        else connection.accept();
        return;
      }
      case 'you':
        me.setState({ role: frame.role, key: frame.key, clockAhead: frame.now - Date.now() });
        return;
      case 'pong':
        return tracker.ponged(frame.turn);
      case 'notice': {
        const news = readNotice(frame.text);
        if (news !== null) tell({ kind: 'room', news });
        return;
      }
      case 'barrier':
      case 'ping':
        return; // only clients send them
    }
  }

  function onReady(): void {
    endings.ready();
    epoch ??= store.getRecords().meta.epoch;
    copy.begin(epoch);
    offline.ready(unsaved(tracker.facts()));
    tracker.learn({ type: 'ready' });
  }

  function onLost(): void {
    offline.lost();
    tracker.learn({ type: 'lost' });
  }

  /** A link may be switched between view and edit while the map is open. */
  function followRole(): void {
    const { mode } = tracker.facts();
    const now = me.getState();
    if (mode === 'read-only-role' && atLeast(now.role, 'editor'))
      me.setState({ ...now, role: 'viewer' }, true);
    else if (mode === 'read-write' && !atLeast(now.role, 'editor'))
      me.setState({ ...now, role: 'editor' }, true);
  }

  /** Hears every origin: the server's and the local copy's are no changes of this person. */
  let hasFileWriter = false;
  const noteFileWriter = (): void => {
    hasFileWriter = true;
  };
  const onUpdate = (update: Uint8Array, from: unknown): void => {
    if (from === storedOrigin) return;
    if (from !== connection.origin) {
      tracker.learn({ type: 'changed' });
      if (!hasFileWriter) fetchUnsavedFile().then(noteFileWriter, passOver);
    }
    const { local, acked } = tracker.facts();
    copy.keep(update, local - acked);
  };
  doc.on('update', onUpdate);
  let fromServer = false;
  const onTransaction = (transaction: Y.Transaction): void => {
    fromServer = transaction.origin === connection.origin;
  };
  doc.on('beforeTransaction', onTransaction);
  const unsubscribeStore = store.subscribe((change) => {
    if (fromServer) offline.heard(change);
    else offline.changed(change);
  });

  function takeKept(kept: KeptMap | null): void {
    if (disposed) return;
    if (kept !== null && applyKept(doc, kept)) {
      epoch = kept.epoch;
      copy.begin(kept.epoch);
      if (kept.unsent > 0) offline.inherited();
      tracker.learn({ type: 'opened', content: true, inherited: kept.unsent });
    }
    connection.connect();
  }
  void copy.open().then(takeKept);

  const wake = (): void => {
    if (tracker.facts().ended !== null) return;
    if (tracker.facts().ready) tracker.probe();
    else connection.reconnect();
  };
  const unsubscribePage = page?.onWake(wake);

  return {
    mapId,
    doc,
    store,
    actions: createMapCommands({
      doc,
      origin,
      history,
      presence,
      canEdit: () => !disposed && mayEdit(tracker.facts(), me.getState().role),
      role: () => me.getState().role,
      tell,
    }),
    people: presence.people,
    counts: createCardCounts(),
    me,
    saving: tracker.state,
    keepsCopy,
    history: history.state,
    onNotice: (listener) => {
      notices.add(listener);
      return () => notices.delete(listener);
    },
    reconnect: wake,
    downloadUnsaved: async () => {
      const records = store.getRecords();
      return (await fetchUnsavedFile()).unsavedFile(records);
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      unsubscribePage?.();
      unguard?.();
      notices.clear();
      tracker.dispose();
      connection.dispose();
      presence.dispose();
      history.dispose();
      doc.off('update', onUpdate);
      doc.off('beforeTransaction', onTransaction);
      unsubscribeStore();
      store.dispose();
      copy.dispose();
      doc.destroy();
    },
  };
}

/** What writes changes into a file is fetched with the first of them, while the server can still be reached. */
const fetchUnsavedFile = () => import('./unsavedFile.ts');

/** Whoever asks for the file asks again. */
function passOver(): void {}

/** Whether the copy could be read; what cannot is left where it is, and the server's map is opened instead. */
function applyKept(doc: Y.Doc, kept: KeptMap): boolean {
  try {
    for (const update of kept.updates) Y.applyUpdate(doc, update, storedOrigin);
    return true;
  } catch {
    return false; // a damaged row; the sync brings what is missing
  }
}
