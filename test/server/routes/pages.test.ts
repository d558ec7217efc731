/** The pages and their headers: what browsers get, and what they are told not to do. */
import { describe, expect, test } from 'vitest';
import { testApp } from '../support/testApp.ts';

const app = testApp();
const visitor = app.visitor();

describe('pages', () => {
  test.each(['/', '/map/abc', '/join', '/view', '/portfolio'])(
    '%s is the client’s page, asked for anew each time',
    async (path) => {
      const reply = await visitor.get(path);
      expect(reply.status).toBe(200);
      expect(reply.text).toContain('<title>Throughline</title>');
      expect(reply.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('assets are kept for a year; missing ones are 404, not the page', async () => {
    const asset = await visitor.get('/assets/index-abc123.js');
    expect(asset.status).toBe(200);
    expect(asset.headers.get('content-type')).toContain('javascript');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/gone.js', '/assets/', '/nothing', '/map', '/api/nothing', '/favicon.ico']) {
      const reply = await visitor.get(path);
      expect([path, reply.status]).toEqual([path, 404]);
      expect(reply.text).not.toContain('<title>');
    }
  });

  test('no path leads out of the folder', async () => {
    for (const path of [
      '/assets/../../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2ftestServer.ts',
      '/..%5cpackage.json',
    ]) {
      expect((await visitor.get(path)).status).toBe(404);
    }
  });

  test('carry a strict policy', async () => {
    for (const path of ['/', '/api/session', '/assets/gone.js']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' ws://localhost; img-src 'self' data: blob:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-request-id')).toBeTruthy();
    }
  });

  test('a wrong host header cannot write into the policy', async () => {
    const { headers } = await visitor.ask('GET', '/', undefined, { host: 'x; script-src *' });
    expect(headers.get('content-security-policy')).not.toContain('*');
  });

  test('the API is never cached, and health is told', async () => {
    expect((await visitor.get('/api/session')).headers.get('cache-control')).toBe('no-store');
    expect((await visitor.get('/healthz')).body).toEqual({ status: 'up' });
    expect((await visitor.get('/readyz')).body).toEqual({ status: 'up', saving: true });
  });

  test('the sync address says that it wants a WebSocket', async () => {
    expect((await visitor.get('/sync/map:abc')).status).toBe(426);
  });
});
