/** What the environment asks for; the only reader of process.env. */
import { z } from 'zod';

export interface Config {
  /** 0: the system picks a free one. */
  readonly port: number;
  /** undefined: every address of this machine. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** Where people reach the server, without a trailing slash; undefined: wherever they reached it. */
  readonly publicUrl: URL | undefined;
  /** Opens /metrics for who has it; undefined: only this machine may look. */
  readonly metricsToken: string | undefined;
  /** PostgreSQL in the place of the SQLite file in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Lets nodes hear of each other at once; without it they ask the database every second. */
  readonly redisUrl: string | undefined;
  /** How long history is kept row by row; undefined: for ever. */
  readonly historyDays?: number | undefined;
}

/** A setting that cannot be used; the message is one sentence for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);

const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, abort: true })
  .refine((url) => new URL(url).pathname.length > 1);

const schema = z.object({
  PORT: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535)
      .default(4000),
  ),
  HOST: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^[A-Za-z0-9.:_-]{1,255}$/)
      .optional(),
  ),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default('./data')),
  HISTORY_DAYS: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number)
      .optional(),
  ),
  METRICS_TOKEN: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/)
      .optional(),
  ),
  PUBLIC_URL: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url))
      .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
      .optional(),
  ),
  DATABASE_URL: z.preprocess(blankIsUnset, databaseUrl.optional()),
  REDIS_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^rediss?$/ }).optional()),
});

const explain: Readonly<Record<string, string>> = {
  PORT: 'PORT must be a number from 0 to 65535 (0 picks a free one)',
  HOST: 'HOST must be a host name or an address',
  DATA_DIR: 'DATA_DIR must name a folder',
  HISTORY_DAYS: 'HISTORY_DAYS must be a number of days from 1 to 99999',
  METRICS_TOKEN: 'METRICS_TOKEN must be 16 to 200 letters, digits or signs without spaces',
  PUBLIC_URL: 'PUBLIC_URL must be an address like https://maps.example.org, without a path',
  DATABASE_URL: 'DATABASE_URL must be an address like postgres://user:password@host:5432/database',
  REDIS_URL: 'REDIS_URL must be an address like redis://host:6379',
};

/** Never shown, not even wrong ones. */
const secrets: ReadonlySet<string> = new Set(['METRICS_TOKEN', 'DATABASE_URL', 'REDIS_URL']);

const notYet = ['OIDC_ISSUER'] as const;

/** Every setting there is. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** Reads the settings. Throws {@link ConfigError}. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  for (const name of notYet) {
    if (environment[name])
      throw new ConfigError(`${name} is set, but this version does not have that yet: unset it.`);
  }
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    const found = secrets.has(name) ? '' : `, not "${environment[name] ?? ''}"`;
    throw new ConfigError(`${explain[name] ?? name}${found}.`);
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, METRICS_TOKEN, DATABASE_URL, REDIS_URL, HISTORY_DAYS } =
    parsed.data;
  if (REDIS_URL !== undefined && DATABASE_URL === undefined)
    throw new ConfigError(
      'REDIS_URL is for several nodes, which share a database: set DATABASE_URL too, or unset it.',
    );
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL,
    metricsToken: METRICS_TOKEN,
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    historyDays: HISTORY_DAYS,
  };
}
