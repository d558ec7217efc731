/** One socket of one person on one map: sends within limits, holds frames until they may be read, closes once. */
import { closeCode, type CloseCode } from '../../shared/protocol/closeCode.ts';
import { encodeFrame, type ThroughlineFrame } from '../../shared/protocol/frame.ts';
import type { Role } from '../../shared/protocol/role.ts';
import { asOwn, ownerOf, type Principal } from '../access/principal.ts';
import type { Clock } from '../clock.ts';
import { closeReasonOf, frameKindOf, type Traffic } from '../traffic.ts';
import type { SyncLimits } from './limits.ts';
import { Refusal } from './refusal.ts';
import type { SharedFrame } from './sharedFrame.ts';
import { TokenBucket } from './tokenBucket.ts';

/** What the connection needs of a WebSocket (`ws` has it). */
export interface Socket {
  readonly bufferedAmount: number;
  readonly readyState?: number;
  /** Below `ws`, if that is what it is: what is written there has its WebSocket header already. */
  readonly _socket?: { write(bytes: Uint8Array): unknown; cork(): void; uncork(): void };
  send(bytes: Uint8Array): void;
  ping(): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** The state of a WebSocket that is neither opening nor closing. */
const open = 1;
/** How long a closing socket may take to say goodbye. */
const goodbye = 5000;
/** RFC 6455 leaves 123 bytes for a reason. */
const longestReason = 120;

export class Connection {
  readonly id: string;
  /** Where it comes from; null: not known. */
  readonly address: string | null;
  readonly openedAt: number;
  principal: Principal;
  role: Role;
  /** The first SyncStep2 has been taken in; until then later edits may build on what it brings. */
  isSynced = false;
  /** It was asked what it has. */
  wasAsked = false;
  /** SyncStep1 was answered; from then on it hears of every change. */
  hasState = false;
  /** It sent a frame of ours, so it may get some. */
  speaksThroughline = false;
  /** It was told who else is here. */
  knowsOthers = false;
  /** It was too slow for some presence: what it knows of the others is old. */
  missedPresence = false;
  /** The Yjs client id it shows presence under. */
  client: number | null = null;
  lastBarrier = 0;
  /** A barrier that came before the first SyncStep2, answered after it. */
  earlyBarrier: number | null = null;
  lastHeardAt: number;
  lastSentAt: number;
  isClosed = false;

  readonly updates: TokenBucket;
  readonly structs: TokenBucket;
  readonly bytes: TokenBucket;
  readonly barriers: TokenBucket;
  readonly questions: TokenBucket;
  readonly presenceFrames: TokenBucket;
  readonly oddFrames: TokenBucket;

  private readonly socket: Socket;
  private readonly clock: Clock;
  private readonly limits: SyncLimits;
  private readonly onRefusal: (refusal: Refusal) => void;
  private readonly traffic: Traffic;
  private read: ((frame: Uint8Array) => void) | null = null;
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private pongListeners: (() => void)[] = [];

  constructor(given: {
    id: string;
    socket: Socket;
    principal: Principal;
    address: string | null;
    role: Role;
    clock: Clock;
    limits: SyncLimits;
    /** Counts and logs that the socket was turned away. */
    onRefusal: (refusal: Refusal) => void;
    traffic: Traffic;
  }) {
    const now = given.clock.now();
    this.id = given.id;
    this.address = given.address;
    this.socket = given.socket;
    this.principal = given.principal;
    this.role = given.role;
    this.clock = given.clock;
    this.limits = given.limits;
    this.onRefusal = given.onRefusal;
    this.traffic = given.traffic;
    this.openedAt = now;
    this.lastHeardAt = now;
    this.lastSentAt = now;
    this.updates = new TokenBucket(given.limits.updates, now);
    this.structs = new TokenBucket(given.limits.structs, now);
    this.bytes = new TokenBucket(given.limits.bytes, now);
    this.barriers = new TokenBucket(given.limits.barriers, now);
    this.questions = new TokenBucket(given.limits.questions, now);
    this.presenceFrames = new TokenBucket(given.limits.presenceFrames, now);
    this.oddFrames = new TokenBucket(given.limits.oddFrames, now);
  }

  /** Whose edits these are. */
  get owner(): string {
    return ownerOf(this.principal);
  }

  /** An owner as this connection sees it: what its person wrote as a guest before is their own. */
  asOwn(owner: string | undefined): string | undefined {
    return asOwn(this.principal, owner);
  }

  /** A frame came in: it is read now, or held until {@link readWith}. */
  receive(frame: Uint8Array): void {
    if (this.isClosed) return;
    this.lastHeardAt = this.clock.now();
    this.traffic.framesReceived[frameKindOf(frame)]++;
    this.traffic.bytesReceived += frame.byteLength;
    if (this.read !== null && this.held.length === 0) {
      this.read(frame);
      return;
    }
    this.heldBytes += frame.byteLength;
    if (this.heldBytes > this.limits.held)
      this.refuse(new Refusal(closeCode.tooBusy, 'Too much at once. Try again in a moment.'));
    else this.held.push(frame);
  }

