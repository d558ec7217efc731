/** The Yjs documents of a map; the only file that names their root keys. */
import * as Y from 'yjs';
import { kinds, type AnyKind } from './id.ts';

export type YRecord = Y.Map<unknown>;

const rootKeys: { readonly [K in AnyKind]: string } = {
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
  goal: 'goals',
  keyResult: 'keyResults',
  theme: 'themes',
  initiative: 'initiatives',
  sprint: 'sprints',
  capacity: 'capacities',
  tradeOff: 'tradeOffs',
  insight: 'insights',
  artifact: 'artifacts',
  comment: 'comments',
  timer: 'timers',
  voting: 'votings',
};
const metaKey = 'meta';

/** The root under which records of a kind live. */
export function rootOf(kind: AnyKind | 'meta'): string {
  return kind === 'meta' ? metaKey : rootKeys[kind];
}

/** The kind whose records live under this root, or null (`meta` and unknown roots). */
export function kindOfRoot(root: string): AnyKind | null {
  return (Object.keys(rootKeys) as AnyKind[]).find((kind) => rootKeys[kind] === root) ?? null;
}

/** All records of a kind: id → fields. */
export function recordsOf(doc: Y.Doc, kind: AnyKind): Y.Map<YRecord> {
  return doc.getMap<YRecord>(rootKeys[kind]);
}

/** The map's own registers: title, schema, epoch, and its settings; and its vision. */
export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(metaKey);
}

/** Where the vision stands in {@link metaOf}: the one text there. The server makes it, once. */
export const visionKey = 'vision';

/** The vision, which people edit together; null in a document the server has not brought to schema 2. */
export function visionOf(doc: Y.Doc): Y.Text | null {
  const held = metaOf(doc).get(visionKey);
  return held instanceof Y.Text ? held : null;
}

/** The fields of one record, or null when the document has none under this id. */
export function recordOf(doc: Y.Doc, kind: AnyKind, id: string): YRecord | null {
  const record = recordsOf(doc, kind).get(id);
  return record instanceof Y.Map ? record : null;
}

/** The root types: `meta` and those of these kinds. */
export function rootsOf(doc: Y.Doc, of: readonly AnyKind[] = kinds): Y.Map<unknown>[] {
  return [metaOf(doc), ...of.map((kind) => recordsOf(doc, kind) as Y.Map<unknown>)];
}
