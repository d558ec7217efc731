/** Numbered, idempotent steps that bring an older document to today's schema; only the server runs them. */
import * as Y from 'yjs';
import { metaOf, visionKey, visionOf } from '../document.ts';
import type { Scope } from '../scope.ts';
import { readMeta } from '../readMap.ts';

export interface Migration {
  /** The schema a document has after this step. */
  readonly to: number;
  readonly apply: (doc: Y.Doc) => void;
}

/** Schema 1 is the first; every later change appends a step here and a fixture of the version before it. */
const migrations: { readonly [S in Scope]: readonly Migration[] } = {
  map: [{ to: 2, apply: addVision }],
  talk: [],
  session: [],
};

/** The steps of a document, and the schema it has after them. */
export function stepsOf(scope: Scope): readonly Migration[] {
  return migrations[scope];
}

/** The schema this code writes into a map. */
export const schemaVersion = latestOf(migrations.map);

/** The Yjs client id under which such a document begins. */
export const serverClient = 1;

export const migrationOrigin = { kind: 'migration' } as const;

/** Writes the registers of a fresh document. Only the server creates documents, once. */
export function createDocument(doc: Y.Doc, title: string, epoch: string): void {
  doc.transact(() => {
    const meta = metaOf(doc);
    meta.set('title', title);
    meta.set('schema', schemaVersion);
    meta.set('epoch', epoch);
    addVision(doc);
  }, migrationOrigin);
}

/** The vision is a text that people edit together, so it must be made once: see {@link visionOf}. */
function addVision(doc: Y.Doc): void {
  if (visionOf(doc) === null) metaOf(doc).set(visionKey, new Y.Text());
}

/** From now on copies of another epoch never merge with this document: its past was replaced. */
export function setEpoch(doc: Y.Doc, epoch: string): void {
  doc.transact(() => metaOf(doc).set('epoch', epoch), migrationOrigin);
}

/** Begins the talk or the session of a map: the same bytes whoever does it, because two nodes may do it at once. */
export function createSideDocument(doc: Y.Doc, scope: Scope): void {
  doc.clientID = serverClient;
  doc.transact(() => void metaOf(doc).set('schema', latestOf(migrations[scope])), migrationOrigin);
}

/**
 * Applies what is missing, in order. Returns whether anything was written; throws on a newer schema than ours.
 * The same document becomes the same bytes whoever does it, because two nodes may do it at once.
 */
export function migrateDocument(doc: Y.Doc, steps: readonly Migration[] = migrations.map): boolean {
  const found = readMeta(doc).schema;
  const latest = latestOf(steps);
  if (found > latest) throw new NewerSchemaError(found, latest);
  const missing = steps.filter((step) => step.to > found);
  if (missing.length === 0) return false;
  const own = doc.clientID;
  doc.clientID = serverClient;
  doc.transact(() => {
    for (const step of missing) {
      step.apply(doc);
      metaOf(doc).set('schema', step.to);
    }
  }, migrationOrigin);
  doc.clientID = own;
  return true;
}

function latestOf(steps: readonly Migration[]): number {
  return steps.at(-1)?.to ?? 1;
}

/** The document was written by a newer version of the product; nothing may be written to it. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`The map has schema ${found}; this server knows up to ${known}. Update the server.`);
    this.found = found;
    this.known = known;
  }
}
