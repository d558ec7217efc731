/** Reads one frame of a socket: size, rate, type; then the room decides. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { decodeFrame, messageType, syncType } from '../../shared/protocol/frame.ts';
import type { Connection } from './connection.ts';
import { Refusal } from './refusal.ts';
import type { Room } from './room.ts';
import type { RoomDependencies } from './roomDependencies.ts';
import type { Restful } from './turns.ts';
import { weighUpdate } from './weighUpdate.ts';

/** Clients that somebody's copy may know and the server does not: what was written while away, under an id each time. */
const mostStrangers = 10_000;

/** Reads the frame; a refusal closes this socket and nothing else. */
export function readFrame(
  room: Room,
  connection: Connection,
  frame: Uint8Array,
  given: RoomDependencies,
): void {
  try {
    dispatch(room, connection, frame, given);
  } catch (error) {
    refuse(connection, error, given);
  }
}

function refuse(connection: Connection, error: unknown, given: RoomDependencies): void {
  if (!(error instanceof Refusal)) given.log.debug({ err: error }, 'a frame could not be read');
  connection.refuse(
    error instanceof Refusal ? error : new Refusal(closeCode.badFrame, 'A frame could not be read.'),
  );
}

function dispatch(room: Room, connection: Connection, frame: Uint8Array, given: RoomDependencies): void {
  const now = given.clock.now();
  if (!connection.bytes.take(frame.byteLength, now)) throw tooFast();
  const decoder = decoding.createDecoder(frame);
  const type = frame.byteLength === 0 ? -1 : decoding.readVarUint(decoder);
  if (type !== messageType.sync && frame.byteLength > given.limits.frame) throw tooBig();
  switch (type) {
    case messageType.sync:
      readSync(room, connection, decoder, frame.byteLength, given);
      break;
    case messageType.awareness:
      if (connection.presenceFrames.take(1, now)) {
        room.people.receivePresence(connection, decoding.readVarUint8Array(decoder), frame);
      } else given.counters.reject('presenceTooFast');
      break;
    case messageType.queryAwareness:
      if (connection.presenceFrames.take(1, now)) room.people.showOthers(connection);
      else given.counters.reject('presenceTooFast');
      break;
    case messageType.throughline:
      readOwn(room, connection, decoder, given);
      break;
    default:
      countOdd(connection, given);
  }
}

function readSync(
  room: Room,
  connection: Connection,
  decoder: decoding.Decoder,
  size: number,
  given: RoomDependencies,
): void {
  if (!connection.updates.take(1, given.clock.now())) throw tooFast();
  const type = decoding.readVarUint(decoder);
  const isFirstSync = type === syncType.step2 && !connection.isSynced;
  if (size > given.limits.frame && !isFirstSync) throw tooBig();
  const bytes = decoding.readVarUint8Array(decoder);
  switch (type) {
    case syncType.step1:
      if (!connection.questions.take(1, given.clock.now())) throw tooFast();
      readQuestion(room, bytes);
      room.answers.sendState(connection, bytes);
      break;
    case syncType.step2:
    case syncType.update:
      room.work(readChange(room, connection, bytes, type === syncType.step2, given));
      break;
    default:
      countOdd(connection, given);
  }
}

function* readChange(
  room: Room,
  connection: Connection,
  bytes: Uint8Array,
  isStep2: boolean,
  given: RoomDependencies,
): Restful<void> {
  try {
    const structs = weighUpdate(bytes, isStep2);
    const isFirstSync = isStep2 && !connection.isSynced;
    if (!isFirstSync && !connection.structs.take(structs, given.clock.now())) throw tooFast();
    yield* room.receive(connection, bytes, isStep2);
    if (isStep2) finishFirstSync(room, connection);
  } catch (error) {
    refuse(connection, error, given);
  }
}

/** Throws when the state vector cannot be read, or knows many more clients than ever wrote here. */
function readQuestion(room: Room, stateVector: Uint8Array): void {
  const clients = decoding.readVarUint(decoding.createDecoder(stateVector));
  if (clients > room.read((doc) => doc.store.clients.size) + mostStrangers)
    throw new Refusal(closeCode.badFrame, 'A frame asks for too much.', 'tooBig');
  Y.decodeStateVector(stateVector);
}

function finishFirstSync(room: Room, connection: Connection): void {
  if (connection.isSynced) return;
  connection.isSynced = true;
  room.people.introduce(connection);
  if (connection.earlyBarrier !== null) room.answers.acknowledge(connection, connection.earlyBarrier);
  connection.earlyBarrier = null;
}

function readOwn(
  room: Room,
  connection: Connection,
  decoder: decoding.Decoder,
  given: RoomDependencies,
): void {
  const own = decodeFrame(decoder);
  if (own?.kind === 'ping') {
    if (!connection.updates.take(1, given.clock.now())) throw tooFast();
    connection.sendFrame({ kind: 'pong', turn: own.turn });
    return;
  }
  if (own?.kind !== 'barrier') {
    countOdd(connection, given);
    return;
  }
  if (!connection.speaksThroughline) {
    connection.speaksThroughline = true;
    room.people.sendMode(connection);
    room.people.sendNews(connection);
  }
  if (!connection.barriers.take(1, given.clock.now())) throw tooFast();
  connection.lastBarrier = own.version;
  if (connection.isSynced) room.answers.acknowledge(connection, own.version);
  else connection.earlyBarrier = own.version;
}

function countOdd(connection: Connection, given: RoomDependencies): void {
  if (!connection.oddFrames.take(1, given.clock.now()))
    throw new Refusal(closeCode.badFrame, 'Too many frames without meaning.', 'oddFrame');
  given.counters.reject('oddFrame');
}

function tooFast(): Refusal {
  return new Refusal(closeCode.tooBusy, 'Too much at once. Try again in a moment.');
}

function tooBig(): Refusal {
  return new Refusal(closeCode.tooBig, 'A frame is too big.');
}
