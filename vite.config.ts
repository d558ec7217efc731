/** How the client is built and served while developing, and how tests outside the browser run. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = `http://localhost:${process.env['PORT'] ?? 4000}`;

export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/client'),
    emptyOutDir: true,
    target: 'es2023',
    // The size check reads it.
    manifest: true,
    // The content security policy allows neither inline scripts nor data: sources.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // size-limit keeps the budget, gzipped and by what the map page loads.
    chunkSizeWarningLimit: 10_000,
  },
  server: {
    proxy: {
      '/api': server,
      '/healthz': server,
      '/readyz': server,
      '/sync': { target: server, ws: true },
    },
  },
  test: {
    root: import.meta.dirname,
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    // Real servers are started and killed on machines with two cores: slow is not broken.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
