/** Settings from the environment: usual values, and one clear sentence for each wrong one. */
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

describe('settings', () => {
  test('need nothing to be set', () => {
    expect(readConfig({})).toEqual({
      ...{ port: 4000, host: undefined, dataDir: './data', publicUrl: undefined },
      metricsToken: undefined,
      databaseUrl: undefined,
      redisUrl: undefined,
      oidc: undefined,
      outgoingAllowed: [],
      secretKey: undefined,
      trustedProxies: [],
    });
    expect(readConfig({ PORT: '', HOST: '', DATA_DIR: '', PUBLIC_URL: '', REDIS_URL: '' })).toEqual(
      readConfig({}),
    );
  });

  test('are taken as they are', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/srv/maps',
      PUBLIC_URL: 'https://maps.example.org/',
      DATABASE_URL: 'postgres://maps:secret@database:5432/maps',
      HISTORY_DAYS: '365',
    });
    expect(config.databaseUrl).toBe('postgres://maps:secret@database:5432/maps');
    expect(config).toMatchObject({ port: 0, host: '::1', dataDir: '/srv/maps', historyDays: 365 });
    expect(config.publicUrl?.origin).toBe('https://maps.example.org');
  });

  test('name an identity provider', () => {
    const given = {
      OIDC_ISSUER: 'https://id.example.org/tenant',
      OIDC_CLIENT_ID: 'maps',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_DOMAINS: 'example.org, example.com',
    };
    expect(readConfig(given).oidc).toEqual({
      issuer: new URL('https://id.example.org/tenant'),
      clientId: 'maps',
      clientSecret: 'secret',
      domains: ['example.org', 'example.com'],
    });
    const plain = { ...given, OIDC_ISSUER: 'http://10.0.0.5:9090' };
    expect(() => readConfig(plain)).toThrow(/^OIDC_ISSUER must be reached by https; .*OUTGOING_ALLOW/);
    expect(readConfig({ ...plain, OUTGOING_ALLOW: 'http://10.0.0.5:9090' }).outgoingAllowed).toEqual([
      'http://10.0.0.5:9090',
    ]);
  });

  test('take a key of 32 bytes for the secrets of others', () => {
    const key = Buffer.alloc(32, 7);
    expect(readConfig({ SECRET_KEY: key.toString('base64') }).secretKey).toEqual(key);
  });

  test('keep a secret to themselves when it cannot be used', () => {
    const tooLong = {
      OIDC_ISSUER: 'https://x',
      OIDC_CLIENT_ID: 'x',
      OIDC_CLIENT_SECRET: 'hush'.repeat(1000),
    };
    expect(() => readConfig(tooLong)).toThrow(/^OIDC_CLIENT_SECRET must be the secret[^"]*$/);
    expect(() => readConfig(tooLong)).not.toThrow(/hush/);
  });

  test.each([
    ['PORT', 'eighty', /^PORT must be a number/],
    ['PORT', '70000', /^PORT must be a number/],
    ['PORT', '-1', /^PORT must be a number/],
    ['PORT', '4000.5', /^PORT must be a number/],
    ['HOST', 'not a host', /^HOST must be/],
    ['PUBLIC_URL', 'maps.example.org', /^PUBLIC_URL must be an address/],
    ['PUBLIC_URL', 'ftp://maps.example.org', /^PUBLIC_URL must be an address/],
    ['PUBLIC_URL', 'https://maps.example.org/team', /^PUBLIC_URL must be an address/],
    ['HISTORY_DAYS', '0', /^HISTORY_DAYS must be a number of days/],
    ['SECRET_KEY', 'c2hvcnQ=', /^SECRET_KEY must be 32 random bytes in base64[^"]*\.$/],
    ['SECRET_KEY', 'not base64!', /^SECRET_KEY must be[^"]*\.$/],
    ['METRICS_TOKEN', 'short', /^METRICS_TOKEN must be 16 to 200 [^"]*without spaces\.$/],
    ['DATABASE_URL', 'mysql://x/y', /^DATABASE_URL must be an address like [^"]*database\.$/],
    ['DATABASE_URL', 'postgres://host', /^DATABASE_URL must be/],
    ['DATABASE_URL', 'localhost', /^DATABASE_URL must be/],
    ['REDIS_URL', 'http://x', /^REDIS_URL must be an address like redis:[^"]*6379\.$/],
    ['REDIS_URL', 'redis://x', /^REDIS_URL is for several nodes, .* set DATABASE_URL too/],
    ['OIDC_ISSUER', 'https://x', /^OIDC_ISSUER is set, but OIDC_CLIENT_ID is not/],
    ['OIDC_ISSUER', 'id.example.org', /^OIDC_ISSUER must be the address/],
    ['OIDC_CLIENT_ID', 'x', /^OIDC_CLIENT_ID is set, but OIDC_ISSUER is not/],
    ['OIDC_CLIENT_SECRET', 'x', /^OIDC_CLIENT_SECRET is set, but OIDC_ISSUER is not/],
    ['OIDC_DOMAINS', 'example.org', /^OIDC_DOMAINS is set, but OIDC_ISSUER is not/],
    ['OIDC_DOMAINS', 'me@example.org', /^OIDC_DOMAINS must be domains/],
    ['TRUST_PROXY', 'yes', /^TRUST_PROXY must be addresses/],
    ['OUTGOING_ALLOW', 'https://x/path', /^OUTGOING_ALLOW must be addresses/],
  ])('stop the start when %s is %s', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(sentence);
  });
});
