/** GET /sync/map:<id>, talk:<id>, session:<id>: the WebSocket of a map's document. What is refused is accepted first and closed with a 44xx code. */
import type { WSContext } from 'hono/ws';
import { upgradeWebSocket } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { WebSocket } from 'ws';
import { documentNamed, type DocumentName } from '../../shared/model/scope.ts';
import { schemaVersion } from '../../shared/model/migrations/migrations.ts';
import { closeCode, type CloseCode } from '../../shared/protocol/closeCode.ts';
import { authorize, counts, opensByItself, type Access } from '../access/authorize.ts';
import { linkPrincipal, type Principal } from '../access/principal.ts';
import { isStillKnown } from '../access/roleNow.ts';
import { mayConnect } from '../access/sameOrigin.ts';
import { roleWithin } from '../access/tokenScope.ts';
import { hashToken, newRowId } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { closeReasonOf } from '../traffic.ts';
import { Problem } from '../problem.ts';
import { Connection, type Socket } from '../sync/connection.ts';
import { Refusal } from '../sync/refusal.ts';
import { addressOf, knownAddressOf, senderOf } from './address.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<
  AppDependencies,
  | 'storage'
  | 'rooms'
  | 'clock'
  | 'log'
  | 'tickets'
  | 'syncLimits'
  | 'counters'
  | 'metrics'
  | 'publicUrl'
  | 'rateLimits'
>;

type Entry = { readonly access: Access; readonly principal: Principal } | Refusal;

export function syncRoutes(app: Hono<Environment>, given: Dependencies): void {
  app.get('/sync/:document', async (context, next) => {
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw new Problem(426, 'upgradeNeeded', 'This address speaks WebSocket only.');
    }
    // No page of a browser can send this header with a socket.
    const hasHeader = context.req.header('authorization') !== undefined;
    const carriesKey = hasHeader || ['ticket', 'token'].some((key) => context.req.query(key) !== undefined);
    if (!mayConnect(senderOf(context), given.publicUrl, carriesKey)) {
      given.counters.reject('origin');
      throw new Problem(403, 'foreignOrigin', 'This address may be used from its own pages only.');
    }
    const named = documentNamed(context.req.param('document'));
    const entry = await enter(context, given, named?.mapId ?? null);
    const requestId = context.get('requestId');
    const address = knownAddressOf(context);
    const upgrade = upgradeWebSocket(
      () => events(entry, named ?? noDocument, { requestId, address }, given),
      {
        onError: (error) => given.log.error({ err: error }, 'a socket handler failed'),
      },
    );
    return upgrade(context, next);
  });
}

/** Who comes in, or why not. */
async function enter(
  context: Context<Environment>,
  given: Dependencies,
  mapId: string | null,
): Promise<Entry> {
  if (mapId === null) {
    return new Refusal(closeCode.mapGone, 'There is no such document.');
  }
  const schema = Number(context.req.query('schema') ?? schemaVersion);
  if (schema < schemaVersion) return new Refusal(closeCode.reloadNeeded, 'This page is too old. Reload it.');
  try {
    const principal = await principalOf(context, given, mapId);
    const access = await authorize(given.storage, principal, 'connect', mapId, given.clock.now());
    for (const link of await given.storage.links.list(mapId)) {
      if (link.expiresAt !== null && counts(link, given.clock.now()))
        given.rooms.attendance.recheckAt(mapId, link.expiresAt);
    }
    const role = roleWithin(principal!, access.role);
    if (role === null)
      throw new Problem(403, 'scopeMissing', 'This needs an API token with the scope maps:read.');
    return { access: { ...access, role }, principal: principal! };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const codes: Readonly<Record<number, CloseCode>> = {
      401: closeCode.signInNeeded,
      403: closeCode.forbidden,
    };
    // Who had a way in and has none any more is not told that the map was deleted; a stranger hears the same of any map.
    const gone = error.code === 'mapDeleted' ? closeCode.mapGone : closeCode.signInNeeded;
    const code = error.status === 429 ? closeCode.tooBusy : (codes[error.status] ?? gone);
    return new Refusal(code, error.message);
  }
}

