/** The client's files: hashed assets kept for a year, the page itself asked for anew, 404 for what is missing. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const otherFiles = '/:file{[A-Za-z0-9._-]+\\.(?:svg|png|ico|webmanifest|txt)}';
const pages = ['/', '/map/:id', '/join', '/view', '/portfolio'];

export function pageRoutes(app: Hono<Environment>, clientFolder: string): void {
  const index = async (): Promise<string> => readFile(join(clientFolder, 'index.html'), 'utf8');
  for (const page of pages) {
    app.get(page, async (context) => {
      context.header('Cache-Control', 'no-cache');
      if (page === '/view') context.header('X-Robots-Tag', 'noindex, nofollow');
      try {
        return context.html(await index());
      } catch {
        return context.text('The pages are not built. Run: npm run build\n', 503);
      }
    });
  }
  if (existsSync(clientFolder)) {
    app.get('/assets/*', fileServer(clientFolder, 'public, max-age=31536000, immutable'));
    // Asked for anew each time: they say which files a page of today needs.
    for (const file of ['/service-worker.js', '/offline-files.json']) {
      app.get(file, fileServer(clientFolder, 'no-cache'));
    }
    app.get(otherFiles, fileServer(clientFolder, 'public, max-age=3600'));
  }
}

function fileServer(root: string, caching: string): MiddlewareHandler<Environment> {
  const serve = serveStatic({ root });
  return async (context, next) => {
    const file = await serve(context, next);
    if (file instanceof Response && file.ok) file.headers.set('Cache-Control', caching);
    return file;
  };
}
