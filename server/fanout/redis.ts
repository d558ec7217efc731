/** Redis behind the fan-out port, and as the counter of requests of all nodes. Nothing here is needed to be right. */
import { createClient } from '@redis/client';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { newRowId } from '../access/tokens.ts';
import type { Log } from '../log.ts';
import { readNotice, writeNotice, type Fanout, type Hear } from './fanout.ts';
import { encodePart, redisKey } from './redisKey.ts';

export interface Redis {
  readonly fanout: Fanout;
  /** Counts `points` in `seconds` for all nodes together; for this node alone while Redis does not answer. */
  readonly limiter: (
    name: string,
    points: number,
    seconds: number,
  ) => Pick<RateLimiterAbstract, 'consume' | 'reward'>;
}

/** A counter waits no longer for Redis, in milliseconds. */
const patience = 250;
const longestRetry = 2000;
/** A connection on which nothing comes for so long is dead; a question every few seconds keeps a live one busy. */
const pingEvery = 2000;
const deafness = 7000;
/** What may wait for an answer; hints beyond it are dropped. */
const mostWaiting = 2000;

type Client = ReturnType<typeof connect>;

/** Connects in the background: a Redis that is away is no reason not to start. */
export function openRedis(url: string, log: Log): Redis {
  const client = connect(url, log, true);
  const subscriber = connect(url, log, false);
  for (const each of [client, subscriber]) void each.connect().catch(() => undefined); // it tries on by itself
  return { fanout: redisFanout(client, subscriber), limiter: (...args) => limiter(client, ...args) };
}

function connect(url: string, log: Log, rejectsWhenAway: boolean) {
  const client = createClient({
    url,
    disableOfflineQueue: rejectsWhenAway,
    commandsQueueMaxLength: mostWaiting,
    pingInterval: pingEvery,
    socket: {
      connectTimeout: 2000,
      socketTimeout: deafness,
      // Everybody comes back at another moment.
      reconnectStrategy: (retries) => Math.min(longestRetry, 50 * 2 ** retries) * (0.5 + Math.random() / 2),
    },
  });
  let isAway = false;
  client.on('error', (error: unknown) => {
    if (!isAway) log.warn({ err: error }, 'Redis is away; nodes follow each other by the database');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info('Redis is back');
    isAway = false;
  });
  return client;
}

function redisFanout(client: Client, subscriber: Client): Fanout {
  const node = newRowId();
  return {
    tell: (mapId, notice) => {
      if (!client.isReady) return;
      client.publish(redisKey('map', mapId), writeNotice(node, notice)).catch(() => undefined); // only a hint
    },
    follow: (mapId, hear) => {
      const listener = listenerOf(node, hear);
      const channel = redisKey('map', mapId);
      // Kept and said again after each reconnect by the client itself.
      subscriber.subscribe(channel, listener).catch(() => undefined);
      return () => void subscriber.unsubscribe(channel, listener).catch(() => undefined);
    },
    close: async () => {
      if (client.isReady) await lastWords(client);
      for (const each of [client, subscriber]) if (each.isOpen) each.destroy();
    },
  };
}

/** What was told last still leaves, if that is soon. */
async function lastWords(client: Client): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patience).unref());
  await Promise.race([client.close().catch(() => undefined), late]);
}

function listenerOf(own: string, hear: Hear): (text: string) => void {
  return (text) => {
    const heard = readNotice(text);
    if (heard !== null && heard.node !== own) hear(heard.notice, heard.node);
  };
}

function limiter(
  client: Client,
  name: string,
  points: number,
  seconds: number,
): Pick<RateLimiterAbstract, 'consume' | 'reward'> {
  const shared = new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: redisKey('rate', name),
    points,
    duration: seconds,
  });
  const insured = new RLWrapperTimeouts({
    limiter: shared,
    timeoutMs: patience,
    insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
  });
  return {
    consume: (who, ...rest) => insured.consume(encodePart(String(who)), ...rest),
    reward: (who, ...rest) => insured.reward(encodePart(String(who)), ...rest),
  };
}
