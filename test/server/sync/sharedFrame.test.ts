/** What is written once for many sockets is what WebSocket itself would have written, at every length. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { SharedFrame } from '../../../server/sync/sharedFrame.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a frame of any length arrives whole, between frames sent the usual way', async () => {
  if (server.address() === null) await once(server, 'listening');
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as { port: number }).port}`);
  const [writer] = (await once(server, 'connection')) as [WebSocket & { readonly _socket: Socket }];
  const heard: Buffer[] = [];
  const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000];
  const all = new Promise<void>((resolve) => {
    reader.on('message', (data: Buffer) => {
      heard.push(data);
      if (heard.length === 2 * sizes.length) resolve();
    });
  });
  for (const size of sizes) {
    const bytes = new Uint8Array(size).fill(size % 251);
    writer._socket.write(new SharedFrame(bytes).onWire);
    writer.send(bytes);
  }
  await all;
  expect(heard.map(({ length }) => length)).toEqual(sizes.flatMap((size) => [size, size]));
  for (const data of heard) expect(data.every((byte) => byte === data.length % 251)).toBe(true);
  reader.terminate();
});
