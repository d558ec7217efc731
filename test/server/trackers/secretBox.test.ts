/** Keys of trackers at rest: encrypted, bound to their connection, useless without the server's own key. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keyFileName, keyInFolder } from '../../../server/trackers/keyFile.ts';
import { SecretBox } from '../../../server/trackers/secretBox.ts';
import { stopTestServers, temporaryFolder } from '../support/testServer.ts';

afterAll(stopTestServers);

const box = new SecretBox(Buffer.alloc(32, 1));

describe('a sealed secret', () => {
  test('C6: opens again for its purpose, and holds nothing that can be read', () => {
    const sealed = box.seal('ghp_abc', 'one');
    expect(box.open(sealed, 'one')).toBe('ghp_abc');
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('ghp_abc');
    expect(box.seal('ghp_abc', 'one')).not.toBe(sealed);
  });

  test('C6: opens for no other purpose, with no other key, and not when any byte was changed', () => {
    const sealed = box.seal('ghp_abc', 'one');
    expect(box.open(sealed, 'two')).toBeNull();
    expect(new SecretBox(Buffer.alloc(32, 2)).open(sealed, 'one')).toBeNull();
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.byteLength; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(box.open(`v1.${changed.toString('base64url')}`, 'one'), `byte ${at}`).toBeNull();
    }
    for (const odd of ['', 'v1', 'v1.', 'v2.AAAA', `v1.${bytes.subarray(0, 27).toString('base64url')}`])
      expect(box.open(odd, 'one'), odd).toBeNull();
  });

  test('needs a key of 32 bytes', () => {
    expect(() => new SecretBox(Buffer.alloc(16))).toThrow(RangeError);
  });
});

describe('the key in the data folder', () => {
  test('is made once, and only its user may read it', () => {
    const folder = temporaryFolder();
    const key = keyInFolder(folder);
    expect(key.byteLength).toBe(32);
    expect(keyInFolder(folder)).toEqual(key);
    expect(statSync(join(folder, keyFileName)).mode & 0o777).toBe(0o600);
    expect(keyInFolder(temporaryFolder())).not.toEqual(key);
  });

  test('is not made anew over one that cannot be used', () => {
    const folder = temporaryFolder();
    const file = join(folder, keyFileName);
    writeFileSync(file, 'short');
    chmodSync(file, 0o600);
    expect(() => keyInFolder(folder)).toThrow(/holds no key of 32 bytes/);
    expect(readFileSync(file, 'utf8')).toBe('short');
  });
});
