/** One room: a fifth of the people edit five times a second, everybody moves a cursor ten times a second. */
import { percentile } from '../../row.ts';
import type { Person } from '../crowd.ts';
import { pause, type TalkTask, type Venue } from '../venue.ts';

const editors = 0.2;
const editEvery = 200;
const pointEvery = 100;
const warmUp = 1500;

/** Server CPU in % of one core; the delays from an edit to every other person; which part of them ever came. */
export async function talk(venue: Venue, { people, seconds }: TalkTask): Promise<Record<string, number>> {
  const { room, keeper } = await venue.openRoom({ cards: 200, pastEdits: 0 });
  const crowd: Person[] = [];
  for (let i = 0; i < people; i++) crowd.push(venue.enter(room));
  await Promise.all(crowd.map((person) => person.ready));
  keeper.socket.close();
  const stop = chat(crowd);
  await pause(warmUp);
  const { marks } = venue;
  marks.delays.length = 0;
  const before = await venue.usage('cpu');
  const start = performance.now();
  await pause(seconds * 1000);
  const after = await venue.usage('cpu');
  const cpu = ((after.cpu - before.cpu) / (performance.now() - start)) * 100;
  stop();
  const delays = [...marks.delays];
  const expected = people * editors * (1000 / editEvery) * seconds * (people - 1);
  for (const person of crowd) person.socket.terminate();
  return {
    cpu,
    p50: percentile(delays, 0.5),
    p99: percentile(delays, 0.99),
    delivered: delays.length / expected,
  };
}

/** They begin at moments of their own, as people do; the answer makes them stop. */
export function chat(crowd: readonly Person[], editing: number = editors): () => void {
  const plans = crowd.map((person, i) => ({
    person,
    points: performance.now() + ((i * 37) % pointEvery),
    edits: i < crowd.length * editing ? performance.now() + ((i * 61) % editEvery) : Infinity,
  }));
  const timer = setInterval(() => {
    const now = performance.now();
    for (const plan of plans) {
      if (plan.edits <= now) {
        plan.edits += editEvery;
        plan.person.edit();
      }
      if (plan.points <= now) {
        plan.points += pointEvery;
        plan.person.point(Math.round(now) % 1000, Math.round(now / 2) % 1000);
      }
    }
  }, 2);
  return () => clearInterval(timer);
}
