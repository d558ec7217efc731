/** Keeps secrets of others encrypted (C6): AES-256-GCM (NIST SP 800-38D), a fresh nonce for each, bound to what it is for. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Length of the server's own key in bytes. */
export const secretKeyLength = 32;

const version = 'v1';
const nonceLength = 12;
const tagLength = 16;

export class SecretBox {
  private readonly key: Uint8Array;

  /** `key`: 32 bytes. */
  constructor(key: Uint8Array) {
    if (key.byteLength !== secretKeyLength) throw new RangeError(`The key has ${secretKeyLength} bytes.`);
    this.key = key;
  }

  /** The secret as it may be stored; it opens again only for the same `purpose`. */
  seal(secret: string, purpose: string): string {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagLength });
    cipher.setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    const bytes = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    return `${version}.${bytes.toString('base64url')}`;
  }

  /** The secret, or null: another key or purpose sealed it, or somebody changed it. */
  open(sealed: string, purpose: string): string | null {
    const [found, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    if (found !== version || bytes.byteLength < nonceLength + tagLength) return null;
    const nonce = bytes.subarray(0, nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    try {
      const opened = [decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    } catch {
      return null; // the tag does not fit: that is what it is there for
    }
  }
}
