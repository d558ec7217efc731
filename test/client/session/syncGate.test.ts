/** Nothing of a map with another history is read or answered before its epoch is known. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { closeOutcome } from '../../../client/session/closeOutcome.ts';
import { createSyncGate } from '../../../client/session/syncGate.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { syncType } from '../../../shared/protocol/frame.ts';

function openGate() {
  const read: number[] = [];
  const sent: Uint8Array[] = [];
  const gate = createSyncGate(
    (encoder, decoder) => {
      const type = decoding.readVarUint(decoder);
      read.push(type);
      if (type === syncType.step1) encoding.writeUint8Array(encoder, new Uint8Array([0, syncType.step2]));
    },
    (frame) => sent.push(frame),
  );
  const take = (type: number): void => gate.take(decoding.createDecoder(new Uint8Array([type, 2, 0, 0])));
  gate.reset();
  return { gate, read, sent, take };
}

test('the server’s question waits for the epoch, and is then answered in order', () => {
  const { gate, read, sent, take } = openGate();
  take(syncType.step1);
  take(syncType.update);
  expect([read, sent]).toEqual([[], []]);
  expect(gate.answered()).toBe(false);
  gate.open();
  expect(read).toEqual([syncType.step1, syncType.update]);
  expect(sent).toHaveLength(1);
  expect(gate.answered()).toBe(true);
  take(syncType.update);
  expect(read).toHaveLength(3);
});

test('a server that answers without naming an epoch does not know any: everything is read then', () => {
  const { read, take } = openGate();
  take(syncType.step1);
  take(syncType.step2);
  expect(read).toEqual([syncType.step1, syncType.step2]);
});

test('a new socket starts with nothing known; what the old one left is dropped', () => {
  const { gate, read, take } = openGate();
  take(syncType.step1);
  gate.reset();
  gate.open();
  expect(read).toEqual([]);
  expect(gate.answered()).toBe(false);
});

test('decisions of the server end the attempts, accidents do not', () => {
  const reasonOf = (code: number) => {
    const outcome = closeOutcome(code);
    return outcome.kind === 'end' ? outcome.reason : outcome.kind;
  };
  expect(reasonOf(closeCode.signInNeeded)).toBe('signedOut');
  expect(reasonOf(closeCode.forbidden)).toBe('role');
  expect(reasonOf(closeCode.mapGone)).toBe('gone');
  expect(reasonOf(closeCode.clientIdTaken)).toBe('newClientId');
  expect(reasonOf(closeCode.reloadNeeded)).toBe('outdated');
  expect(reasonOf(closeCode.badFrame)).toBe('refused');
  expect(reasonOf(4499)).toBe('refused');
  for (const code of [1000, 1001, 1006, closeCode.tooBig, closeCode.restarting, closeCode.tooBusy, 4500]) {
    expect(reasonOf(code)).toBe('retry');
  }
});
