/** A TCP proxy between a client and the server that can delay, thin out, stall (half-open), garble and cut what passes through it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { randomFillSync } from 'node:crypto';

export interface FaultProxy {
  readonly port: number;
  /** Milliseconds each piece is held back, both ways. */
  delay: (milliseconds: number) => void;
  /** So many bytes a second, both ways; Infinity: as fast as it goes. */
  throttle: (bytesPerSecond: number) => void;
  /** Each piece is late by so many milliseconds with this chance, as packets that are lost and sent again. */
  lose: (chance: number, late: number, random?: () => number) => void;
  /** Nothing passes any more and nobody is told, as on a train in a tunnel; new connections hang as well. */
  stall: () => void;
  /** The connections open now are dead for ever and nobody is told, as when a laptop changes networks; new ones work. */
  freeze: () => void;
  /** The clients of the connections open now read nothing any more, and go on sending. */
  deafen: () => void;
  /** What was held back passes, and all that follows. */
  resume: () => void;
  /** Breaks off every connection; new ones may come. */
  cut: () => void;
  /** Breaks off every connection in the place of the piece after so many, both ways counted; null: not any more. */
  cutAfter: (pieces: number | null) => void;
  /** The next piece from a client arrives as noise, or only its first half before the connection is cut. */
  garble: (how: 'noise' | 'half') => void;
  /** Passes the next piece with this text on to the target and breaks off in the place of its answer. */
  cutAnswerTo: (text: string) => void;
  /** Refuses new connections (after breaking off those there are) until it is accepted again. */
  refuse: (refused: boolean) => void;
  readonly close: () => Promise<void>;
}

/** One direction of one connection. */
interface Way {
  readonly from: Socket;
  readonly to: Socket;
  readonly fromClient: boolean;
  /** When the last piece under way is through. */
  freeAt: number;
  /** Under way, oldest first: pieces never overtake each other. */
  readonly held: Buffer[];
}

/** Listens on a free port and passes everything on to `target`. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const ways = new Set<Way>();
  const frozen = new WeakSet<Socket>();
  let waiting: (() => void)[] = [];
  let stalled = false;
  let refused = false;
  let delayed = 0;
  let rate = Infinity;
  let loss = { chance: 0, late: 0, random: Math.random };
  let left: number | null = null;
  let garbled: 'noise' | 'half' | null = null;
  let question: string | null = null;
  const unanswered = new WeakSet<Socket>();

  const send = (way: Way, piece: Buffer): void => {
    const write = (): void => {
      if (!way.to.destroyed) way.to.write(piece);
    };
    if (stalled) waiting.push(write);
    else write();
  };
  const pass = (way: Way, piece: Buffer): void => {
    if (frozen.has(way.from)) return;
    if (left === 0 || unanswered.has(way.from)) {
      left = null;
      cut();
      return;
    }
    if (way.fromClient && question !== null && piece.includes(question)) {
      question = null;
      unanswered.add(way.to);
    }
    if (left !== null) left--;
    if (garbled !== null && way.fromClient) {
      const how = garbled;
      garbled = null;
      if (how === 'noise') randomFillSync(piece);
      else {
        way.to.write(piece.subarray(0, Math.ceil(piece.length / 2)));
        cut();
        return;
      }
    }
    const now = performance.now();
    const late = loss.chance > 0 && loss.random() < loss.chance ? loss.late : 0;
    const wait = Math.max(way.freeAt - now, 0) + delayed + late + (piece.length / rate) * 1000;
    if (wait === 0 && way.held.length === 0) return send(way, piece);
    way.freeAt = now + wait - delayed;
    way.held.push(piece);
    setTimeout(() => send(way, way.held.shift()!), wait);
  };
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    if (refused) {
      near.destroy();
      return;
    }
    const far = connect(target, 'localhost');
    keep(near);
    keep(far);
    near.setNoDelay(true);
    far.setNoDelay(true);
    const join = (from: Socket, to: Socket): void => {
      const way: Way = { from, to, fromClient: from === near, freeAt: 0, held: [] };
      ways.add(way);
      from.on('data', (piece) => pass(way, piece));
      from.on('close', () => {
        ways.delete(way);
        if (frozen.has(from)) return; // a dead network does not pass on that the other end is gone
        if (stalled) waiting.push(() => to.destroy());
        else to.destroy();
      });
    };
    join(near, far);
    join(far, near);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    port: (server.address() as AddressInfo).port,
    delay: (milliseconds) => {
      delayed = milliseconds;
    },
    throttle: (bytesPerSecond) => {
      rate = bytesPerSecond;
    },
    lose: (chance, late, random = Math.random) => {
      loss = { chance, late, random };
    },
    stall: () => {
      stalled = true;
    },
    resume: () => {
      stalled = false;
      for (const { from } of ways) from.resume();
      for (const go of waiting.splice(0)) go();
    },
    freeze: () => {
      for (const socket of sockets) frozen.add(socket);
    },
    deafen: () => {
      for (const { from, fromClient } of ways) if (!fromClient) from.pause();
    },
    cut,
    cutAfter: (pieces) => {
      left = pieces;
    },
    garble: (how) => {
      garbled = how;
    },
    cutAnswerTo: (text) => {
      question = text;
    },
    refuse: (now) => {
      refused = now;
      if (now) cut();
    },
    close: async () => {
      waiting = [];
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
