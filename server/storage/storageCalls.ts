/** What crosses between the server and the thread that holds its storage. */
import { readBatches, writeBatches } from './batchBytes.ts';
import type { Batch } from './documentStore.ts';

/** One call of a method of the storage, e.g. `['documents', 'commit']`. */
export interface StorageCall {
  readonly id: number;
  readonly path: readonly string[];
  readonly given: readonly unknown[];
}

const commit = 'documents.commit';
/** Fewer rows are copied as they are: that is quicker than to write them down. */
const many = 8;

/** What a method is given, as it crosses, and what of it is handed over instead of copied: the rows of a large commit. */
export function packed(path: readonly string[], given: readonly unknown[]): Crossing {
  if (path.join('.') !== commit) return { given, handedOver: [] };
  const batches = given[0] as readonly Batch[];
  if (batches.reduce((sum, { rows }) => sum + rows.length, 0) < many) return { given, handedOver: [] };
  const bytes = writeBatches(batches);
  return { given: [bytes], handedOver: [bytes.buffer] };
}

export interface Crossing {
  readonly given: readonly unknown[];
  readonly handedOver: ArrayBuffer[];
}

/** What the method is to be given. */
export function unpacked({ path, given }: StorageCall): readonly unknown[] {
  const [first] = given;
  const isPacked = path.join('.') === commit && first instanceof Uint8Array;
  return isPacked ? [readBatches(first as Uint8Array<ArrayBuffer>)] : given;
}

export type StorageAnswer =
  | { readonly id: number; readonly value: unknown; readonly error: null }
  | { readonly id: number; readonly error: PlainError };

/** An error without its class; the properties its class added are kept. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the thread says first: it is ready, or why it cannot be. */
export interface StorageReady {
  readonly ready: PlainError | null;
}

export function toPlain(error: unknown): PlainError {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, properties: {} };
  const { name, message, stack } = error;
  return { name, message, stack, properties: { ...error } };
}

export function fromPlain({ name, message, stack, properties }: PlainError): Error {
  return Object.assign(new Error(message), properties, { name, stack });
}
