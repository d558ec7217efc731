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
}

/** A setting that cannot be used; the message is one sentence for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);

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
  PUBLIC_URL: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url))
      .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
      .optional(),
  ),
});

const explain: Readonly<Record<string, string>> = {
  PORT: 'PORT must be a number from 0 to 65535 (0 picks a free one)',
  HOST: 'HOST must be a host name or an address',
  DATA_DIR: 'DATA_DIR must name a folder',
  PUBLIC_URL: 'PUBLIC_URL must be an address like https://maps.example.org, without a path',
};

const notYet = ['DATABASE_URL', 'REDIS_URL', 'OIDC_ISSUER'] as const;

/** Reads the settings. Throws {@link ConfigError}. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  for (const name of notYet) {
    if (environment[name])
      throw new ConfigError(`${name} is set, but this version does not have that yet: unset it.`);
  }
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    throw new ConfigError(`${explain[name] ?? name}, not "${environment[name] ?? ''}".`);
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL } = parsed.data;
  return { port: PORT, host: HOST, dataDir: DATA_DIR, publicUrl: PUBLIC_URL };
}
