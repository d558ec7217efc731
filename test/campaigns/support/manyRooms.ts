/** Maps that are made, opened, changed and left, many at once: afterwards nothing of them may be in memory. */
import { Guest } from '../../server/support/guest.ts';

/** How many maps one guest makes. */
const mapsEach = 50;

/** Makes so many maps, so many at once, and leaves each after one change. `onMap` hears of each. */
export async function openAndLeave(
  url: string,
  amount: number,
  atOnce: number,
  onMap: (mapId: string) => void = () => undefined,
): Promise<void> {
  let left = amount;
  const work = async (): Promise<void> => {
    let guest: Guest | null = null;
    for (let made = 0; left > 0; made++) {
      left--;
      if (guest === null || made % mapsEach === 0) guest = await Guest.signIn(url, 'alice');
      await openOne(guest, onMap);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function openOne(guest: Guest, onMap: (mapId: string) => void): Promise<void> {
  const mapId = await guest.makeMap();
  const sockets = [await guest.wire(mapId).synced(), await guest.wire(mapId, '', {}, 'talk').synced()];
  const [client] = sockets;
  client!.presence(client!.doc.clientID, 1, {
    presence: { cursor: null, selection: [], editing: null, drag: null },
  });
  client!.make('addActivity', { title: 'Buy' });
  await client!.saved(1);
  onMap(mapId);
  for (const { socket } of sockets) socket.close();
  for (const socket of sockets) {
    await socket.ended();
    socket.doc.destroy();
  }
}
