/** What a machine that stops leaves behind of a log whose length was reserved. */
import { copyFileSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { reserveLog } from '../../../server/storage/reserveLog.ts';

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS words (word TEXT)',
  );
  return database;
}

const wordsOf = (database: DatabaseSync): unknown[] =>
  database
    .prepare('SELECT word FROM words ORDER BY rowid')
    .all()
    .map(({ word }) => word);

test('a log with its length reserved loses nothing when the machine stops, however often it starts over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-log-'));
  let file = join(folder, 'first.sqlite');
  const words: string[] = [];
  for (let life = 1; life <= 3; life++) {
    const database = openDatabase(file);
    expect(reserveLog(file)).toBe(true);
    const reserved = statSync(`${file}-wal`).size;
    expect(reserved).toBeGreaterThan(4_000_000);
    const insert = database.prepare('INSERT INTO words VALUES (?)');
    for (let i = 0; i < 50; i++) {
      words.push(`word ${life}.${i}`);
      insert.run(words.at(-1)!);
    }
    expect(statSync(`${file}-wal`).size).toBe(reserved);
    // What is on disk while it runs is what a machine that stops leaves behind.
    const next = join(folder, `life-${life}.sqlite`);
    copyFileSync(file, next);
    copyFileSync(`${file}-wal`, `${next}-wal`);
    database.close();
    const found = openDatabase(next);
    expect(wordsOf(found)).toEqual(words);
    expect(found.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    found.close();
    file = next;
  }
});
