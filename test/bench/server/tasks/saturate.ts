/** Everybody edits as fast as the server lets them: how many changes a second reach somebody else. */
import type { Person } from '../crowd.ts';
import { pause, type SaturateTask, type Venue } from '../venue.ts';

/** Edits of one person that their neighbour has not heard yet. */
const window = 10;
const warmUp = 1500;

export async function saturate(
  venue: Venue,
  { rooms, people, seconds }: SaturateTask,
): Promise<Record<string, number>> {
  const crowd: Person[] = [];
  for (let i = 0; i < rooms; i++) {
    const { room, keeper } = await venue.openRoom({ cards: 50, pastEdits: 0 });
    const inRoom = Array.from({ length: people }, () => venue.enter(room));
    await Promise.all(inRoom.map((person) => person.ready));
    keeper.socket.close();
    crowd.push(...inRoom);
  }
  let isOver = false;
  crowd.forEach((person, i) => {
    const start = Math.floor(i / people) * people;
    const neighbour = crowd[start + ((i - start + 1) % people)]!;
    const again = (): void => {
      if (!isOver) person.edit(neighbour, again);
    };
    for (let n = 0; n < window; n++) again();
  });
  await pause(warmUp);
  const { marks } = venue;
  const before = await venue.usage('cpu');
  const heard = marks.heard;
  const start = performance.now();
  await pause(seconds * 1000);
  const perSecond = (marks.heard - heard) / ((performance.now() - start) / 1000);
  const after = await venue.usage('cpu');
  const cpu = ((after.cpu - before.cpu) / (performance.now() - start)) * 100;
  isOver = true;
  for (const person of crowd) person.socket.terminate();
  return { perSecond, cpu };
}
