/** The part of the storage port that keeps the images on maps. */
import type { ImageType } from '../../shared/formats/imageFile.ts';

/** An image on a map. The same bytes on another map are another row. */
export interface ImageRow {
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly type: ImageType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Size of the file. */
  readonly bytes: number;
  readonly at: number;
}

export interface ImageStore {
  /**
   * Keeps the bytes and that this map has them, durable when it resolves; a second time changes nothing.
   * Answers `full`, and keeps nothing, when the map's images would take more than `most` bytes.
   */
  put(mapId: string, image: ImageRow, content: Uint8Array, most: number): Promise<'kept' | 'full'>;
  /** The image when this map has it. */
  find(mapId: string, hash: string): Promise<ImageRow | null>;
  /** The bytes of an image that was found; null when they are lost. */
  read(hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Takes all images off a map; the bytes of those no other map has go for good. */
  removeAll(mapId: string): Promise<void>;
}
