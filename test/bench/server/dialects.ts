/** How each server wants to be spoken to: the same edits and cursors, in its own frames. */
import * as encoding from 'lib0/encoding';
import { encodeFrame, messageType, syncType } from '../../../shared/protocol/frame.ts';

export type Frame = Uint8Array | string;

/** What a person's socket says and hears. */
export interface Dialect {
  /** The address of a room. */
  readonly path: (room: string) => string;
  /** What is said first. */
  readonly hello: (room: string) => readonly Frame[];
  /** Answers a frame of the first exchange; null when it needs none. */
  readonly reply: (room: string, frame: Buffer) => Frame | null;
  /** Whether this frame carries the whole state. */
  readonly isState: (room: string, frame: Buffer) => boolean;
  readonly cursor: (room: string, client: number, clock: number, x: number, y: number) => Frame;
  /** A change of a Yjs document: an update, or everything in answer to the server's question. */
  readonly change?: (room: string, type: 'update' | 'step2', update: Uint8Array) => Frame;
}

const nothing = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

/** A frame of y-websocket's protocol, behind a document's name where the server wants one. */
function frame(name: string | null, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  if (name !== null) encoding.writeVarString(encoder, name);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function sync(name: string | null, type: keyof typeof syncType, bytes: Uint8Array): Uint8Array {
  return frame(name, (encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, syncType[type]);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function awareness(name: string | null, client: number, clock: number, state: unknown): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, 1);
  encoding.writeVarUint(update, client);
  encoding.writeVarUint(update, clock);
  encoding.writeVarString(update, JSON.stringify(state));
  return frame(name, (encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  });
}

/** Yjs servers; `inFront` is what stands before the type of each frame. */
function yjs(
  inFront: (room: string) => string | null,
  greetings: (room: string) => readonly Frame[],
): Dialect {
  const skip = (room: string): number => {
    const name = inFront(room);
    return name === null ? 0 : frame(name, () => undefined).byteLength;
  };
  const syncReply = 4;
  const isSync = (type: number | undefined): boolean => type === messageType.sync || type === syncReply;
  return {
    path: (room) => `/${room}`,
    hello: (room) => [...greetings(room), sync(inFront(room), 'step1', nothing)],
    reply: (room, heard) => {
      const at = skip(room);
      const asks = isSync(heard[at]) && heard[at + 1] === syncType.step1;
      return asks ? sync(inFront(room), 'step2', emptyUpdate) : null;
    },
    isState: (room, heard) => {
      const at = skip(room);
      return isSync(heard[at]) && heard[at + 1] === syncType.step2;
    },
    cursor: (room, client, clock, x, y) => {
      const person = { name: `person ${client}`, colour: client % 12, role: 'editor' };
      const presence = { cursor: { x, y }, selection: [], editing: null, drag: null };
      return awareness(inFront(room), client, clock, { person, presence });
    },
    change: (room, type, update) => sync(inFront(room), type, update),
  };
}

const yWebsocket = yjs(
  () => null,
  () => [],
);

const throughline: Dialect = {
  ...yjs(
    () => null,
    () => [encodeFrame({ kind: 'barrier', version: 0 })],
  ),
  path: (room) => `/sync/map:${room}`,
};

/** Its token may be anything; its frames carry the document's name. */
const hocuspocus = yjs(
  (room) => room,
  (room) => [
    frame(room, (encoder) => {
      encoding.writeVarUint(encoder, messageType.auth);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'token');
    }),
  ],
);

const page = 'page:page';
const record = (client: number): string => `instance_presence:${client}`;

/** Needs the schema the server speaks. */
const tldraw = (schema: unknown): Dialect => ({
  path: (room) => `/${room}`,
  hello: () => [
    JSON.stringify({
      type: 'connect',
      connectRequestId: 'bench',
      lastServerClock: 0,
      protocolVersion: 8,
      schema,
    }),
  ],
  reply: () => null,
  isState: (_room, heard) => heard.subarray(0, 200).includes('"type":"connect"'),
  cursor: (_room, client, clock, x, y) => {
    const cursor = { x, y, type: 'default', rotation: 0 };
    const presence =
      clock > 1
        ? ['patch', { cursor: ['put', cursor] }]
        : [
            'put',
            {
              ...{ id: record(client), typeName: 'instance_presence', userId: `user:${client}` },
              ...{ userName: `person ${client}`, lastActivityTimestamp: 1, color: '#FF6B6B' },
              ...{ camera: { x: 0, y: 0, z: 1 }, selectedShapeIds: [], currentPageId: page, brush: null },
              ...{ scribbles: [], screenBounds: { x: 0, y: 0, w: 800, h: 600 }, followingUserId: null },
              ...{ cursor, chatMessage: '', meta: {} },
            },
          ];
    return JSON.stringify({ type: 'push', clientClock: clock, presence });
  },
});

const relay: Dialect = { ...yWebsocket, hello: () => [] };

export type DialectName = 'throughline' | 'hocuspocus' | 'yWebsocket' | 'tldraw' | 'relay';

export function dialectNamed(name: DialectName, schema: unknown): Dialect {
  return { throughline, hocuspocus, yWebsocket, relay, tldraw: tldraw(schema) }[name];
}
