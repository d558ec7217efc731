/** A bare socket on the wire: sends any frame, keeps all it hears, knows how it ended. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  decodeFrame,
  encodeFrame,
  messageType,
  syncType,
  type ThroughlineFrame,
} from '../../../shared/protocol/frame.ts';
import type { CommandName, InputOf, ResultOf } from '../../../shared/commands/registry.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';

export interface Ending {
  readonly code: number;
  readonly reason: string;
}

export class WireClient {
  readonly doc: Y.Doc;
  readonly frames: ThroughlineFrame[] = [];
  /** Awareness entries heard, in order. */
  readonly heard: { client: number; clock: number; state: unknown }[] = [];
  /** How many updates came after the first state. */
  updates = 0;
  isSynced = false;
  ending: Ending | null = null;
  /** The status of a refused upgrade. */
  refusedWith: number | null = null;
  readonly socket: WebSocket;

  /** Goes on with a document from before, if there is one. */
  constructor(address: string, headers: Readonly<Record<string, string>>, doc: Y.Doc = new Y.Doc()) {
    this.doc = doc;
    this.socket = new WebSocket(address, { headers });
    this.socket.binaryType = 'nodebuffer';
    this.socket.on('message', (data) => this.read(new Uint8Array(data as Buffer)));
    this.socket.on('close', (code, reason) => {
      this.ending = { code, reason: reason.toString() };
    });
    this.socket.on('unexpected-response', (request, response) => {
      this.refusedWith = response.statusCode ?? 0;
      request.destroy();
    });
    this.socket.on('error', () => undefined); // what happened is in `ending` and `refusedWith`
  }

  /** Waits until the socket is open. */
  async opened(): Promise<this> {
    await waitFor(() => this.socket.readyState === WebSocket.OPEN, { what: 'the socket to open' });
    return this;
  }

  /** Says hello, exchanges the state both ways and waits for it. */
  async synced(): Promise<this> {
    await this.opened();
    this.barrier(0);
    this.sync('step1', Y.encodeStateVector(this.doc));
    await waitFor(() => this.isSynced && this.durable(0), { what: 'the first sync' });
    return this;
  }

  send(bytes: Uint8Array | string): void {
    this.socket.send(bytes);
  }

  sync(type: keyof typeof syncType, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, syncType[type]);
    encoding.writeVarUint8Array(encoder, bytes);
    this.send(encoding.toUint8Array(encoder));
  }

  barrier(version: number): void {
    this.send(encodeFrame({ kind: 'barrier', version }));
  }

  presence(client: number, clock: number, state: unknown): void {
    this.rawPresence([{ client, clock, text: JSON.stringify(state) }]);
  }

  rawPresence(states: readonly { client: number; clock: number; text: string }[]): void {
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, states.length);
    for (const { client, clock, text } of states) {
      encoding.writeVarUint(update, client);
      encoding.writeVarUint(update, clock);
      encoding.writeVarString(update, text);
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
    this.send(encoding.toUint8Array(encoder));
  }

  /** Changes the own copy and sends exactly that change. */
  edit(change: (doc: Y.Doc) => void): void {
    const take = (update: Uint8Array): void => this.sync('update', update);
    this.doc.on('update', take);
    this.doc.transact(() => change(this.doc));
    this.doc.off('update', take);
  }

  /** Runs a command on the own copy and sends what it wrote. */
  make<N extends CommandName>(name: N, input: InputOf<N>): ResultOf<N> {
    let result: ResultOf<N> | undefined;
    this.edit((doc) => {
      result = run(doc, name, input);
    });
    return result as ResultOf<N>;
  }

  durable(version: number): boolean {
    return this.frames.some((frame) => frame.kind === 'durable' && frame.version === version);
  }

  /** Waits for the acknowledgement of everything sent so far. */
  async saved(version: number): Promise<void> {
    this.barrier(version);
    await waitFor(() => this.durable(version), { what: `DURABLE ${version}` });
  }

  get mode(): string | undefined {
    return this.frames.findLast((frame) => frame.kind === 'mode')?.mode;
  }

  /** Who the server says this socket's person is. */
  get you(): Extract<ThroughlineFrame, { kind: 'you' }> | undefined {
    return this.frames.findLast((frame) => frame.kind === 'you');
  }

  async ended(): Promise<Ending> {
    return waitFor(() => this.ending, { what: 'the socket to close' });
  }

  /** Waits for the status of the refused upgrade. */
  async refused(): Promise<number> {
    return waitFor(() => this.refusedWith, { what: 'the upgrade to be refused' });
  }

  close(): void {
    this.socket.close();
  }

  private read(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.sync) this.readSync(decoder);
    else if (type === messageType.awareness) this.readPresence(decoding.readVarUint8Array(decoder));
    else if (type === messageType.throughline) {
      const frame = decodeFrame(decoder);
      if (frame !== null) this.frames.push(frame);
    }
  }

  private readSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (type === syncType.step1) {
      this.sync('step2', Y.encodeStateAsUpdate(this.doc, content));
      return;
    }
    Y.applyUpdate(this.doc, content, 'server');
    if (type === syncType.step2) this.isSynced = true;
    else this.updates++;
  }

  private readPresence(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      this.heard.push({ client, clock, state: JSON.parse(decoding.readVarString(decoder)) });
    }
  }
}
