/** Small image files made byte by byte: whole ones, and headers that promise more than there is. */
import { crc32, deflateSync } from 'node:zlib';

/** A whole PNG of one colour. */
export function png(width: number, height: number, colour: readonly number[] = [40, 120, 220]): Uint8Array {
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) row.set(colour, 1 + x * 3);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    pngHeader(width, height),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a PNG of this size begins with, and no more. */
export function pngHeader(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header)]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.byteLength, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A JPEG up to its first frame header, after a comment. */
export function jpegHeader(width: number, height: number): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([Buffer.from('ffd8fffe000668657921ffc0001108', 'hex'), size, Buffer.alloc(12)]);
}

/** A GIF up to its first picture, which may reach beyond the screen. */
export function gifHeader(width: number, height: number, picture = { width, height }): Uint8Array {
  const file = Buffer.alloc(33);
  file.write('GIF89a', 'latin1');
  file.writeUInt16LE(width, 6);
  file.writeUInt16LE(height, 8);
  file.set([0x80], 10); // two colours
  file.set([0x21, 0xfe, 0x01, 0x41, 0x00, 0x2c], 19); // a comment, then a picture
  file.writeUInt16LE(picture.width, 29);
  file.writeUInt16LE(picture.height, 31);
  return Buffer.concat([file, Buffer.alloc(4)]);
}

/** A WebP of each of its three forms, up to its size. */
export function webpHeader(width: number, height: number, form: 'VP8 ' | 'VP8L' | 'VP8X'): Uint8Array {
  const file = Buffer.alloc(32);
  file.write('RIFF', 0, 'latin1');
  file.write('WEBP', 8, 'latin1');
  file.write(form, 12, 'latin1');
  if (form === 'VP8 ') {
    file.set([0x9d, 0x01, 0x2a], 23);
    file.writeUInt16LE(width, 26);
    file.writeUInt16LE(height, 28);
  } else if (form === 'VP8L') {
    file.set([0x2f], 20);
    file.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  } else {
    file.writeUIntLE(width - 1, 24, 3);
    file.writeUIntLE(height - 1, 27, 3);
  }
  return file;
}

export const svgWithScript = `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
