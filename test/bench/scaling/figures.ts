/** What is measured of one node, and what is assumed of people and machines; everything the paper computes comes from here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One room size under the load of the server benchmark: everybody moves a cursor at 10/s, every fifth edits at 5/s. */
const loadSchema = z.object({
  people: z.number(),
  /** Processor seconds per second, for one room. */
  cpu: z.number(),
  /** Bytes sent per second, for one room. */
  sent: z.number(),
});

const schema = z.object({
  rooms: z.array(loadSchema).min(3),
  /** Bytes of memory. */
  idleProcess: z.number(),
  perSocket: z.number(),
  perRoom: z.number(),
  /** Bytes of the database per stored update. */
  perUpdate: z.number(),
});

export type Measured = z.infer<typeof schema>;
export type RoomLoad = z.infer<typeof loadSchema>;

export const measuredFile = join(import.meta.dirname, 'measured.json');

/** The figures of the last `npm run bench -- scaling --measure`. */
export function readMeasured(): Measured {
  return schema.parse(JSON.parse(readFileSync(measuredFile, 'utf8')));
}

/** The load the rooms were measured under, per person and second. */
export const benchLoad = { cursors: 10, edits: 1 };

/** What is assumed; each can be argued with, none is measured here. */
export const assumed = {
  /** Of all people, how many have a map open in the busiest hour. */
  presentShare: 0.1,
  /** How busy a room is against the load it was measured under: people also talk and look. */
  activity: 0.3,
  /** How many people are in a room, and how often: alone, pairs, a team, a planning, a workshop, a lecture. */
  roomSizes: [
    { share: 0.45, from: 1, to: 1 },
    { share: 0.25, from: 2, to: 3 },
    { share: 0.22, from: 4, to: 9 },
    { share: 0.06, from: 10, to: 20 },
    { share: 0.0195, from: 21, to: 60 },
    { share: 0.0005, from: 61, to: 200 },
  ],
  /** A node is full at this share of its one core, so that a neighbour's people fit in when it restarts. */
  fullAt: 0.6,
  /** Memory of a node in bytes. */
  nodeMemory: 2 * 1024 ** 3,
  /** What one PostgreSQL server takes: group commits and rows per second. */
  postgres: { commits: 5_000, rows: 50_000 },
  /** What one Redis takes: messages in and out per second. */
  redisMessages: 200_000,
  /** Presence of a room that lies on several nodes crosses in one message per node and tick. */
  presenceTicks: 10,
  /** Group commits of one node per second at most: one after the other, waiting for the disk. */
  commitsPerNode: 200,
  /** Editing hours in a day, as busy as the busiest. */
  busyHours: 4,
} as const;
