/** A request's body as bytes, counted as they come: too many, or too slow, and the rest is not waited for. */
import type { Context } from 'hono';
import type { Clock } from '../clock.ts';
import { Problem } from '../problem.ts';

export interface BytesLimit {
  readonly most: number;
  /** How long the whole body may take, in milliseconds. */
  readonly patience: number;
  readonly tooBig: () => Problem;
}

/** Resolves with the whole body. Throws {@link Problem} 413 or 408. */
export async function readBytes(context: Context, clock: Clock, limit: BytesLimit): Promise<Uint8Array> {
  if (Number(context.req.header('content-length') ?? 0) > limit.most) throw limit.tooBig();
  const reader = (context.req.raw.body ?? new Blob([]).stream()).getReader() as Reader;
  const late = Promise.withResolvers<never>();
  const cancel = clock.after(limit.patience, () => {
    late.reject(new Problem(408, 'tooSlow', 'This took too long to arrive. Nothing was kept; try again.'));
  });
  try {
    return await Promise.race([readAll(reader, limit), late.promise]);
  } catch (error) {
    await reader.cancel().catch(() => undefined); // the sender may be gone already
    throw error;
  } finally {
    cancel();
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readAll(reader: Reader, { most, tooBig }: BytesLimit): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts, size);
    size += value.byteLength;
    if (size > most) throw tooBig();
    parts.push(value);
  }
}
