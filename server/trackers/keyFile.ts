/** The server's own key in the data folder, for one that nobody gave a key: made once, readable by its user alone. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretKeyLength } from './secretBox.ts';

/** No backup holds it: who finds a copy of the data reads no key of a tracker. */
export const keyFileName = 'secret.key';

/** The key as bytes. Throws when the file cannot be used: a new one would lock out what the old one sealed. */
export function keyInFolder(folder: string): Uint8Array {
  const file = join(folder, keyFileName);
  try {
    writeFileSync(file, `${randomBytes(secretKeyLength).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.byteLength === secretKeyLength) return key;
  throw new Error(`${file} holds no key of ${secretKeyLength} bytes. Put the right one back, or remove it.`);
}
