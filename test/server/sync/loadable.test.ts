/** C9: whatever is accepted, by command or as a raw update, the map opens again, and all of it can be taken out. */
import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { commandContext, runCommand, type Command } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { commandNamed } from '../../../shared/commands/registry.ts';
import { ImportError } from '../../../shared/formats/importPlan.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { writeCsv } from '../../../shared/formats/writeCsv.ts';
import { writeJson } from '../../../shared/formats/writeJson.ts';
import { writeMarkdown } from '../../../shared/formats/writeMarkdown.ts';
import { metaOf, recordsOf } from '../../../shared/model/document.ts';
import { kinds } from '../../../shared/model/id.ts';
import { migrateDocument } from '../../../shared/model/migrations/migrations.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { backlogStories } from '../../../shared/views/backlog.ts';
import { examineUpdate } from '../../../server/sync/gate.ts';
import { atOnce } from '../../../server/sync/turns.ts';
import { inspectChange } from '../../../server/sync/inspectChange.ts';
import { replay } from '../../../server/sync/openDocument.ts';
import { Refusal } from '../../../server/sync/refusal.ts';
import { buildMap, copyOf } from '../../support/buildMap.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { writtenBy } from '../../support/written.ts';

/** A decision as the product makes it. */
function decide(doc: Y.Doc, random: Random): void {
  const { name, input } = randomDecision(readMap(doc), random);
  try {
    runCommand(
      doc,
      commandNamed(name) as Command,
      input,
      commandContext({ kind: 'person', name: 'mallory' }),
    );
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

/** Writes what no browser of ours would: any value for any field, fields and records taken away. */
function meddle(doc: Y.Doc, random: Random): void {
  const records = recordsOf(doc, random.pick(kinds)) as Y.Map<unknown>;
  const ids = [...records.keys()];
  const anyId = (): string =>
    random.pick(kinds.flatMap((kind) => [...recordsOf(doc, kind).keys(), `${kind}:gone`]));
  const values: readonly (() => unknown)[] = [
    () => null,
    () => '',
    () => 'a0',
    () => 'z'.repeat(100),
    anyId,
    () => random.pick([0, -1, 0.1, 1e300, 2 ** 53, 1e9]),
    () => true,
    () => ({ x: 1e6, y: -1e6 }),
    () => ({ heldBy: anyId(), x: 0, y: 0 }),
    () => new Y.Text(random.pick(['', '\ud800', '\0', '=1', '\u202e'])),
    () => new Y.Map([[anyId(), true]]),
  ];
  doc.transact(() => {
    if (random.chance(0.1)) metaOf(doc).set('title', random.pick(['', '\0', '\ud83d', '\n']));
    if (ids.length === 0) return;
    const id = random.pick(ids);
    const record = records.get(id);
    if (random.chance(0.05)) records.delete(id);
    else if (record instanceof Y.Map) {
      const key = random.pick([...record.keys(), 'of a newer version']);
      if (random.chance(0.2)) record.delete(key);
      else record.set(key, random.pick(values)());
    }
  });
}

/** Whether the server takes the update. */
function isTaken(update: Uint8Array, live: Y.Doc): boolean {
  const view = {
    scope: 'map' as const,
    doc: live,
    owner: 'mallory',
    ownerOf: () => undefined,
    isRecorded: () => false,
    isElsewhere: () => false,
    lost: null,
    isState: false,
  };
  const trial = replay({ snapshot: { seq: 1, bytes: Y.encodeStateAsUpdate(live) }, updates: [] });
  const inspect = (transaction: Y.Transaction): void => inspectChange(transaction, 'map');
  try {
    if (atOnce(examineUpdate(update, view)).kind !== 'news') return false;
    trial.on('afterTransaction', inspect);
    Y.applyUpdate(trial, update);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  } finally {
    trial.destroy();
  }
}

/** Opens the stored map as the server, a browser and every export do. */
function openEverywhere(doc: Y.Doc): string {
  migrateDocument(doc);
  const records = readMap(doc);
  const grid = arrangeMap(records);
  backlogStories(records, grid);
  const json = writeJson(records);
  for (const [text, fileName] of [
    [json, 'map.json'],
    [writeCsv(records), 'map.csv'],
    [writeMarkdown(records), 'map.md'],
  ] as const) {
    try {
      readImport({ text, fileName });
    } catch (error) {
      if (!(error instanceof ImportError)) throw error; // a map with nothing in it is no file to import
    }
  }
  return json;
}

test('C9: no change that is taken, by command or raw, leaves a map that does not open or cannot be taken out', () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const random = createRandom(seed);
      const live = buildMap({ releases: 1 }).doc;
      const rows = [Y.encodeStateAsUpdate(live)];
      for (let turn = 0; turn < 60; turn++) {
        const hers = copyOf(live);
        const updates = writtenBy(hers, () => (random.chance(0.5) ? decide : meddle)(hers, random));
        hers.destroy();
        for (const update of updates) {
          if (!isTaken(update, live)) {
            refused++;
            continue;
          }
          taken++;
          Y.applyUpdate(live, update);
          rows.push(update);
        }
      }
      const fromLog = replay({ snapshot: null, updates: rows.map((bytes, i) => ({ seq: i + 1, bytes })) });
      const snapshot = { seq: rows.length, bytes: Y.encodeStateAsUpdate(live) };
      const fromSnapshot = replay({ snapshot, updates: [] });
      expect(readMap(fromLog)).toEqual(readMap(live));
      expect(openEverywhere(fromLog)).toBe(openEverywhere(fromSnapshot));
    }),
    { numRuns: 12 },
  );
  expect(taken).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(50);
});
