/** The batches of a commit as one run of bytes: to hand over hundreds of rows as objects costs more than to write them. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Batch, MapSummary, NewRow } from './documentStore.ts';

/** What few rows have. */
type Rare = Pick<NewRow, 'newClients' | 'restorePoint'>;

const nothingRare: Rare = { newClients: [] };

/** In a buffer of its own, which can be transferred. */
export function writeBatches(batches: readonly Batch[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  const owners = new Map<string, number>();
  encoding.writeVarUint(encoder, batches.length);
  for (const { doc, after, summary, rows } of batches) {
    encoding.writeVarString(encoder, doc);
    encoding.writeVarUint(encoder, after);
    encoding.writeAny(encoder, summary === null ? null : { ...summary });
    encoding.writeVarUint(encoder, rows.length);
    for (const row of rows) writeRow(encoder, row, owners);
  }
  return encoding.toUint8Array(encoder);
}

export function readBatches(bytes: Uint8Array<ArrayBuffer>): Batch[] {
  const decoder = decoding.createDecoder(bytes);
  const owners: string[] = [];
  return repeat(decoding.readVarUint(decoder), () => {
    const doc = decoding.readVarString(decoder);
    const after = decoding.readVarUint(decoder);
    const summary = decoding.readAny(decoder) as MapSummary | null;
    const rows = repeat(decoding.readVarUint(decoder), () => readRow(decoder, doc, owners));
    return { doc, after, summary, rows };
  });
}

/** An owner is written once and then stands for a number: a few people make all rows of a commit. */
function writeRow(encoder: encoding.Encoder, row: NewRow, owners: Map<string, number>): void {
  const known = owners.get(row.owner);
  encoding.writeVarUint(encoder, known ?? owners.size);
  if (known === undefined) {
    owners.set(row.owner, owners.size);
    encoding.writeVarString(encoder, row.owner);
  }
  encoding.writeFloat64(encoder, row.at);
  encoding.writeVarUint8Array(encoder, row.bytes);
  const { newClients, restorePoint } = row;
  const isRare = newClients.length > 0 || restorePoint !== undefined;
  encoding.writeUint8(encoder, isRare ? 1 : 0);
  if (isRare) encoding.writeAny(encoder, { newClients: newClients.map((pair) => [...pair]), restorePoint });
}

function readRow(decoder: decoding.Decoder<ArrayBuffer>, doc: string, owners: string[]): NewRow {
  const number = decoding.readVarUint(decoder);
  if (number === owners.length) owners.push(decoding.readVarString(decoder));
  const at = decoding.readFloat64(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  const rare = decoding.readUint8(decoder) === 1 ? (decoding.readAny(decoder) as Rare) : nothingRare;
  return { doc, bytes, owner: owners[number]!, at, ...rare };
}

function repeat<T>(times: number, make: () => T): T[] {
  return Array.from({ length: times }, make);
}
