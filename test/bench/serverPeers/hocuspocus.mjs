/** Hocuspocus with its SQLite extension, on Node's own SQLite: the native module it brings would have to be compiled. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import { listening } from '../server/report.ts';

class NodeSqlite extends SQLite {
  async onConfigure() {
    this.db = new DatabaseSync(this.configuration.database);
    this.db.exec(this.configuration.schema);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new NodeSqlite({ database: join(folder, 'db.sqlite') })],
});
await server.listen();
listening(server.address.port);
