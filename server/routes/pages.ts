/** The client's files: hashed assets kept for a year, the page itself asked for anew, 404 for what is missing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { Problem } from '../problem.ts';
import type { Environment } from './environment.ts';

const pages = ['/', '/map/:id', '/join'];

export function pageRoutes(app: Hono<Environment>, clientFolder: string): void {
  const index = async (): Promise<string> => readFile(join(clientFolder, 'index.html'), 'utf8');
  for (const page of pages) {
    app.get(page, async (context) => {
      context.header('Cache-Control', 'no-cache');
      try {
        return context.html(await index());
      } catch {
        return context.text('The pages are not built. Run: npm run build\n', 503);
      }
    });
  }
  app.get(
    '/assets/*',
    serveStatic({
      root: clientFolder,
      onFound: (_path, context) => context.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get('/assets/*', () => {
    throw new Problem(404, 'notFound', 'There is no such file.');
  });
  app.get(
    '/:file{[A-Za-z0-9._-]+\\.(?:svg|png|ico|webmanifest|txt)}',
    serveStatic({
      root: clientFolder,
      onFound: (_path, context) => context.header('Cache-Control', 'public, max-age=3600'),
    }),
  );
}
