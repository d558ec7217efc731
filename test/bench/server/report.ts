/** Tells the benchmark where a server listens and, when asked, what its process has used so far. */

process.on('message', (question) => {
  if (question === 'memory') for (let i = 0; i < 4; i++) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000, held: heapUsed + external, rss });
});
process.on('disconnect', () => process.exit(0));

/** Call it with the port once the server listens; `schema`: what a client has to know of it. */
export function listening(port: number, schema: unknown = null): void {
  process.send?.({ port, schema });
}
