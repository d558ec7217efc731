/** `npm run backup -- <folder>`: a copy of all data, taken while the server runs. */
import { resolve } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { BackupError, backUp } from './storage/backupFolder.ts';

const [target] = process.argv.slice(2);
try {
  if (readConfig().databaseUrl !== undefined)
    throw new BackupError(
      'With DATABASE_URL everything is in PostgreSQL: use pg_dump and pg_restore, then npm run epoch.',
    );
  if (target === undefined)
    throw new BackupError('Name the folder to write: npm run backup -- ../backup-of-today');
  const { maps, rows, images } = await backUp(resolve(readConfig().dataDir), resolve(target));
  process.stdout.write(
    `${target} holds ${maps} maps (${rows} sound rows) and ${images} images. Try it: npm run restore -- ${target}, with another DATA_DIR.\n`,
  );
} catch (error) {
  if (!(error instanceof BackupError || error instanceof ConfigError)) throw error;
  process.stderr.write(`No backup was made: ${error.message}\n`);
  process.exitCode = 1;
}
