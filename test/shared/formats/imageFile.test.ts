/** Image files are known by their bytes, and what could hurt is said to be what it is. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { longestImageSide, readImageFile } from '../../../shared/formats/imageFile.ts';
import {
  gifHeader,
  jpegHeader,
  png,
  pngHeader,
  svgWithScript,
  webpHeader,
} from '../../support/imageFiles.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('an image file', () => {
  test.each([
    ['image/png', png(30, 20)],
    ['image/jpeg', jpegHeader(30, 20)],
    ['image/gif', gifHeader(30, 20)],
    ['image/webp', webpHeader(30, 20, 'VP8 ')],
    ['image/webp', webpHeader(30, 20, 'VP8L')],
    ['image/webp', webpHeader(30, 20, 'VP8X')],
  ])('of type %s has its size in its first bytes', (type, bytes) => {
    expect(readImageFile(bytes)).toEqual({ type, width: 30, height: 20 });
  });

  test.each([
    ['nothing', new Uint8Array(), 'notAnImage'],
    ['text', text('hello'), 'notAnImage'],
    ['a page', text('<!doctype html><script>alert(1)</script>'), 'notAnImage'],
    ['a page with a drawing', text('<html><svg onload="alert(1)">'), 'vector'],
    ['a drawing', text(svgWithScript), 'vector'],
    ['a drawing in two-byte letters', Buffer.from(svgWithScript, 'utf16le'), 'vector'],
    ['a PDF', text('%PDF-1.7'), 'notAnImage'],
    ['a bitmap', text('BM1234567890'), 'notAnImage'],
    ['a PNG cut off in its header', png(30, 20).subarray(0, 20), 'broken'],
    ['a JPEG without a frame', jpegHeader(30, 20).subarray(0, 12), 'broken'],
    ['a JPEG that ends at once', Buffer.from('ffd8ffd900000000000000000000', 'hex'), 'broken'],
    ['a GIF without a picture', gifHeader(30, 20).subarray(0, 20), 'broken'],
    ['a WebP of no known form', Buffer.from(webpHeader(30, 20, 'VP8 ')).fill('?', 12, 16), 'broken'],
    ['a PNG of no width', pngHeader(0, 20), 'broken'],
    ['a PNG of 65,000 by 65,000', pngHeader(65_000, 65_000), 'tooManyPixels'],
    ['a PNG of 4,000 million by one', pngHeader(0xffff_ffff, 1), 'tooManyPixels'],
    ['a PNG that is a hair too wide', pngHeader(longestImageSide + 1, 1), 'tooManyPixels'],
    ['a JPEG of too many pixels', jpegHeader(16_000, 16_000), 'tooManyPixels'],
    [
      'a GIF whose picture reaches far out',
      gifHeader(10, 10, { width: 65_535, height: 65_535 }),
      'tooManyPixels',
    ],
    ['a WebP of too many pixels', webpHeader(16_000, 16_000, 'VP8X'), 'tooManyPixels'],
  ])('that is %s cannot be used', (_what, bytes, fault) => {
    expect(readImageFile(bytes)).toBe(fault);
  });

  test('as long as a side and as many pixels as may be passes', () => {
    expect(readImageFile(pngHeader(longestImageSide, 3000))).toMatchObject({ width: longestImageSide });
    expect(readImageFile(pngHeader(8000, 8000))).toMatchObject({ width: 8000 });
  });

  test('of any bytes after any beginning is read without an error, in the time of one look', () => {
    const starts = [png(9, 9), jpegHeader(9, 9), gifHeader(9, 9), webpHeader(9, 9, 'VP8X')];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(40),
        fc.uint8Array({ maxLength: 300 }),
        (start, kept, rest) => {
          const found = readImageFile(Buffer.concat([start.subarray(0, kept), rest]));
          if (typeof found === 'string') return;
          expect(found.width * found.height).toBeLessThanOrEqual(64_000_000);
        },
      ),
    );
    const noise = new Uint8Array(5_000_000).fill(0xff);
    noise.set(jpegHeader(9, 9).subarray(0, 3));
    expect(readImageFile(noise)).toBe('broken');
  });
});
