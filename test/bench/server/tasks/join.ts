/** People who come into a large map with a long past: one alone, and many at once while others edit. */
import { percentile } from '../../row.ts';
import type { SceneRoom, SceneSize } from '../sceneRoom.ts';
import { pause, type JoinTask, type Venue } from '../venue.ts';
import { chat } from './talk.ts';

const alone = 9;
const editors = 10;

export async function join(venue: Venue, task: JoinTask): Promise<Record<string, number>> {
  const { room } = await venue.openRoom(task);
  await pause(4000); // the others store what they were given
  await timeToState(venue, room);
  const times: number[] = [];
  for (let i = 0; i < alone; i++) times.push(await timeToState(venue, room));
  const crowd = Array.from({ length: editors }, () => venue.enter(room));
  await Promise.all(crowd.map((person) => person.ready));
  const stop = chat(crowd, 1);
  await pause(1500);
  const calmBefore = await venue.usage('cpu');
  const calmStart = performance.now();
  await pause(2000);
  const before = await venue.usage('cpu');
  const usual = (before.cpu - calmBefore.cpu) / (performance.now() - calmStart);
  venue.marks.delays.length = 0;
  const start = performance.now();
  const storm = await Promise.all(Array.from({ length: task.storm }, () => timeToState(venue, room)));
  const delays = [...venue.marks.delays];
  await pause(1000);
  const after = await venue.usage('cpu');
  const cpu = after.cpu - before.cpu - usual * (performance.now() - start);
  stop();
  return {
    one: percentile(times, 0.5),
    p95: percentile(storm, 0.95),
    cpu: cpu / task.storm,
    live: percentile(delays, 0.99),
  };
}

/** The first who opens a map that is not in memory. */
export async function coldLoad(venue: Venue, size: SceneSize): Promise<Record<string, number>> {
  const { room, keeper } = await venue.openRoom(size);
  const times: number[] = [];
  const untilEdits: number[] = [];
  keeper.socket.close();
  for (let i = 0; i < 5; i++) {
    await pause(7000); // an empty room stays for five seconds
    const start = performance.now();
    const person = venue.enter(room);
    await person.ready;
    times.push(performance.now() - start);
    await person.asked;
    untilEdits.push(performance.now() - start);
    person.socket.terminate();
  }
  return { cold: percentile(times, 0.5), takesEdits: percentile(untilEdits, 0.5) };
}

async function timeToState(venue: Venue, room: SceneRoom): Promise<number> {
  const start = performance.now();
  const person = venue.enter(room);
  await person.ready;
  const time = performance.now() - start;
  person.socket.terminate();
  return time;
}
