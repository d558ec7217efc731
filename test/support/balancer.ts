/** What stands in front of several nodes: gives each connection to the next one, and to another when that one refuses. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Listens on a free port and spreads over these ports; or gives everything to the first of them that takes it. */
export async function startBalancer(targets: readonly number[], spreads = true): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let next = 0;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const join = (near: Socket, first: number, tried = 0): void => {
    const far = connect(targets[(first + tried) % targets.length]!, 'localhost');
    const another = (): void => {
      if (tried + 1 < targets.length) join(near, first, tried + 1);
      else near.destroy();
    };
    far.once('error', another);
    far.once('connect', () => {
      far.off('error', another);
      keep(far);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
      near.pipe(far).pipe(near);
    });
  };
  const server = createServer((near) => {
    keep(near);
    join(near, spreads ? next++ % targets.length : 0);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
