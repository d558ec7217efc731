/** The fan-out port: what nodes tell each other. Hints only: any of them may be lost, the store holds the truth. */
import { z } from 'zod';

const longestState = 8192;
const mostEntries = 1000;

const noticeSchema = z.discriminatedUnion('kind', [
  /** The map has newer rows in the store. */
  z.object({ kind: z.literal('rows') }),
  /** Who may be on the map, or as what, has changed. */
  z.object({ kind: z.literal('people') }),
  /** The door of the map, or who waits before it, has changed. */
  z.object({ kind: z.literal('door') }),
  /** A node opened the map and asks who is there. */
  z.object({ kind: z.literal('hello') }),
  /** What the people on a node show; whole: and nobody else is there any more. */
  z.object({
    kind: z.literal('presence'),
    isWhole: z.boolean(),
    entries: z
      .array(z.object({ client: z.int().min(0), clock: z.int().min(0), state: z.string().max(longestState) }))
      .max(mostEntries),
  }),
]);

export type Notice = z.infer<typeof noticeSchema>;

/** Hears a notice, and from which node. */
export type Hear = (notice: Notice, node: string) => void;

export interface Fanout {
  /** Tells every other node that follows the map. Never waits, never throws. */
  tell(mapId: string, notice: Notice): void;
  /** Hears what other nodes tell about the map, until the answer is called. */
  follow(mapId: string, hear: Hear): () => void;
  close(): Promise<void>;
}

const version = 1;
const envelopeSchema = z.object({
  version: z.literal(version),
  node: z.string().max(64),
  notice: noticeSchema,
});

export function writeNotice(node: string, notice: Notice): string {
  return JSON.stringify({ version, node, notice });
}

/** Null for what is not a notice of this version: another version of the server may be running beside this one. */
export function readNotice(text: string): { readonly node: string; readonly notice: Notice } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // not ours
  }
  return envelopeSchema.safeParse(value).data ?? null;
}
