/** Builds the pages of the whiteboards and serves them. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

export interface ServedPages {
  readonly url: string;
  readonly close: () => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Each folder's pages, by their names without `.html`. */
export async function servePages(folders: ReadonlyMap<string, readonly string[]>): Promise<ServedPages> {
  const out = join(import.meta.dirname, '../../../test-output/bench-canvas');
  for (const [folder, names] of folders) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: folder,
      plugins: [react()],
      build: {
        outDir: join(out, names[0]!),
        emptyOutDir: true,
        target: 'es2023',
        chunkSizeWarningLimit: 10_000,
        rollupOptions: { input: names.map((name) => join(folder, `${name}.html`)) },
      },
    });
  }
  const roots = [...folders.values()].map((names) => join(out, names[0]!));
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = roots.map((root) => join(root, path)).find((name) => path !== '/' && existsSync(name));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
