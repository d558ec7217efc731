/** People with real guest sessions on a real server, opening maps as their browsers would. */
import { WebSocket as NodeSocket } from 'ws';
import { openMapSession, type OpenMapOptions } from '../../../../client/session/openMapSession.ts';
import { noLocalCopy } from '../../../../client/session/localCopy.ts';
import type { MapSession } from '../../../../client/session/mapSession.ts';
import type { SavingState } from '../../../../client/session/savingState.ts';
import type { Role } from '../../../../shared/protocol/role.ts';
import { waitFor } from '../../../support/waitFor.ts';

export interface TestPerson {
  readonly name: string;
  readonly cookie: string;
  /** Sends a request as this person; throws unless the answer is good. */
  readonly send: <T>(method: string, path: string, body?: unknown) => Promise<T>;
}

/** A new guest of the server at `port`. */
export async function comeIn(port: number, name: string): Promise<TestPerson> {
  const address = `http://localhost:${port}`;
  const headers = { 'content-type': 'application/json', origin: address };
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new Error(`${name} could not come in: ${answer.status}`);
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(address + path, {
      method,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  return { name, cookie, send };
}

/** A new map of this person. */
export async function makeMap(person: TestPerson, title = 'Online shop'): Promise<string> {
  return (await person.send<{ id: string }>('POST', '/api/maps', { title })).id;
}

/** A link to the map; answers its id and what to join with. */
export function makeLink(
  person: TestPerson,
  mapId: string,
  role: Role,
): Promise<{ id: string; token: string }> {
  return person.send('POST', `/api/maps/${mapId}/links`, { role });
}

/** A second person, who joined by a link. */
export async function joinMap(
  port: number,
  name: string,
  owner: TestPerson,
  mapId: string,
  role: Role,
): Promise<TestPerson & { linkId: string }> {
  const { id, token } = await makeLink(owner, mapId, role);
  const person = await comeIn(port, name);
  await person.send('POST', '/api/join', { token });
  return { ...person, linkId: id };
}

/** A WebSocket as this person's browser would open it: with their cookie and the page's origin. */
export function socketOf(cookie: string, onOpen: (socket: NodeSocket) => void = () => {}): typeof WebSocket {
  return class extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      const origin = `http://${new URL(url).host}`;
      super(url, protocols ?? [], { headers: { cookie, origin } });
      onOpen(this);
    }
  } as unknown as typeof WebSocket;
}

/** Opens the map through `port` (the server's, or a proxy's). No page and no local copy unless asked for. */
export function openAs(
  person: TestPerson,
  mapId: string,
  port: number,
  options: Partial<OpenMapOptions> = {},
): MapSession {
  return openMapSession({
    mapId,
    me: { name: person.name, colour: 0, role: 'editor' },
    url: `ws://localhost:${port}`,
    WebSocket: socketOf(person.cookie),
    localCopy: noLocalCopy,
    page: null,
    ...options,
  });
}

/** Resolves once the state of saving is of this kind; rejects when it does not come. */
export function saving<K extends SavingState['kind']>(
  session: MapSession,
  kind: K,
  deadline = 10_000,
): Promise<Extract<SavingState, { kind: K }>> {
  return waitFor(
    () => {
      const state = session.saving.getState();
      return state.kind === kind && (state as Extract<SavingState, { kind: K }>);
    },
    {
      deadline,
      what: () => `${kind}; it is ${JSON.stringify(session.saving.getState())}`,
      on: (look) => session.saving.subscribe(look),
    },
  );
}

/** Resolves once the map of this session fulfils `predicate`. */
export function seen<T>(session: MapSession, predicate: (session: MapSession) => T) {
  return waitFor(() => predicate(session), { on: (look) => session.store.subscribe(look), what: 'the map' });
}

export interface OfflineSwitch {
  readonly Socket: typeof WebSocket;
  /** Breaks the open sockets off. */
  readonly cut: () => void;
  /** From now on nothing arrives by the open sockets; what is sent still goes out. */
  readonly deafen: () => void;
}

/** Sockets that only reach the server while `isOnline` says so. */
export function offlineSwitch(cookie: string, isOnline: () => boolean): OfflineSwitch {
  const sockets = new Set<NodeSocket>();
  return {
    Socket: socketOf(cookie, (socket) => {
      sockets.add(socket);
      if (!isOnline()) queueMicrotask(() => socket.terminate());
    }),
    cut: () => {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    deafen: () => {
      for (const socket of sockets) socket.removeAllListeners('message');
    },
  };
}