  /** Reads what was held and all that follows, until {@link hold}. */
  readWith(read: (frame: Uint8Array) => void): void {
    this.read = read;
    while (this.read !== null && this.held.length > 0 && !this.isClosed) {
      const frame = this.held.shift()!;
      this.heldBytes -= frame.byteLength;
      this.read(frame);
    }
  }

  /** Holds back all that follows; `again` is put first in line. */
  hold(again?: Uint8Array): void {
    this.read = null;
    if (again === undefined) return;
    this.held.unshift(again);
    this.heldBytes += again.byteLength;
  }

  /** Whether a frame that waits is one of these. */
  holds(isIt: (frame: Uint8Array) => boolean): boolean {
    return this.held.some(isIt);
  }

  /** Takes the first of them out of those that wait; false: there is none. */
  takeHeld(isIt: (frame: Uint8Array) => boolean): boolean {
    const found = this.held.findIndex(isIt);
    if (found === -1) return false;
    const [frame] = this.held.splice(found, 1);
    this.heldBytes -= frame!.byteLength;
    return true;
  }

  /** Something is still on its way out. */
  get isSending(): boolean {
    return this.socket.bufferedAmount > 0;
  }

  /** Sends a frame. Presence is skipped on a slow socket; a stuck one is closed and may come back. */
  send(frame: Uint8Array, kind: 'document' | 'presence' = 'document'): void {
    if (this.maySend(frame, kind)) this.socket.send(frame);
  }

  /** The same for a frame that many sockets get. */
  sendShared(frame: SharedFrame, kind: 'document' | 'presence' = 'document'): void {
    if (!this.maySend(frame.bytes, kind)) return;
    const { readyState, _socket } = this.socket;
    if (_socket === undefined) this.socket.send(frame.bytes);
    else if (readyState === open) _socket.write(frame.onWire);
  }

  /** Several of them, in one write. */
  sendAllShared(frames: readonly SharedFrame[], kind: 'document' | 'presence'): void {
    const { _socket } = this.socket;
    _socket?.cork();
    for (const frame of frames) this.sendShared(frame, kind);
    _socket?.uncork();
  }

  /** Sends one of our own frames, if this socket knows them. */
  sendFrame(frame: ThroughlineFrame): void {
    if (this.speaksThroughline) this.send(encodeFrame(frame));
  }

  ping(): void {
    if (!this.isClosed) this.socket.ping();
  }

  /** Something came back from the other end. */
  ponged(): void {
    this.lastHeardAt = this.clock.now();
    for (const heard of this.pongListeners.splice(0)) heard();
  }

  /** Whether the other end answers within `ms`. */
  isAlive(ms: number): Promise<boolean> {
    if (this.isClosed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const cancel = this.clock.after(ms, () => resolve(false));
      this.pongListeners.push(() => {
        cancel();
        resolve(true);
      });
      this.ping();
    });
  }

  /** Turns the socket away: noted once, told why when the decision is final, closed. */
  refuse(refusal: Refusal): void {
    if (this.isClosed) return;
    const { code, message } = refusal;
    this.onRefusal(refusal);
    if (code >= 4400 && code < 4500 && this.socket.bufferedAmount <= this.limits.stuckSocket) {
      this.sendFrame({ kind: 'rejected', version: this.lastBarrier + 1, code, reason: message });
    }
    this.close(code, message);
  }

  close(code: CloseCode, reason: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.held = [];
    this.traffic.socketsClosed[closeReasonOf(code)]++;
    this.socket.close(code, reason.slice(0, longestReason));
    this.clock.after(goodbye, () => this.socket.terminate());
  }

  /** The socket is gone. */
  closed(): void {
    this.isClosed = true;
    this.held = [];
  }

  /** Nothing comes back any more: no goodbye is waited for. */
  terminate(): void {
    if (!this.isClosed) this.traffic.socketsClosed.deaf++;
    this.isClosed = true;
    this.socket.terminate();
  }

  private maySend(frame: Uint8Array, kind: 'document' | 'presence'): boolean {
    if (this.isClosed) return false;
    const waiting = this.socket.bufferedAmount;
    if (waiting > this.limits.stuckSocket) {
      this.refuse(
        new Refusal(
          closeCode.tooBusy,
          'This connection is too slow. Reconnecting brings everything up to date.',
          'stuck',
        ),
      );
      return false;
    }
    if (kind === 'presence' && waiting > this.limits.slowSocket) {
      this.traffic.presenceSkipped++;
      this.missedPresence = true;
      return false;
    }
    this.lastSentAt = this.clock.now();
    this.traffic.framesSent[frameKindOf(frame)]++;
    this.traffic.bytesSent += frame.byteLength;
    return true;
  }
}
