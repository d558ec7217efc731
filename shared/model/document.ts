/** The Yjs document of a map; the only file that names its root keys. */
import * as Y from 'yjs';
import type { Kind } from './id.ts';

export type YRecord = Y.Map<unknown>;

const rootKeys: { readonly [K in Kind]: string } = {
  activity: 'activities',
  step: 'steps',
  story: 'stories',
  release: 'releases',
  persona: 'personas',
  label: 'labels',
  dependency: 'dependencies',
  criterion: 'criteria',
  sticky: 'stickies',
  text: 'texts',
  frame: 'frames',
  arrow: 'arrows',
  stroke: 'strokes',
  image: 'images',
};
const metaKey = 'meta';

/** Every root a document may have; the server refuses any other. */
export const rootNames: ReadonlySet<string> = new Set([metaKey, ...Object.values(rootKeys)]);

/** The kind whose records live under this root, or null (`meta` and unknown roots). */
export function kindOfRoot(root: string): Kind | null {
  return (Object.keys(rootKeys) as Kind[]).find((kind) => rootKeys[kind] === root) ?? null;
}

/** All records of a kind: id → fields. */
export function recordsOf(doc: Y.Doc, kind: Kind): Y.Map<YRecord> {
  return doc.getMap<YRecord>(rootKeys[kind]);
}

/** The map's own registers: title, schema, epoch, and its settings. */
export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(metaKey);
}

/** The fields of one record, or null when the document has none under this id. */
export function recordOf(doc: Y.Doc, kind: Kind, id: string): YRecord | null {
  const record = recordsOf(doc, kind).get(id);
  return record instanceof Y.Map ? record : null;
}

/** The root types, for observers: every record root and `meta`. */
export function rootsOf(doc: Y.Doc): Y.Map<unknown>[] {
  return [
    metaOf(doc),
    ...(Object.keys(rootKeys) as Kind[]).map((kind) => recordsOf(doc, kind) as Y.Map<unknown>),
  ];
}
