/** `npm run epoch`: after a database was put back by other means, so that old pages cannot merge their past. */
import { join, resolve } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { renewEpochs } from './history/renewEpochs.ts';
import { FolderInUse, lockFolder } from './storage/lockFolder.ts';
import { openPostgres } from './storage/postgres.ts';
import { openSqlite } from './storage/sqlite.ts';

try {
  const { databaseUrl, dataDir } = readConfig();
  const folder = resolve(dataDir);
  const unlock = databaseUrl === undefined ? lockFolder(folder, 0) : (): void => undefined;
  const storage =
    databaseUrl === undefined
      ? openSqlite(join(folder, 'throughline.sqlite'))
      : await openPostgres(databaseUrl);
  const maps = await renewEpochs(storage, Date.now);
  await storage.close();
  unlock();
  process.stdout.write(`${maps} maps have a new epoch.\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof FolderInUse)) throw error;
  process.stderr.write(`Nothing was changed: ${error.message}\n`);
  process.exitCode = 1;
}
