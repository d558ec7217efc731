/** @y/websocket-server as its own start script runs it: one document per address, nothing stored. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { setupWSConnection } from '@y/websocket-server/utils';
import { listening } from '../server/report.ts';

const server = createServer();
new WebSocketServer({ server }).on('connection', setupWSConnection);
server.listen(0, '127.0.0.1', () => listening(server.address().port));
