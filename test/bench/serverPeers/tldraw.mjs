/** tldraw's sync-core: one TLSocketRoom per address, in memory. */
import { createServer } from 'node:http';
import { TLSocketRoom } from '@tldraw/sync-core';
import { createTLSchema } from '@tldraw/tlschema';
import { WebSocketServer } from 'ws';
import { listening } from '../server/report.ts';

const rooms = new Map();
const schema = createTLSchema();
let sessions = 0;

const server = createServer();
new WebSocketServer({ server }).on('connection', (socket, request) => {
  const name = request.url;
  if (!rooms.has(name)) {
    const room = new TLSocketRoom({
      schema,
      onSessionRemoved: (emptied, { numSessionsRemaining }) => {
        if (numSessionsRemaining > 0) return;
        emptied.close();
        rooms.delete(name);
      },
    });
    rooms.set(name, room);
  }
  rooms.get(name).handleSocketConnect({ sessionId: `session-${++sessions}`, socket });
});
server.listen(0, '127.0.0.1', () => listening(server.address().port, schema.serialize()));
