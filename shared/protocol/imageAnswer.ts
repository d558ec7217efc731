/** What the server says about an image it keeps. */
import * as z from 'zod/mini';
import { imageTypes } from '../formats/imageFile.ts';
import { imageHashSchema } from '../model/image.ts';

/** An image a map has, by which a card on it names it. */
export const imageAnswer = z.object({
  hash: imageHashSchema,
  type: z.enum(imageTypes),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
export type ImageAnswer = z.infer<typeof imageAnswer>;
