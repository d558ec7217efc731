/** /api/maps/:id/images: files people put on a map, by the hash of their bytes, for those who may see the map. */
import { createHash } from 'node:crypto';
import {
  imageTypes,
  largestImage,
  longestImageSide,
  mostImagePixels,
  readImageFile,
  type ImageFault,
  type ImageType,
} from '../../shared/formats/imageFile.ts';
import { imageAnswer } from '../../shared/protocol/imageAnswer.ts';
import { authorize } from '../access/authorize.ts';
import { ownerOf } from '../access/principal.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { ImageRow } from '../storage/imageStore.ts';
import { parameter, type Api } from './api.ts';
import { readBytes } from './readBytes.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'log' | 'rateLimits'>;

/** What all images of one map may take, in bytes. */
const mostPerMap = 200 * 1024 * 1024;
const patience = 60_000;
const megabyte = 1024 * 1024;

export function imageRoutes(api: Api, { storage, clock, log, rateLimits }: Dependencies): void {
  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/images',
      name: 'uploadImage',
      summary:
        'Keeps an image file for the map: the body is the file itself. What it is, its bytes say; the same file again gives the same answer. Puts nothing on the map: the command does.',
      file: imageTypes,
      answers: { 201: { description: 'The image is kept.', schema: imageAnswer } },
      problems: [400, 401, 403, 404, 408, 409, 413, 415, 503],
    },
    async (context) => {
      const mapId = parameter(context, 'id');
      const principal = context.get('principal');
      await authorize(storage, principal, 'addImage', mapId, clock.now());
      await rateLimits.count('imagesPerPerson', ownerOf(principal!));
      const content = await readBytes(context, clock, { most: largestImage, patience, tooBig });
      const facts = readImageFile(content);
      if (typeof facts === 'string') throw refusalOf(facts, content.byteLength);
      const hash = createHash('sha256').update(content).digest('hex');
      const image: ImageRow = { hash, ...facts, bytes: content.byteLength, at: clock.now() };
      const outcome = await storage.images.put(mapId, image, content, mostPerMap).catch((error: unknown) => {
        log.error({ map: mapId, err: error }, 'an image could not be kept');
        throw new Problem(
          503,
          'cannotSave',
          'The server could not keep the image. Nothing was added; try again.',
        );
      });
      if (outcome === 'full') throw full();
      return context.json({ hash, ...facts, bytes: image.bytes }, 201);
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/images/:hash',
      name: 'readImage',
      summary: 'An image of the map.',
      answers: { 200: { description: 'The file.', type: 'image/*' }, 304: { description: 'You have it.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = parameter(context, 'id');
      const hash = parameter(context, 'hash');
      await authorize(storage, context.get('principal'), 'readImage', mapId, clock.now());
      const image = await storage.images.find(mapId, hash);
      if (image === null) throw new Problem(404, 'noSuchImage', 'This map has no such image.');
      const headers = headersOf(image);
      if (context.req.header('if-none-match') === headers.ETag) return context.body(null, 304, headers);
      const content = await storage.images.read(image.hash);
      if (content === null)
        throw new Problem(404, 'imageLost', 'The file of this image is gone. Add it again.');
      return context.body(content, 200, headers);
    },
  );
}

const endings: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Nothing in the file may ever run, whatever a browser makes of it; and who has it need not ask again. */
function headersOf({ hash, type }: ImageRow) {
  return {
    'Content-Type': type,
    'Content-Disposition': `inline; filename="${hash.slice(0, 12)}.${endings[type]}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, max-age=31536000, immutable',
    ETag: `"${hash}"`,
  };
}

function tooBig(): Problem {
  const most = `${largestImage / megabyte} MB`;
  return new Problem(
    413,
    'tooBig',
    `The image is larger than ${most}. Nothing was added; make it smaller and try again.`,
  );
}

function full(): Problem {
  return new Problem(
    409,
    'imagesFull',
    `This map’s images already take ${mostPerMap / megabyte} MB. Nothing was added; use a smaller image.`,
  );
}

function refusalOf(fault: ImageFault, bytes: number): Problem {
  if (bytes === 0)
    return new Problem(400, 'emptyFile', 'The file is empty. Nothing was added; choose another.');
  switch (fault) {
    case 'vector':
      return new Problem(
        415,
        'notAnImage',
        'SVG drawings are not taken, because they may carry scripts. Nothing was added; save it as PNG and add that.',
      );
    case 'notAnImage':
      return new Problem(
        415,
        'notAnImage',
        'This file is not a PNG, JPEG, GIF or WebP image. Nothing was added; choose another file.',
      );
    case 'broken':
      return new Problem(
        400,
        'brokenImage',
        'The image is cut off or damaged. Nothing was added; save it again and retry.',
      );
    case 'tooManyPixels':
      return new Problem(
        400,
        'tooManyPixels',
        `The image has more than ${mostImagePixels / 1_000_000} million pixels, or a side over ${longestImageSide.toLocaleString('en')}. Nothing was added; make it smaller.`,
      );
  }
}
