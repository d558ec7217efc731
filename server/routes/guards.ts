/** What every request passes first: headers, ids, size, origin, who asks, how often. */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { bearerIn, isForReaders } from '../access/audienceToken.ts';
import { addressReader } from '../access/clientAddress.ts';
import { sessionOf } from '../access/cookies.ts';
import {
  linkPrincipal,
  ownerOf,
  sessionPrincipal,
  tokenPrincipal,
  type Principal,
} from '../access/principal.ts';
import { mayChange } from '../access/sameOrigin.ts';
import { opensByItself } from '../access/authorize.ts';
import { apiTokenStart, hashToken, newRowId } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { countIn, stopwatch } from '../traffic.ts';
import { Problem } from '../problem.ts';
import { addressOf, senderOf } from './address.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<
  AppDependencies,
  'storage' | 'clock' | 'trustedProxies' | 'log' | 'isSecure' | 'publicUrl' | 'rateLimits' | 'metrics'
>;

const importSize = 6 * 1024 * 1024;
const usualSize = 256 * 1024;
/** Opening a socket counts as much as this many requests, refused or not: it costs as much. */
const socketWorth = 5;
/** When an API token was used last is known to the minute. */
const touchEvery = 60_000;
const readOnlyMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export function guardRoutes(app: Hono<Environment>, given: Dependencies): void {
  app.use(requestLog(given));
  app.use(securityHeaders(given));
  app.use(hostGuard(given.publicUrl));
  app.use(addressGuard(given));
  app.use('/api/*', apiHeaders);
  app.use('/api/*', originGuard(given.publicUrl));
  const tooBig = (): never => {
    throw new Problem(413, 'tooBig', 'That is too much for one request.');
  };
  const small = bodyLimit({ maxSize: usualSize, onError: tooBig });
  const large = bodyLimit({ maxSize: importSize, onError: tooBig });
  app.use('/api/*', (context, next) => {
    const { path } = context.req;
    if (isImageUpload(path)) return next(); // counts its bytes itself, as they come
    return (isImport(path) ? large : small)(context, next);
  });
  app.use('/api/*', identify(given, 1));
  app.use('/sync/*', identify(given, socketWorth));
}

function isImport(path: string): boolean {
  return path === '/api/maps' || path.endsWith('/import') || path.endsWith('/commands/importMap');
}

function isImageUpload(path: string): boolean {
  return /^\/api\/maps\/[^/]+\/images$/.test(path);
}

function requestLog({ log, metrics }: Dependencies): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const requestId = newRowId();
    const seconds = stopwatch();
    context.set('requestId', requestId);
    await next();
    context.header('X-Request-Id', requestId);
    const { method } = context.req;
    const { status } = context.res;
    const route = routeOf(context);
    const took = seconds();
    metrics.traffic.requestSeconds.observe(took);
    countIn(metrics.traffic.requests, `${method} ${route} ${status}`);
    const level = status >= 500 ? 'error' : status >= 400 || !readOnlyMethods.has(method) ? 'info' : 'debug';
    log[level]({ requestId, method, route, status, ms: Math.round(took * 1000) }, 'request');
  };
}

/** The pattern the app routed by, never the address itself: addresses can hold tokens, and there are too many. */
function routeOf(context: Context<Environment>): string {
  const pattern = routePath(context, -1);
  return pattern.endsWith('*') && !pattern.startsWith('/assets/') ? 'none' : pattern.replace(/\{.*\}/, '');
}

function securityHeaders({ isSecure, publicUrl }: Dependencies): MiddlewareHandler<Environment> {
  return async (context, next) => {
    await next();
    const host = publicUrl?.host ?? context.req.header('host') ?? '';
    const socket = /^[A-Za-z0-9.:[\]_-]+$/.test(host) ? ` ${isSecure ? 'wss' : 'ws'}://${host}` : '';
    const policy = [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self'${socket}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ];
    if (!context.res.headers.has('Content-Security-Policy')) {
      context.header('Content-Security-Policy', policy.join('; '));
    }
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('X-Frame-Options', 'DENY');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (isSecure) context.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  };
}

const apiHeaders: MiddlewareHandler<Environment> = async (context, next) => {
  await next();
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
};

function originGuard(publicUrl: URL | undefined): MiddlewareHandler<Environment> {
  return async (context, next) => {
    if (!readOnlyMethods.has(context.req.method) && !mayChange(senderOf(context), publicUrl)) {
      throw new Problem(403, 'foreignOrigin', 'Changes are taken from this server’s own pages only.');
    }
    await next();
  };
}

/**
 * With PUBLIC_URL, requests under any other name are turned away: a foreign site whose name was pointed at this
 * machine must not become our own origin. Those who look after the server ask by its address.
 */
function hostGuard(publicUrl: URL | undefined): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const host = context.req.header('host');
    if (
      publicUrl !== undefined &&
      host?.toLowerCase() !== publicUrl.host &&
      !isForOperators(context.req.path)
    ) {
      throw new Problem(421, 'wrongHost', `This server is at ${publicUrl.origin}.`);
    }
    await next();
  };
}

function isForOperators(path: string): boolean {
  return path === '/healthz' || path === '/readyz' || path === '/metrics';
}

function addressGuard({ rateLimits, trustedProxies = [] }: Dependencies): MiddlewareHandler<Environment> {
  const read = addressReader(trustedProxies);
  return async (context, next) => {
    const remote = context.env?.incoming?.socket.remoteAddress;
    const address = read({ remote, forwardedFor: context.req.header('x-forwarded-for') });
    context.set('address', address);
    const { path } = context.req;
    const isAnswered = isForOperators(path) || path.startsWith('/api/') || path.startsWith('/sync/');
    if (!isAnswered) await rateLimits.count('filesPerAddress', address);
    await next();
  };
}

/** Who asks, and whether not too often; `worth` in requests. */
function identify(given: Dependencies, worth: number): MiddlewareHandler<Environment> {
  const { rateLimits } = given;
  return async (context, next) => {
    await rateLimits.count('perAddress', addressOf(context), worth);
    const principal = await principalOf(context, given);
    if (principal !== null) await rateLimits.count('perPerson', ownerOf(principal), worth);
    context.set('principal', principal);
    await next();
  };
}

async function principalOf(context: Context<Environment>, given: Dependencies): Promise<Principal | null> {
  const { storage, clock, isSecure, rateLimits } = given;
  const bearer = bearerIn(context.req.header('authorization'));
  // The token of an audience makes nobody somebody; API tokens are turned away there as everywhere.
  if (isForReaders(context.req.path) && bearer?.startsWith(apiTokenStart) !== true) return null;
  if (bearer !== null) {
    const hash = hashToken(bearer);
    const now = clock.now();
    const found = await storage.apiTokens.findByToken(hash, now);
    if (found !== null) {
      const { id, lastUsedAt } = found.token;
      if (lastUsedAt === null || now - lastUsedAt > touchEvery) await storage.apiTokens.touch(id, now);
      return tokenPrincipal(found);
    }
    const link = await storage.links.findByToken(hash);
    if (link !== null && opensByItself(link, now)) return linkPrincipal(link.id);
    await rateLimits.count('wrongTokensPerAddress', addressOf(context));
    throw new Problem(401, 'badToken', 'This token does not open anything (any more).');
  }
  const session = await sessionOf(context, storage.sessions, clock, isSecure);
  return session === null ? null : sessionPrincipal(session);
}
