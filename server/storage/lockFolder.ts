/** One server per data folder: rooms live in one process, two would write over each other. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another server holds the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(folder: string) {
    super(`Another Throughline already runs on ${folder}. Stop it, or set DATA_DIR to another folder.`);
  }
}

/**
 * Holds the folder until the answer is called or the process ends, however it ends.
 * Waits a few seconds for a server that is just stopping. Throws {@link FolderInUse}.
 */
export function lockFolder(folder: string, patience = 5000): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: patience });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) throw new FolderInUse(folder);
    throw error;
  }
  return () => lock.close();
}
