/**
 * GET /metrics for Prometheus. With METRICS_TOKEN only for who has it, from anywhere. Without it only for this very
 * machine, and for nothing that a proxy passed on: the numbers say how much goes on, which is nobody else's business.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { Api } from './api.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<AppDependencies, 'metrics' | 'metricsToken'>;

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const marksOfProxies = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export function metricsRoutes(api: Api, { metrics, metricsToken }: Dependencies): void {
  api.add(
    {
      method: 'get',
      path: '/metrics',
      name: 'metrics',
      summary: 'Figures of this node for Prometheus, without user text and ids.',
      answers: { 200: { description: 'The figures.', type: 'text/plain' } },
      problems: [404],
    },
    async (context) => {
      if (!mayLook(context, metricsToken)) throw new Problem(404, 'notFound', 'There is nothing here.');
      return context.text(await metrics.render(), 200, { 'Content-Type': metrics.contentType });
    },
  );
}

function mayLook(context: Context<Environment>, token: string | undefined): boolean {
  if (token !== undefined) return isSame(context.req.header('authorization') ?? '', `Bearer ${token}`);
  return (
    loopback.test(context.env?.incoming?.socket.remoteAddress ?? '') &&
    !marksOfProxies.some((name) => context.req.header(name) !== undefined)
  );
}

/** Equal, in a time that says nothing about where they differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
