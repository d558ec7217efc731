/** What the environment asks for; the only reader of process.env. */
import { z } from 'zod';
import { isAddressRange } from './access/clientAddress.ts';
import type { OidcSettings } from './access/identityProvider.ts';
import { secretKeyLength } from './trackers/secretBox.ts';

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
  /** The identity provider people may sign in with; undefined: guests only. */
  readonly oidc?: OidcSettings | undefined;
  /** Origins the server may ask although they are internal or plain http. */
  readonly outgoingAllowed?: readonly string[];
  /** 32 bytes that encrypt the keys of trackers; undefined: the key file in the data folder. */
  readonly secretKey?: Uint8Array | undefined;
  /** Addresses and ranges of proxies whose X-Forwarded-For counts. */
  readonly trustedProxies?: readonly string[];
}

/** A setting that cannot be used; the message is one sentence for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);

const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, abort: true })
  .refine((url) => new URL(url).pathname.length > 1);

/** A comma-separated list of what matches; blank: none. */
const listOf = (isGood: (one: string) => boolean) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine((all) => all.every(isGood));

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
  OIDC_ISSUER: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url))
      .refine((url) => url.search === '' && url.hash === '' && url.username === '')
      .optional(),
  ),
  OIDC_CLIENT_ID: z.preprocess(blankIsUnset, z.string().max(500).optional()),
  OIDC_CLIENT_SECRET: z.preprocess(blankIsUnset, z.string().max(2000).optional()),
  OIDC_DOMAINS: listOf((one) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one)),
  OUTGOING_ALLOW: listOf((one) => /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/.test(one)),
  SECRET_KEY: z.preprocess(
    blankIsUnset,
    z
      .base64()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((key) => key.byteLength === secretKeyLength)
      .optional(),
  ),
  TRUST_PROXY: listOf(isAddressRange),
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
  OIDC_ISSUER: 'OIDC_ISSUER must be the address of an identity provider, like https://id.example.org',
  OIDC_CLIENT_ID: 'OIDC_CLIENT_ID must be the name this server has at the identity provider',
  OIDC_CLIENT_SECRET: 'OIDC_CLIENT_SECRET must be the secret the identity provider gave to this server',
  OIDC_DOMAINS: 'OIDC_DOMAINS must be domains like example.org, in small letters, with commas between them',
  OUTGOING_ALLOW:
    'OUTGOING_ALLOW must be addresses like https://id.internal:8443, without a path, with commas between them',
  SECRET_KEY: 'SECRET_KEY must be 32 random bytes in base64, as `openssl rand -base64 32` writes them',
  TRUST_PROXY: 'TRUST_PROXY must be addresses like 127.0.0.1 or 10.0.0.0/8, with commas between them',
};

/** Never shown, not even wrong ones. */
const secrets: ReadonlySet<string> = new Set([
  'METRICS_TOKEN',
  'DATABASE_URL',
  'REDIS_URL',
  'OIDC_CLIENT_SECRET',
  'SECRET_KEY',
]);

/** Every setting there is. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** Reads the settings. Throws {@link ConfigError}. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    const found = secrets.has(name) ? '' : `, not "${environment[name] ?? ''}"`;
    throw new ConfigError(`${explain[name] ?? name}${found}.`);
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, METRICS_TOKEN, DATABASE_URL, REDIS_URL } = parsed.data;
  const { HISTORY_DAYS, OUTGOING_ALLOW, SECRET_KEY, TRUST_PROXY } = parsed.data;
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
    oidc: oidcOf(parsed.data),
    outgoingAllowed: OUTGOING_ALLOW,
    secretKey: SECRET_KEY,
    trustedProxies: TRUST_PROXY,
  };
}

/** The identity provider's settings, which need each other. Throws {@link ConfigError}. */
function oidcOf(given: z.infer<typeof schema>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined) {
    const alone = (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).find(
      (name) => given[name] !== undefined,
    );
    const lonely = alone ?? (given.OIDC_DOMAINS.length > 0 ? 'OIDC_DOMAINS' : undefined);
    if (lonely !== undefined)
      throw new ConfigError(`${lonely} is set, but OIDC_ISSUER is not: set both or none.`);
    return undefined;
  }
  if (clientId === undefined)
    throw new ConfigError('OIDC_ISSUER is set, but OIDC_CLIENT_ID is not: set both.');
  if (issuer.protocol === 'http:' && !given.OUTGOING_ALLOW.includes(issuer.origin)) {
    throw new ConfigError(
      `OIDC_ISSUER must be reached by https; to try one out on ${issuer.origin}, put that into OUTGOING_ALLOW.`,
    );
  }
  return { issuer, clientId, clientSecret, domains: given.OIDC_DOMAINS };
}
