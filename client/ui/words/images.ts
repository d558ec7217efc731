/** Words of images that come onto the map, and of what keeps one from it. */
import { count } from '../format.ts';

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;

export const imageWords = {
  adding: (which: number, of: number, percent: number) =>
    `Adding ${of === 1 ? 'the image' : `image ${which} of ${of}`}… ${percent} %`,
  added: (number: number) => `${count(number, 'image')} added.`,
  readOnly: 'You can look at this map, not change it, so the image was not added.',
  tooBig: (name: string, bytes: number, most: number) =>
    `${name} is ${megabytes(bytes)}; an image may have ${megabytes(most)}. It was not added: make it smaller and try again.`,
  vector: (name: string) =>
    `${name} is an SVG drawing, which may carry scripts. It was not added: save it as PNG and add that.`,
  notAnImage: (name: string) =>
    `${name} is not a PNG, JPEG, GIF or WebP image. It was not added: choose another file.`,
  broken: (name: string) => `${name} is cut off or damaged. It was not added: save it again and retry.`,
  tooManyPixels: (name: string, pixels: number, side: number) =>
    `${name} has more than ${pixels / 1_000_000} million pixels or a side over ${side}. It was not added: make it smaller and try again.`,
  offline: (name: string) =>
    `${name} was not added, because the server cannot be reached. Nothing else changed: paste or drop it again when you are online.`,
  refused: (name: string, reason: string) => `${name} was not added. ${reason}`,
  tooMany: (most: number) => `At most ${most} images at once. None was added: take fewer and try again.`,
  theImage: 'The image',
} as const;
