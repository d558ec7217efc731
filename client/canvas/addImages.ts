/** Puts image files onto the map: looked at, sent, and only then placed, all of them as one step. */
import { addFreeThings } from '../../shared/commands/addFreeThings.ts';
import {
  imageTypes,
  largestImage,
  longestImageSide,
  mostImagePixels,
  readImageFile,
  type ImageFault,
} from '../../shared/formats/imageFile.ts';
import { longestTitle } from '../../shared/model/field.ts';
import { allowedPoint, allowedSize, type MapSize } from '../../shared/model/freePlace.ts';
import type { Point } from '../layout/geometry.ts';
import { select } from '../store/viewMoves.ts';
import { placeOnField } from '../tools/placeOnField.ts';
import type { Tools } from '../tools/toolContext.ts';
import { imageWords as text } from '../ui/words/images.ts';
import { sendImage, SendFailure, type SendImage } from './sendImage.ts';

/** So many at once, so that nobody empties a camera onto the map by accident. */
const mostAtOnce = 20;
/** The most room a new image takes, and the gap between several, in map units. */
const room: MapSize = { width: 480, height: 360 };
const gap = 16;

interface ReadyImage {
  readonly hash: string;
  readonly title: string;
  readonly size: MapSize;
}

export interface AddImagesInput {
  readonly tools: Tools;
  readonly mapId: string;
  readonly files: readonly File[];
  /** Where the pointer is on the canvas; null: nowhere. */
  readonly point: Point | null;
  readonly send?: SendImage;
  /** The size of a decoded image. Rejects when it cannot be decoded. */
  readonly measure?: (file: Blob) => Promise<MapSize>;
}

/** Each file that cannot be added is told with what to do; the others go on. */
export async function addImages(input: AddImagesInput): Promise<void> {
  const { tools, files, point } = input;
  const { dialogs, actions, view } = tools;
  if (!actions.canEdit()) return dialogs.toast(text.readOnly);
  if (files.length > mostAtOnce) return dialogs.toast(text.tooMany(mostAtOnce));
  const at = placeOnField(tools, point);
  const ready: ReadyImage[] = [];
  for (const [index, file] of files.entries()) {
    const show = (part: number): void =>
      dialogs.toast(text.adding(index + 1, files.length, Math.round(part * 100)), { replaces: progress });
    try {
      show(0);
      ready.push(await makeReady(input, file, show));
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      dialogs.toast(error.message, {
        tone: 'bad',
        replaces: files.length === 1 ? progress : `${progress} ${index}`,
      });
    }
  }
  if (ready.length === 0) return;
  actions.endUndoStep();
  const made = actions.runLate(addFreeThings, { things: placed(ready, at) });
  actions.endUndoStep();
  if (made === null) return;
  select(view, made.ids);
  dialogs.toast(text.added(made.ids.length), { undo: true, replaces: progress });
}

const progress = 'images';

/** Lets the person choose files. */
export function chooseImages(tools: Tools, mapId: string): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = imageTypes.join();
  const take = (): void => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void addImages({ tools, mapId, files, point: null });
  };
  input.addEventListener('change', take, { once: true });
  input.click();
}

async function makeReady(
  { mapId, send = sendImage, measure = measureImage }: AddImagesInput,
  file: File,
  show: (part: number) => void,
): Promise<ReadyImage> {
  const title = titleOf(file);
  const name = title === '' ? text.theImage : `“${file.name}”`;
  if (file.size > largestImage) throw new SendFailure(text.tooBig(name, file.size, largestImage));
  const content = new Uint8Array(await file.arrayBuffer());
  const facts = readImageFile(content);
  if (typeof facts === 'string') throw new SendFailure(tellFault(facts, name));
  const seen = new Blob([content], { type: facts.type });
  const size = await measure(seen).catch(() => {
    throw new SendFailure(text.broken(name));
  });
  const { hash } = await send(mapId, seen, name, show);
  return { hash, title, size: fitted(size) };
}

function tellFault(fault: ImageFault, name: string): string {
  switch (fault) {
    case 'vector':
      return text.vector(name);
    case 'notAnImage':
      return text.notAnImage(name);
    case 'broken':
      return text.broken(name);
    case 'tooManyPixels':
      return text.tooManyPixels(name, mostImagePixels, longestImageSide);
  }
}

/** What it is called says what it shows, until somebody says it better; browsers call what is pasted image.png. */
function titleOf({ name }: File): string {
  const bare = name.replace(/\.[a-z0-9]{1,5}$/i, '').trim();
  return /^image$/i.test(bare) ? '' : bare.slice(0, longestTitle).toWellFormed();
}

/** As large as it is, but no larger than there is room for. */
function fitted({ width, height }: MapSize): MapSize {
  const scale = Math.min(1, room.width / width, room.height / height);
  return allowedSize({ width: width * scale, height: height * scale });
}

/** Side by side, the middle of all at the point. */
function placed(images: readonly ReadyImage[], { x, y }: Point) {
  const width = images.reduce((sum, { size }) => sum + size.width, gap * (images.length - 1));
  let left = x - width / 2;
  return images.map(({ hash, title, size }) => {
    const at = allowedPoint({ x: left, y: y - size.height / 2 });
    left += size.width + gap;
    return { kind: 'image' as const, hash, title, size, at };
  });
}

/** Decoded away from the page's own work, and as the camera was held. */
async function measureImage(file: Blob): Promise<MapSize> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}
