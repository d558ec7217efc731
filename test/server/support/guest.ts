/** A person with a guest session: asks the API, opens sockets, as their browser would. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Scope } from '../../../shared/model/scope.ts';
import type { LinkRole } from '../../../shared/protocol/members.ts';
import { waitFor } from '../../support/waitFor.ts';
import { WireClient } from './wireClient.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text of anything else. */
  readonly body: unknown;
}

export interface OpenMap {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
}

export class Guest {
  readonly url: string;
  readonly name: string;
  cookie = '';

  constructor(url: string, name: string) {
    this.url = url;
    this.name = name;
  }

  static async signIn(url: string, name: string): Promise<Guest> {
    const guest = new Guest(url, name);
    const reply = await guest.post('/api/session', { name });
    if (reply.status !== 200) throw new Error(`No session for ${name}: ${JSON.stringify(reply.body)}`);
    return guest;
  }

  get(path: string): Promise<Reply> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Reply> {
    return this.ask('POST', path, body);
  }

  delete(path: string): Promise<Reply> {
    return this.ask('DELETE', path);
  }

  /** Asks and keeps the cookie, as a browser does. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const reply = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin: this.url,
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = reply.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0]!;
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.includes('application/json') === true;
    return { status: reply.status, headers: reply.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Makes a map and answers its id. */
  async makeMap(title = 'Online shop'): Promise<string> {
    const { body } = await this.post('/api/maps', { title });
    return (body as { id: string }).id;
  }

  /** Makes a share link and answers its token and id. */
  async share(mapId: string, role: LinkRole, expiresAt?: number): Promise<{ token: string; id: string }> {
    const { body } = await this.post(`/api/maps/${mapId}/links`, { role, expiresAt });
    return body as { token: string; id: string };
  }

  /** Joins by a link's token. */
  async join(token: string): Promise<void> {
    const { status, body } = await this.post('/api/join', { token });
    if (status !== 200) throw new Error(`${this.name} could not join: ${JSON.stringify(body)}`);
  }

  /** Opens a map with the stock provider and waits until it is in sync. */
  async open(mapId: string, doc: Y.Doc = new Y.Doc(), params: Record<string, string> = {}): Promise<OpenMap> {
    const opened = this.start(mapId, doc, params);
    await waitFor(() => opened.provider.synced, { what: `${this.name} to be in sync` });
    return opened;
  }

  /** Opens a map with the stock provider. */
  start(mapId: string, doc: Y.Doc = new Y.Doc(), params: Record<string, string> = {}): OpenMap {
    const { cookie, url } = this;
    class BrowserSocket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie, origin: url } });
      }
    }
    const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, `map:${mapId}`, doc, {
      WebSocketPolyfill: BrowserSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params,
    });
    opened.push(provider);
    return { doc, provider };
  }

  /** The same person, at another server. */
  at(url: string): Guest {
    const guest = new Guest(url, this.name);
    guest.cookie = this.cookie;
    return guest;
  }

  /** Opens a bare socket on one of a map's documents that sends what the test tells it. */
  wire(
    mapId: string,
    query = '',
    headers: Readonly<Record<string, string>> = {},
    scope: Scope = 'map',
    doc: Y.Doc = new Y.Doc(),
  ): WireClient {
    const address = `${this.url.replace('http', 'ws')}/sync/${scope}:${mapId}${query}`;
    return new WireClient(address, { cookie: this.cookie, origin: this.url, ...headers }, doc);
  }
}

const opened: WebsocketProvider[] = [];

/** Closes every provider the file opened. */
export function closeProviders(): void {
  for (const provider of opened.splice(0)) {
    provider.awareness.destroy();
    provider.destroy();
  }
}
