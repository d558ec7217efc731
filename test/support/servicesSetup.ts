/** Around a run of vitest: brings PostgreSQL and Redis when a test file asks, once for all files, and ends them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { ensureServicePrograms, startPostgres, startRedis } from '../../.scripts/services.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers `GET /postgres` and `GET /redis` with the address of one. */
    readonly services: string;
  }
}

type Service = Awaited<ReturnType<typeof startRedis>>;

export default async function servicesSetup(project: TestProject): Promise<() => Promise<void>> {
  const fault = ensureServicePrograms();
  const started = new Map<string, Promise<Service>>();
  const starters: Readonly<Record<string, () => Promise<Service>>> = {
    '/postgres': startPostgres,
    '/redis': startRedis,
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const start = starters[path];
    const wanted =
      fault !== null || start === undefined
        ? Promise.reject(new Error(fault ?? 'There is no such service.'))
        : (started.get(path) ?? start());
    if (fault === null) started.set(path, wanted);
    wanted.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(503).end(error instanceof Error ? error.message : ''),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('services', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    const services = await Promise.allSettled(started.values());
    for (const result of services) if (result.status === 'fulfilled') await result.value.remove();
  };
}
