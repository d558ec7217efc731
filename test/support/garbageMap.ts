/** Documents nobody should have written: wrong types, bad ids, orphans, unknown fields, as fast-check arbitraries. */
import { rootNamesOf } from '../../shared/protocol/documents.ts';
import fc from 'fast-check';
import * as Y from 'yjs';
import { metaOf, recordsOf } from '../../shared/model/document.ts';
import { kinds, type Kind } from '../../shared/model/id.ts';
import { fieldsOf } from '../../shared/model/records.ts';

type Garbage =
  | { readonly as: 'plain'; readonly value: unknown }
  | { readonly as: 'text' | 'list'; readonly value: string }
  | { readonly as: 'map'; readonly value: Readonly<Record<string, Garbage>> };

const someId = fc.oneof(
  ...kinds.map((kind) => fc.constantFrom(`${kind}:1`, `${kind}:2`, `${kind}:3`)),
  fc.constantFrom('story:not an id', 'epic:1', ''),
);
const plain = fc
  .oneof(
    someId,
    fc.constantFrom(
      null,
      true,
      -1,
      0,
      3,
      1e9,
      NaN,
      Infinity,
      'idea',
      'backlog',
      'declined',
      'bug',
      'a0',
      'a1',
    ),
    fc.string({ maxLength: 5 }),
    fc.constant({ releaseId: 'release:1', stepId: 'step:1', title: 'Pay', estimate: 3 }),
    fc.constant({ releaseId: 7 }),
    fc.constant(['story:1']),
  )
  .map((value): Garbage => ({ as: 'plain', value }));
const shallow = fc.oneof(
  { weight: 4, arbitrary: plain },
  fc.record({ as: fc.constantFrom('text' as const, 'list' as const), value: fc.string({ maxLength: 5 }) }),
);
const set = fc.dictionary(someId, plain).map((value): Garbage => ({ as: 'map', value }));

function someRecord(kind: Kind): fc.Arbitrary<Garbage> {
  const names = [...Object.keys(fieldsOf[kind]), 'unknown'];
  const fields = fc.dictionary(fc.constantFrom(...names), fc.oneof({ weight: 4, arbitrary: shallow }, set), {
    maxKeys: names.length,
  });
  return fields.map((value): Garbage => ({ as: 'map', value }));
}

const someRoots = fc.record(
  Object.fromEntries(
    kinds.map((kind) => [
      kind,
      fc.dictionary(someId, fc.oneof({ weight: 5, arbitrary: someRecord(kind) }, shallow), { maxKeys: 5 }),
    ]),
  ),
);
const someMeta = fc.dictionary(fc.constantFrom('title', 'schema', 'epoch', 'unknown'), shallow);

/** A document full of garbage, as it would arrive from a peer that keeps to no rule. */
export const garbageMap: fc.Arbitrary<Y.Doc> = fc
  .tuple(someRoots, someMeta, fc.boolean())
  .map(([roots, meta, hasWrongRoot]) => {
    const written = new Y.Doc();
    for (const kind of kinds) fill(recordsOf(written, kind) as Y.Map<unknown>, roots[kind]!);
    fill(metaOf(written), meta);
    const received = new Y.Doc();
    if (hasWrongRoot) Y.applyUpdate(received, rootsOfWrongType());
    Y.applyUpdate(received, Y.encodeStateAsUpdate(written));
    return received;
  });

function fill(map: Y.Map<unknown>, entries: Readonly<Record<string, Garbage>>): void {
  for (const [key, garbage] of Object.entries(entries)) map.set(key, made(garbage));
}

function made(garbage: Garbage): unknown {
  if (garbage.as === 'plain') return garbage.value;
  if (garbage.as === 'text') return new Y.Text(garbage.value);
  if (garbage.as === 'list') return Y.Array.from([garbage.value]);
  return new Y.Map(Object.entries(garbage.value).map(([key, value]) => [key, made(value)]));
}

function rootsOfWrongType(): Uint8Array {
  const doc = new Y.Doc();
  for (const name of rootNamesOf('map')) doc.getArray(name).push(['stray']);
  return Y.encodeStateAsUpdate(doc);
}
