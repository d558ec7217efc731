/** The connection of one open map: y-websocket's provider plus our own frames, close codes and a watchdog while connecting. */
import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { decodeFrame, encodeFrame, messageType, type ThroughlineFrame } from '../../shared/protocol/frame.ts';
import type { Clock, Timing } from './clock.ts';
import { followServer } from './othersHere.ts';
import { createSyncGate } from './syncGate.ts';

export interface ConnectionOptions {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Where `/sync` is, e.g. wss://maps.example.org. */
  readonly url: string;
  readonly room: string;
  readonly params: Readonly<Record<string, string>>;
  readonly WebSocket: typeof WebSocket;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly random: () => number;
  readonly on: ConnectionEvents;
}

export interface ConnectionEvents {
  /** One of our frames arrived. */
  readonly frame: (frame: ThroughlineFrame) => void;
  /** Everything was exchanged both ways on this socket. */
  readonly ready: () => void;
  /** The socket is gone or could not be opened; another attempt follows unless `closed` does. */
  readonly lost: () => void;
  /** The server decided: no further attempt by itself. */
  readonly closed: (code: number, reason: string) => void;
}

export interface Connection {
  /** The origin of everything that came from the server. */
  readonly origin: unknown;
  readonly connect: () => void;
  /** Says that the document's epoch is ours: what the server sent so far is read. */
  readonly accept: () => void;
  /** Whether it went out. */
  readonly send: (frame: ThroughlineFrame) => boolean;
  /** Counts everything the server has sent. */
  readonly heard: () => number;
  /** Gives this socket up, if there is one, and tries anew at once. */
  readonly reconnect: () => void;
  /** Ends the attempts; `connect` resumes them. */
  readonly stop: () => void;
  readonly dispose: () => void;
}

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** The first barrier of a socket only says that we speak type 121; the server answers it with MODE. */
const hello = encodeFrame({ kind: 'barrier', version: 0 });
/** A frame refused as too big this often in a row is not going to get smaller. */
const mostTooBig = 3;
const mostPatience = 16;

/** Made silent; call `connect`. */
export function createConnection(options: ConnectionOptions): Connection {
  const { doc, awareness, clock, timing, on } = options;
  const provider = new WebsocketProvider(`${options.url}/sync`, options.room, doc, {
    connect: false,
    awareness,
    params: { ...options.params },
    WebSocketPolyfill: options.WebSocket,
    disableBc: true,
    // Spread over a second, so that a room does not come back in one instant after a restart.
    maxBackoffTime: timing.backoff + Math.floor(options.random() * 1000),
  });
  let heard = 0;
  let ready = false;
  let tooBig = 0;
  let patience = 1;
  let cancelWatch = (): void => {};

  const sendBytes = (bytes: Uint8Array): boolean => {
    const socket = provider.ws;
    if (socket === null || !provider.wsconnected || socket.readyState !== socket.OPEN) return false;
    socket.send(bytes as Uint8Array<ArrayBuffer>);
    return true;
  };

  // Stock y-websocket sends back every presence it hears; in a full room that is most of the traffic.
  awareness.off('update', provider._awarenessUpdateHandler);
  const showOwn = (changed: AwarenessChange): void => {
    const own = awareness.clientID;
    if (![...changed.added, ...changed.updated, ...changed.removed].includes(own)) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [own]));
    sendBytes(encoding.toUint8Array(encoder));
  };
  awareness.on('update', showOwn);
  const others = followServer(awareness);

  /** Reads a frame. One that broke on its way ends the socket; the next one brings what is missing. */
  const whole = <T>(read: () => T): T | undefined => {
    heard++;
    others.keep();
    try {
      return read();
    } catch {
      provider.ws?.close();
      return undefined;
    }
  };

  const readSync = provider.messageHandlers[messageType.sync]!;
  const readAwareness = provider.messageHandlers[messageType.awareness]!;
  const gate = createSyncGate(
    (encoder, decoder) => readSync(encoder, decoder, provider, true, messageType.sync),
    sendBytes,
  );
  const checkReady = (): void => {
    if (ready || !provider.synced || !gate.answered()) return;
    ready = true;
    patience = 1;
    cancelWatch();
    on.ready();
  };
  provider.messageHandlers[messageType.sync] = (_encoder, decoder) => {
    whole(() => gate.take(decoder));
    checkReady();
  };
  provider.messageHandlers[messageType.awareness] = (...message) => {
    whole(() => readAwareness(...message));
  };
  provider.messageHandlers[messageType.throughline] = (_encoder, decoder: decoding.Decoder) => {
    const frame = whole(() => decodeFrame(decoder));
    if (frame?.kind === 'durable') tooBig = 0;
    if (frame) on.frame(frame);
  };

  const restart = (): void => {
    provider.disconnect();
    provider.connect();
  };
  /** A line too thin for a whole exchange in this time needs longer, not another beginning. */
  const restartMorePatiently = (): void => {
    patience = Math.min(patience * 2, mostPatience);
    restart();
  };
  provider.on('status', ({ status }) => {
    cancelWatch();
    if (status === 'connected') {
      ready = false;
      gate.reset();
      others.forget();
      sendBytes(hello); // before y-websocket's own question, so MODE comes before its answer
      cancelWatch = clock.after(timing.stuck * patience, restartMorePatiently);
    } else if (status === 'connecting') {
      cancelWatch = clock.after(timing.connect, restart);
    }
  });
  provider.on('connection-close', (event) => {
    cancelWatch();
    ready = false;
    tooBig = event?.code === closeCode.tooBig ? tooBig + 1 : event === null ? tooBig : 0;
    on.lost();
    if (tooBig >= mostTooBig) {
      provider.shouldConnect = false;
      queueMicrotask(() => on.closed(closeCode.badFrame, 'The changes are too large to be sent.'));
    }
  });
  provider.on('closed', ({ code, reason }) => on.closed(code, reason));

  return {
    origin: provider,
    connect: () => provider.connect(),
    accept: () => {
      gate.open();
      checkReady();
    },
    send: (frame) => sendBytes(encodeFrame(frame)),
    heard: () => heard,
    reconnect: () => {
      provider.wsUnsuccessfulReconnects = 0;
      restart();
    },
    stop: () => {
      cancelWatch();
      provider.disconnect();
    },
    dispose: () => {
      cancelWatch();
      provider.destroy();
      awareness.off('update', showOwn);
    },
  };
}
