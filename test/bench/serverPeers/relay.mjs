/** Two relays that know no document, as the limit of this stack: `each` forwards every message, `batched` those of a tick in one. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { listening } from '../server/report.ts';

/** Milliseconds. */
const tick = 5;
const isBatched = process.argv[2] === 'batched';
const rooms = new Map();

function flush(room) {
  room.timer = null;
  const messages = room.waiting.splice(0);
  const whole = Buffer.concat(messages.map(({ data }) => data));
  const senders = new Set(messages.map(({ from }) => from));
  for (const socket of room.sockets) {
    if (!senders.has(socket)) socket.send(whole);
    else {
      const others = messages.filter(({ from }) => from !== socket);
      if (others.length > 0) socket.send(Buffer.concat(others.map(({ data }) => data)));
    }
  }
}

const server = createServer();
new WebSocketServer({ server }).on('connection', (socket, request) => {
  const name = request.url;
  if (!rooms.has(name)) rooms.set(name, { sockets: new Set(), waiting: [], timer: null });
  const room = rooms.get(name);
  room.sockets.add(socket);
  socket.on('close', () => room.sockets.delete(socket));
  socket.on('message', (data) => {
    if (isBatched) {
      room.waiting.push({ data, from: socket });
      room.timer ??= setTimeout(flush, tick, room);
    } else for (const other of room.sockets) if (other !== socket) other.send(data);
  });
});
server.listen(0, '127.0.0.1', () => listening(server.address().port));
