/** An older map that two nodes open at the same moment. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StoredDocument } from '../../../server/storage/documentStore.ts';
import { RoomDocument } from '../../../server/sync/roomDocument.ts';
import { setVision } from '../../../shared/commands/setVision.ts';
import { commandContext, runCommand } from '../../../shared/commands/command.ts';
import { schemaVersion, serverClient } from '../../../shared/model/migrations/migrations.ts';
import { readMeta } from '../../../shared/model/readMap.ts';

const fixture = join(import.meta.dirname, '../../shared/model/fixtures/schema-1.json');

function stored(): StoredDocument {
  const { update } = JSON.parse(readFileSync(fixture, 'utf8')) as { update: string[] };
  const bytes = new Uint8Array(Buffer.from(update.join(''), 'base64'));
  return { snapshot: null, updates: [{ seq: 1, bytes }], lastSeq: 1, damaged: [], clients: new Map() };
}

test('a map of the first schema that two nodes migrate at once has one vision, and what is written on either stays', () => {
  const [one, other] = [1, 2].map(() => new RoomDocument('map', stored(), [], new Map(), 0));
  const rows = [one!, other!].map((room) => room.migrate());
  expect(rows[0]!.updates).toEqual(rows[1]!.updates);
  expect(rows[0]!.newClients).toEqual([[serverClient, 'server']]);
  const context = commandContext({ kind: 'api', sessionId: 'alice' });
  const { written } = one!.change((doc) => runCommand(doc, setVision, { text: 'Everybody pays.' }, context));
  for (const { updates, newClients } of [rows[0]!, written])
    for (const bytes of updates) other!.takeIn({ bytes, newClients });
  for (const { updates, newClients } of [rows[1]!])
    for (const bytes of updates) one!.takeIn({ bytes, newClients });
  for (const room of [one!, other!])
    expect(readMeta(room.doc)).toMatchObject({ schema: schemaVersion, vision: 'Everybody pays.' });
  expect(other!.migrate().updates).toEqual([]);
});
