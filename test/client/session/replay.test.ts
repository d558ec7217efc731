/** A stretch of history, gone through forwards and back. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Replay } from '../../../client/session/replay.ts';
import { metaOf } from '../../../shared/model/document.ts';
import { emptyMap, run } from '../../support/buildMap.ts';

/** A map before, and what was done then: one step for each title. */
function stretch(titles: readonly string[], pauses: readonly number[] = []) {
  const doc = emptyMap();
  run(doc, 'renameMap', { title: 'Before' });
  const start = Y.encodeStateAsUpdate(doc);
  let at = 1_000_000;
  const steps = titles.map((title, i) => {
    const known = Y.encodeStateVector(doc);
    run(doc, 'renameMap', { title });
    at += pauses[i] ?? 1000;
    return { at, update: Buffer.from(Y.encodeStateAsUpdate(doc, known)).toString('base64') };
  });
  return { start, steps };
}

const titleOf = ({ doc }: Replay): unknown => metaOf(doc).get('title');

describe('a replay', () => {
  test('begins with the map as it was before, and goes forwards and back to any step', () => {
    const { start, steps } = stretch(['One', 'Two', 'Three']);
    const replay = new Replay(start, steps);
    expect([replay.position, titleOf(replay)]).toEqual([0, 'Before']);
    const shown: unknown[] = [];
    for (const position of [1, 2, 3, 2, 0, 3]) {
      replay.seek(position);
      shown.push(titleOf(replay));
    }
    expect(shown).toEqual(['One', 'Two', 'Three', 'Two', 'Before', 'Three']);
    replay.dispose();
  });

  test('keeps one document going forwards, which hears once of all the steps it skips', () => {
    const { start, steps } = stretch(['One', 'Two', 'Three']);
    const replay = new Replay(start, steps);
    const { doc } = replay;
    let heard = 0;
    doc.on('update', () => heard++);
    replay.seek(3);
    expect(replay.doc).toBe(doc);
    expect(heard).toBe(1);
    replay.seek(1);
    expect(replay.doc).not.toBe(doc);
  });

  test('stays within its steps', () => {
    const { start, steps } = stretch(['One']);
    const replay = new Replay(start, steps);
    replay.seek(-4);
    expect(replay.position).toBe(0);
    replay.seek(9);
    expect(replay.position).toBe(1);
  });

  test('shows short pauses as short and long ones as longer, within bounds, and none at the end', () => {
    const { start, steps } = stretch(['One', 'Two', 'Three'], [0, 10_000, 3_600_000]);
    const replay = new Replay(start, steps);
    const pauses = [0, 1, 2, 3].map((position) => {
      replay.seek(position);
      return replay.pause;
    });
    expect(pauses).toEqual([80, 500, 1200, null]);
  });

  test('begins with nothing where the map began', () => {
    const doc = emptyMap();
    const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
    const replay = new Replay(null, [{ at: 5, update }]);
    expect(metaOf(replay.doc).size).toBe(0);
    replay.seek(1);
    expect(metaOf(replay.doc).get('epoch')).toBe(metaOf(doc).get('epoch'));
  });
});