async function principalOf(
  context: Context<Environment>,
  given: Dependencies,
  mapId: string,
): Promise<Principal | null> {
  const ticket = context.req.query('ticket');
  const token = context.req.query('token');
  if (ticket !== undefined) {
    const redeemed = await given.tickets.redeem(ticket, mapId);
    const isGood = redeemed !== null && (await isStillKnown(given.storage, redeemed, given.clock.now()));
    return wrongIsCounted(context, given, isGood ? redeemed : null);
  }
  if (token === undefined) return context.get('principal');
  const link = await given.storage.links.findByToken(hashToken(token));
  const isGood = link !== null && opensByItself(link, given.clock.now());
  return wrongIsCounted(context, given, isGood ? linkPrincipal(link.id) : null);
}

async function wrongIsCounted(
  context: Context<Environment>,
  given: Dependencies,
  principal: Principal | null,
): Promise<Principal | null> {
  if (principal === null) await given.rateLimits.count('wrongTokensPerAddress', addressOf(context));
  return principal;
}

interface Request {
  readonly requestId: string;
  readonly address: string | null;
}

/** What was asked for when it was none of a map's documents; nobody gets in there. */
const noDocument: DocumentName = { scope: 'map', mapId: '' };

function events(
  entry: Entry,
  { scope, mapId }: DocumentName,
  { requestId, address }: Request,
  given: Dependencies,
) {
  let connection: Connection | null = null;
  const socketId = newRowId();
  // Of whom it turned away at the door the server knows no map, only what the address said.
  const map = entry instanceof Refusal ? undefined : mapId;
  const onRefusal = ({ code, why }: Refusal): void => {
    given.counters.reject(why);
    given.log.warn({ requestId, map, socket: socketId, code, why }, 'socket refused');
  };
  return {
    onOpen: (_event: Event, socket: WSContext) => {
      if (entry instanceof Refusal) {
        onRefusal(entry);
        socket.close(entry.code, entry.message);
        given.metrics.traffic.socketsClosed[closeReasonOf(entry.code)]++;
        return;
      }
      const raw = socket.raw as WebSocket & Socket;
      const opened = new Connection({
        id: socketId,
        socket: raw,
        principal: entry.principal,
        address,
        role: entry.access.role,
        clock: given.clock,
        limits: given.syncLimits,
        onRefusal,
        traffic: given.metrics.traffic,
      });
      connection = opened;
      raw.on('pong', () => opened.ponged());
      queueMicrotask(() => readDirectly(raw, opened));
      given.log.info({ requestId, socket: opened.id, map: mapId, role: opened.role }, 'socket opened');
      given.rooms.connect({ id: mapId, epoch: entry.access.map.epoch }, opened, scope);
    },
    // What came before the socket was ours; the rest is read directly.
    onMessage: ({ data }: MessageEvent) => {
      if (connection !== null) receive(connection, data as string | ArrayBuffer);
    },
    onClose: ({ code }: CloseEvent) => {
      if (connection === null) return;
      const { id, openedAt } = connection;
      const open = given.clock.now() - openedAt;
      given.log.info({ socket: id, map: mapId, code, ms: open }, 'socket closed');
      given.rooms.disconnect(mapId, connection, scope);
    },
    onError: (event: Event) => {
      // `ws` closes the socket itself; the close that follows cleans up.
      const refusal = brokenFrame((event as ErrorEvent).error);
      if (refusal !== null && connection?.isClosed === false) onRefusal(refusal);
      connection?.closed();
    },
  };
}

function receive(connection: Connection, data: string | ArrayBuffer | Uint8Array): void {
  if (typeof data === 'string') connection.refuse(new Refusal(closeCode.textFrame, 'Binary frames only.'));
  else connection.receive(data instanceof Uint8Array ? data : new Uint8Array(data));
}

/** Takes Hono's reader off: its copy of each frame in an event of its own costs more than most frames. */
function readDirectly(raw: WebSocket, connection: Connection): void {
  raw.removeAllListeners('message');
  raw.on('message', (data: Buffer, isBinary) => receive(connection, isBinary ? data : 'text'));
}

/** What `ws` itself turned away; null when the socket only broke off. */
function brokenFrame(error: unknown): Refusal | null {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
    return new Refusal(closeCode.tooBig, 'A frame is too big.');
  return code.startsWith('WS_ERR') ? new Refusal(closeCode.badFrame, 'A frame could not be read.') : null;
}
