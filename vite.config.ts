/** How the client is built and served while developing, and how tests outside the browser run. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = `http://localhost:${process.env['PORT'] ?? 4000}`;

/** Lists what the page may load, for the service worker that keeps it on the device. */
const listOfflineFiles: Plugin = {
  name: 'list-offline-files',
  apply: 'build',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((file) => /\.(?:js|css)$|inter-latin-wght.*\.woff2$/.test(file));
    const source = JSON.stringify(files.map((file) => `/${file}`));
    this.emitFile({ type: 'asset', fileName: 'offline-files.json', source });
  },
};

/** Tests of code without servers, clocks, storage and globals. */
const plainTests = [
  'test/shared/**/*.test.ts',
  'test/client/{canvas,layout,panels,store,tools,ui}/**/*.test.{ts,tsx}',
];

export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  plugins: [react(), listOfflineFiles],
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
    environment: 'node',
    setupFiles: ['test/support/fixedSeed.ts'],
    // By default one is left free for whoever watches: of two cores that is half.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: plainTests,
          // They know nothing but what they are given: a process of its own for each file would take half of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...plainTests, 'test/e2e/**', '**/node_modules/**'],
          globalSetup: ['test/support/servicesSetup.ts'],
        },
      },
    ],
    // Real servers are started and killed on machines with two cores: slow is not broken.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
});
