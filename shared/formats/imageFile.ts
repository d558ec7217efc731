/** What an image file is, read from its own first bytes: never from its name or from what somebody says it is. */

export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** The largest image file, in bytes. */
export const largestImage = 5 * 1024 * 1024;
/** The longest side and the most pixels, so that a small file cannot unpack into all of somebody's memory. */
export const longestImageSide = 16_384;
export const mostImagePixels = 64_000_000;

export interface ImageFacts {
  readonly type: ImageType;
  /** In pixels, as the file says. */
  readonly width: number;
  readonly height: number;
}

/** Why a file cannot be used: a drawing of instructions (SVG), no image at all, cut off, or too many pixels. */
export type ImageFault = 'vector' | 'notAnImage' | 'broken' | 'tooManyPixels';

/** What the bytes are, or why they cannot be used. Never throws, looks at each byte at most once. */
export function readImageFile(bytes: Uint8Array): ImageFacts | ImageFault {
  const found = readers.find(({ signature }) => signature(bytes));
  if (found === undefined) return looksLikeSvg(bytes) ? 'vector' : 'notAnImage';
  const size = found.size(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (size === null || size.width < 1 || size.height < 1) return 'broken';
  const { width, height } = size;
  const isTooLarge = Math.max(width, height) > longestImageSide || width * height > mostImagePixels;
  return isTooLarge ? 'tooManyPixels' : { type: found.type, width, height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Reader {
  readonly type: ImageType;
  readonly signature: (bytes: Uint8Array) => boolean;
  /** Null: the header is cut off or contradicts itself. */
  readonly size: (view: DataView) => Size | null;
}

const readers: readonly Reader[] = [
  {
    type: 'image/png',
    signature: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    size: pngSize,
  },
  { type: 'image/jpeg', signature: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]), size: jpegSize },
  {
    type: 'image/gif',
    signature: (bytes) =>
      startsWith(bytes, [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]) ||
      startsWith(bytes, [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]),
    size: gifSize,
  },
  {
    type: 'image/webp',
    signature: (bytes) =>
      startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
    size: webpSize,
  },
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** The header chunk is always the first one. */
function pngSize(view: DataView): Size | null {
  const isHeader = view.byteLength >= 33 && view.getUint32(8) === 13 && view.getUint32(12) === 0x49484452;
  return isHeader ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

/** The size stands in the first frame header (SOF0–SOF15 without DHT, JPG and DAC), after any other segments. */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // fill bytes
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (length < 2 || marker === 0xd9 || marker === 0xda) return null;
    at += 2 + length;
  }
  return null;
}

/** The screen, or the first picture when that reaches beyond it: browsers make room for both. */
function gifSize(view: DataView): Size | null {
  if (view.byteLength < 13) return null;
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  let at = 13 + colourTable(view.getUint8(10));
  while (at + 10 <= view.byteLength) {
    const block = view.getUint8(at);
    if (block === 0x2c) {
      const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
      const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
      return { width: Math.max(screen.width, right), height: Math.max(screen.height, bottom) };
    }
    if (block !== 0x21) return null;
    at += 2;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at++;
  }
  return null;
}

function colourTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Lossy, lossless and extended files each keep the size in their own way. */
function webpSize(view: DataView): Size | null {
  if (view.byteLength < 30) return null;
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      if (view.getUint8(23) !== 0x9d || view.getUint8(24) !== 0x01 || view.getUint8(25) !== 0x2a) return null;
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      // "VP8L"
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X"
      return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
    default:
      return null;
  }
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Whether a text that begins like this is an SVG drawing, which may carry scripts. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  let start = '';
  for (const byte of bytes.subarray(0, 1024)) start += String.fromCharCode(byte);
  return /<svg[\s>:]/i.test(start.replaceAll('\0', ''));
}
