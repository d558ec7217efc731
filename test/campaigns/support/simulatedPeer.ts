/** A peer of the convergence campaign: a document that speaks y-websocket's protocol and our barriers over a bad link. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { decodeFrame, encodeFrame, messageType, syncType } from '../../../shared/protocol/frame.ts';
import { hasHole } from '../../support/simulatedNetwork.ts';
import type { BadLink } from './badLink.ts';

/** The number of the last barrier; words never get so far. */
const last = 1_000_000;

export class SimulatedPeer {
  readonly name: string;
  readonly doc = new Y.Doc();
  /** The words this peer wrote, and how many of them the server has acknowledged. */
  readonly words: string[] = [];
  acked = 0;
  link: BadLink | null = null;
  /** It stays away until told otherwise. */
  isAway = false;
  /** The first exchange of this link is through. */
  isSynced = false;
  /** Its last question was answered: nothing it has is missing on disk. */
  isSettled = false;

  constructor(name: string, client: number) {
    this.name = name;
    this.doc.clientID = client;
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== this) this.sync('update', update);
    });
  }

  get isConnected(): boolean {
    return this.link?.isOpen === true;
  }

  /** Says hello on a fresh link. */
  greet(link: BadLink): void {
    this.link = link;
    this.isSynced = false;
    link.write(encodeFrame({ kind: 'barrier', version: 0 }));
    this.sync('step1', Y.encodeStateVector(this.doc));
  }

  /** Asks for the last acknowledgement of all. */
  askLast(): void {
    if (this.isSynced) this.link?.write(encodeFrame({ kind: 'barrier', version: last }));
  }

  /** Asks for the acknowledgement of all its words. */
  ask(): void {
    if (this.isSynced) this.link?.write(encodeFrame({ kind: 'barrier', version: this.words.length }));
  }

  read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.sync) this.readSync(decoder);
    if (type !== messageType.throughline) return;
    const own = decodeFrame(decoder);
    if (own?.kind !== 'durable' || !this.link!.isHonest) return;
    if (own.version === last) this.isSettled = true;
    else this.acked = Math.max(this.acked, own.version);
  }

  /** Whether something that came before never arrived; a peer that notices comes back on a fresh link. */
  get hasHole(): boolean {
    return hasHole(this.doc);
  }

  private readSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (type === syncType.step1) {
      this.sync('step2', Y.encodeStateAsUpdate(this.doc, bytes));
      this.isSynced = true;
      this.ask();
    } else Y.applyUpdate(this.doc, bytes, this);
  }

  private sync(type: keyof typeof syncType, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, syncType[type]);
    encoding.writeVarUint8Array(encoder, bytes);
    this.link?.write(encoding.toUint8Array(encoder));
  }
}
