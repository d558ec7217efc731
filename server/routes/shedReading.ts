/** When the event loop is late, reading that can wait is put off: first cursors are told less often, then this, edits never. */
import type { Context, Hono } from 'hono';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Environment } from './environment.ts';

/** From this lag of the loop on, in milliseconds: edits of others come in jerks, and it does not pass by itself. */
export const latestForReading = 400;
/** When to ask again. Seconds. */
const askAgainIn = 5;

/** History, replay and exports: they read a whole map, or its whole past. */
const canWait = /^\/api\/maps\/[^/]+\/(?:history(?:\/\w+)?|versions\/[^/]+(?:\/state)?|export\.\w+)$/;

/** Answers 503 with Retry-After instead of reading; `lag`: of the event loop, in milliseconds. */
export function shedReading(app: Hono<Environment>, given: { lag: () => number; log: Log }): void {
  app.use('/api/maps/*', async (context, next) => {
    if (context.req.method === 'GET' && canWait.test(context.req.path) && given.lag() > latestForReading) {
      given.log.warn(
        { requestId: context.get('requestId'), lag: Math.round(given.lag()) },
        'reading was put off',
      );
      throw putOff(context);
    }
    await next();
  });
}

function putOff(context: Context): Problem {
  context.header('Retry-After', String(askAgainIn));
  return new Problem(
    503,
    'busy',
    'The server is busy with what people are editing. Nothing is lost: try again in a few seconds.',
  );
}
