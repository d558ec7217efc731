/** One socket between a simulated peer and a real room: late, and when told so lossy, doubling and out of order. */
import type { Socket } from '../../../server/sync/connection.ts';
import type { Random } from '../../support/random.ts';

export interface LinkFaults {
  /** Probabilities per frame. All 0: what TCP does to a socket, which is late or cut, never out of order. */
  readonly loss: number;
  readonly duplication: number;
  readonly reorder: number;
}

export class BadLink implements Socket {
  readonly bufferedAmount = 0;
  isOpen = true;
  /** Every frame to the server came once and in order so far: what the server says about them counts. */
  isHonest = true;
  /** How the server ended it. */
  code: number | null = null;
  readonly counts = { lost: 0, doubled: 0, overtaken: 0 };
  private readonly toServer: Uint8Array[] = [];
  private readonly toClient: Uint8Array[] = [];
  private hasPing = false;
  private readonly random: Random;
  private readonly faults: LinkFaults;

  constructor(random: Random, faults: LinkFaults) {
    this.random = random;
    this.faults = faults;
  }

  /** The server's side of the socket. */
  send(frame: Uint8Array): void {
    if (this.isOpen) this.toClient.push(frame);
  }

  ping(): void {
    this.hasPing = true;
  }

  close(code: number): void {
    this.code = code;
    this.isOpen = false;
  }

  terminate(): void {
    this.isOpen = false;
  }

  /** The peer's side. */
  write(frame: Uint8Array): void {
    if (this.isOpen) this.toServer.push(frame);
  }

  /** Whether the other end was asked for a sign of life since it was last asked here. */
  takePing(): boolean {
    const had = this.hasPing;
    this.hasPing = false;
    return had;
  }

  get isQuiet(): boolean {
    return this.toServer.length + this.toClient.length === 0;
  }

  /** The next frames that arrive at the server, at most `most`. */
  atServer(most: number): Uint8Array[] {
    const before = { ...this.counts };
    const frames = this.take(this.toServer, most);
    const { lost, overtaken } = this.counts;
    // A doubled barrier is only answered twice; what it stands for has come.
    if (lost + overtaken > before.lost + before.overtaken) this.isHonest = false;
    return frames;
  }

  atClient(most: number): Uint8Array[] {
    return this.take(this.toClient, most);
  }

  private take(queue: Uint8Array[], most: number): Uint8Array[] {
    const { random, faults, counts } = this;
    const arrived: Uint8Array[] = [];
    for (let i = 0; i < most && queue.length > 0; i++) {
      if (queue.length > 1 && random.chance(faults.reorder)) {
        const [first, second] = [queue[0]!, queue[1]!];
        queue[0] = second;
        queue[1] = first;
        counts.overtaken++;
      }
      const frame = queue.shift()!;
      if (random.chance(faults.loss)) {
        counts.lost++;
        continue;
      }
      arrived.push(frame);
      if (random.chance(faults.duplication)) {
        counts.doubled++;
        if (random.chance(0.5)) arrived.push(frame);
        else queue.push(frame); // the copy comes late, after all that is on its way
      }
    }
    return arrived;
  }
}
