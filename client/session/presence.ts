/** Who else is here and what they show, and telling them what this person does, at most 30 times a second. */
import type { Awareness } from 'y-protocols/awareness';
import { createStore } from 'zustand/vanilla';
import { presenceStateSchema, type Presence } from '../../shared/protocol/presence.ts';
import { roleSchema } from '../../shared/protocol/role.ts';
import { keyOf, type PeopleStore, type PersonHere } from '../store/people.ts';
import type { Clock, Timing } from './clock.ts';

export interface PresenceLink {
  readonly people: PeopleStore;
  readonly show: (part: Partial<Presence>) => void;
  /** Shows the same under the document's new client id. */
  readonly changeClientId: (clientId: number) => void;
  readonly dispose: () => void;
}

const nothing: Presence = { cursor: null, selection: [], editing: null, drag: null };
const mostShown = 50;

/** Follows `awareness`; peers whose state does not parse are passed over. */
export function createPresence(awareness: Awareness, clock: Clock, timing: Timing): PresenceLink {
  const people: PeopleStore = createStore<readonly PersonHere[]>(() => []);
  const parsed = new WeakMap<object, PersonHere>();
  let mine = nothing;
  let changed = false;
  let cancelTurn: (() => void) | null = null;
  let cancelRead: (() => void) | null = null;

  const send = (): void => {
    changed = false;
    awareness.setLocalStateField('presence', mine);
    cancelTurn = clock.after(timing.presence, () => {
      cancelTurn = null;
      if (changed) send();
    });
  };
  const read = (): void => {
    cancelRead = null;
    const here: PersonHere[] = [];
    for (const [clientId, state] of awareness.getStates()) {
      if (clientId === awareness.clientID) continue;
      const person = parsed.get(state) ?? readPerson(clientId, state);
      if (person === null) continue;
      parsed.set(state, person);
      here.push(person);
    }
    here.sort((a, b) => a.name.localeCompare(b.name) || a.clientId - b.clientId);
    const before = people.getState();
    if (here.length !== before.length || here.some((person, i) => person !== before[i])) {
      people.setState(here, true);
    }
  };
  // Many move at once: one reading per turn of a frame, not one per message.
  const readSoon = (): void => {
    cancelRead ??= clock.after(frame, read);
  };
  awareness.on('change', readSoon);
  awareness.setLocalState({ presence: mine });

  return {
    people,
    show: (part) => {
      const next = { ...mine, ...part };
      mine = {
        ...next,
        selection: next.selection.slice(0, mostShown),
        drag: next.drag === null ? null : { ...next.drag, ids: next.drag.ids.slice(0, mostShown) },
      };
      changed = true;
      if (cancelTurn === null) send();
    },
    changeClientId: (clientId) => {
      awareness.setLocalState(null);
      awareness.clientID = clientId;
      awareness.setLocalState({ presence: mine });
    },
    dispose: () => {
      cancelTurn?.();
      cancelRead?.();
      awareness.off('change', readSoon);
      awareness.destroy();
    },
  };
}

const frame = 16;

function readPerson(clientId: number, state: object): PersonHere | null {
  const { data } = presenceStateSchema.safeParse(state);
  if (data?.person === undefined) return null;
  const { name, colour, role } = data.person;
  const known = roleSchema.safeParse(role);
  return {
    clientId,
    key: keyOf(data.person),
    name,
    colour,
    role: known.success ? known.data : 'viewer',
    presence: data.presence ?? nothing,
  };
}
