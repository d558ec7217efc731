/** `npm run restore -- <folder> [--replace]`: puts a backup into the data folder and gives each map a new epoch. */
import { resolve } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { renewEpochs } from './history/renewEpochs.ts';
import { BackupError, putBack } from './storage/backupFolder.ts';
import { FolderInUse } from './storage/lockFolder.ts';
import { openSqlite } from './storage/sqlite.ts';

const given = process.argv.slice(2);
const source = given.find((argument) => !argument.startsWith('--'));
try {
  if (readConfig().databaseUrl !== undefined)
    throw new BackupError(
      'With DATABASE_URL everything is in PostgreSQL: use pg_dump and pg_restore, then npm run epoch.',
    );
  if (source === undefined) throw new BackupError('Name the backup: npm run restore -- ../backup-of-today');
  const dataDir = resolve(readConfig().dataDir);
  let maps = 0;
  const aside = await putBack(resolve(source), dataDir, {
    replace: given.includes('--replace'),
    at: new Date(),
    prepare: async (file) => {
      const storage = openSqlite(file);
      maps = await renewEpochs(storage, Date.now);
      await storage.close();
    },
  });
  process.stdout.write(
    `${dataDir} holds the ${maps} maps of ${source}; pages open from before reload and offer what they have not saved.\n`,
  );
  if (aside !== null) process.stdout.write(`What was there before is in ${aside}.\n`);
} catch (error) {
  if (!(error instanceof BackupError || error instanceof ConfigError || error instanceof FolderInUse))
    throw error;
  process.stderr.write(`Nothing was restored: ${error.message}\n`);
  process.exitCode = 1;
}
