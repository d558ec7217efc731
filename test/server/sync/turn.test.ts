/** Updates that come in one turn of the event loop are one row; a bad one among them costs only itself and what follows. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Socket } from 'node:net';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { documentName } from '../../../shared/model/scope.ts';
import { metaOf } from '../../../shared/model/document.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterAll(stopTestServers);

/** Everything `send` says reaches the server in one piece. */
function inOnePiece({ socket }: WireClient, send: () => void): void {
  const { _socket: line } = socket as unknown as { readonly _socket: Socket };
  line.cork();
  send();
  line.uncork();
}

async function opened() {
  const storage = memoryStorage();
  const server = await startTestServer({ storage });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const rows = async (): Promise<number> =>
    (await storage.documents.history(documentName('map', mapId))).length;
  const title = (): unknown => server.rooms.openRoom(mapId)!.read((doc) => metaOf(doc).get('title'));
  return { alice, mapId, rows, title };
}

const rename = (client: WireClient, title: string): void =>
  client.edit((doc) => void metaOf(doc).set('title', title));

describe('updates of one socket in one turn', () => {
  test('are one row of the log, in their order, and reach the others whole', async () => {
    const { alice, mapId, rows, title } = await opened();
    const one = await alice.wire(mapId).synced();
    const two = await alice.wire(mapId).synced();
    const before = await rows();
    inOnePiece(one, () => {
      for (let i = 1; i <= 20; i++) rename(one, `Title ${i}`);
      one.barrier(1);
    });
    await waitFor(() => one.durable(1));
    expect(title()).toBe('Title 20');
    expect(await rows()).toBeLessThanOrEqual(before + 3);
    await waitFor(() => metaOf(two.doc).get('title') === 'Title 20');
  });

  test('are taken up to the first that the gate refuses', async () => {
    const { alice, mapId, title } = await opened();
    const one = await alice.wire(mapId).synced();
    inOnePiece(one, () => {
      rename(one, 'Good');
      one.sync('update', new Uint8Array([9, 9, 9]));
      rename(one, 'Too late');
    });
    expect((await one.ended()).code).toBe(closeCode.badFrame);
    await waitFor(() => title() === 'Good');
  });

  test('are taken up to the first that breaks a rule of the model, which shows only when it was applied', async () => {
    const { alice, mapId, title } = await opened();
    const one = await alice.wire(mapId).synced();
    const two = await alice.wire(mapId).synced();
    inOnePiece(one, () => {
      rename(one, 'Good');
      one.edit((doc) => void metaOf(doc).set('epoch', 'mine'));
      rename(one, 'Too late');
    });
    expect((await one.ended()).code).toBe(closeCode.forbidden);
    await waitFor(() => title() === 'Good');
    await waitFor(() => metaOf(two.doc).get('title') === 'Good');
  });
});
