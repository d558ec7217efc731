/** A TCP proxy between a client and the server that can delay, stall (half-open) and cut what passes through it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

export interface FaultProxy {
  readonly port: number;
  /** Milliseconds each piece is held back, both ways. */
  delay: (milliseconds: number) => void;
  /** Nothing passes any more and nobody is told, as on a train in a tunnel; new connections hang as well. */
  stall: () => void;
  /** The connections open now are dead for ever and nobody is told, as when a laptop changes networks; new ones work. */
  freeze: () => void;
  /** What was held back passes, and all that follows. */
  resume: () => void;
  /** Breaks off every connection; new ones may come. */
  cut: () => void;
  /** Breaks off every connection in the place of the piece after so many, both ways counted; null: not any more. */
  cutAfter: (pieces: number | null) => void;
  /** Refuses new connections (after breaking off those there are) until it is accepted again. */
  refuse: (refused: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Listens on a free port and passes everything on to `target`. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const frozen = new WeakSet<Socket>();
  let waiting: (() => void)[] = [];
  let stalled = false;
  let refused = false;
  let delayed = 0;
  let left: number | null = null;

  const pass = (from: Socket, to: Socket, piece: Buffer): void => {
    if (frozen.has(from)) return;
    if (left === 0) {
      left = null;
      cut();
      return;
    }
    if (left !== null) left--;
    const write = (): void => {
      if (!to.destroyed) to.write(piece);
    };
    const send = (): void => {
      if (stalled) waiting.push(write);
      else write();
    };
    if (delayed > 0) setTimeout(send, delayed);
    else send();
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
      from.on('data', (piece) => pass(from, to, piece));
      from.on('close', () => {
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
    stall: () => {
      stalled = true;
    },
    resume: () => {
      stalled = false;
      for (const go of waiting.splice(0)) go();
    },
    freeze: () => {
      for (const socket of sockets) frozen.add(socket);
    },
    cut,
    cutAfter: (pieces) => {
      left = pieces;
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
