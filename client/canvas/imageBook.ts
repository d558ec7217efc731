/** The images of the map as bitmaps: each file fetched and decoded once, off the main path, and let go when room runs out. */

export interface ImageBook {
  /** The bitmap when it is here; else it is asked for, and `arrived` is called when there is more to say. */
  readonly look: (hash: string) => ImageBitmap | 'loading' | 'missing';
  readonly dispose: () => void;
}

export interface ImageBookInput {
  /** The file of an image. Rejects when it cannot be had. */
  readonly fetchFile: (hash: string) => Promise<Blob>;
  readonly decode: (file: Blob) => Promise<ImageBitmap>;
  readonly arrived: () => void;
  readonly now: () => number;
}

interface Entry {
  held: ImageBitmap | 'loading' | 'missing';
  /** When it was last looked at, and when it was last asked for; milliseconds. */
  lookedAt: number;
  askedAt: number;
}

/** All bitmaps together have at most so many pixels (4 bytes each); those looked at longest ago go first. */
export const mostPixels = 48_000_000;
/** What was looked at in this time is in sight, and stays whatever it takes. */
const inSight = 2000;
/** A file that could not be had is asked for again when it is still looked at after this time. */
const patience = 15_000;

export function createImageBook({ fetchFile, decode, arrived, now }: ImageBookInput): ImageBook {
  const entries = new Map<string, Entry>();
  let isOpen = true;

  const ask = async (hash: string, entry: Entry): Promise<void> => {
    entry.askedAt = now();
    try {
      const bitmap = await decode(await fetchFile(hash));
      if (!isOpen) return bitmap.close();
      entry.held = bitmap;
      makeRoom();
    } catch {
      entry.held = 'missing'; // shown as such, with its text
    }
    if (isOpen) arrived();
  };
  const makeRoom = (): void => {
    const pixels = ({ held }: Entry): number => (typeof held === 'string' ? 0 : held.width * held.height);
    let total = [...entries.values()].reduce((sum, entry) => sum + pixels(entry), 0);
    const oldestFirst = [...entries].sort(([, a], [, b]) => a.lookedAt - b.lookedAt);
    for (const [hash, entry] of oldestFirst) {
      if (total <= mostPixels || now() - entry.lookedAt < inSight) return;
      if (typeof entry.held === 'string') continue;
      total -= pixels(entry);
      entry.held.close();
      entries.delete(hash);
    }
  };

  return {
    look: (hash) => {
      let entry = entries.get(hash);
      if (entry === undefined) {
        entry = { held: 'loading', lookedAt: now(), askedAt: now() };
        entries.set(hash, entry);
        void ask(hash, entry);
      }
      entry.lookedAt = now();
      if (entry.held === 'missing' && now() - entry.askedAt > patience) void ask(hash, entry);
      return entry.held;
    },
    dispose: () => {
      isOpen = false;
      for (const { held } of entries.values()) if (typeof held !== 'string') held.close();
      entries.clear();
    },
  };
}

/** No side of a bitmap is longer: nobody sees more on a screen, and it bounds what one image takes. */
const longestSide = 2048;

/** Decodes a file as it is meant to be seen (turned as the camera says), no larger than it can be seen. */
export async function decodeImage(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = longestSide / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  try {
    return await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
      resizeQuality: 'high',
    });
  } finally {
    whole.close();
  }
}

/** Fetches from the server, which answers only who may see the map; browsers keep the answer. */
export function fetchFrom(mapId: string): (hash: string) => Promise<Blob> {
  return async (hash) => {
    const reply = await fetch(`/api/maps/${encodeURIComponent(mapId)}/images/${encodeURIComponent(hash)}`);
    if (!reply.ok) throw new Error(`The image could not be had: ${reply.status}.`);
    return reply.blob();
  };
}
