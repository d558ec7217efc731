/** compose.yaml and its proxy: two nodes that agree, nothing open that need not be, everything they name exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addressReader } from '../../server/access/clientAddress.ts';
import { readConfig, settingNames } from '../../server/config.ts';
import { projectRoot } from '../support/startServer.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const isThere = (path: string): boolean => existsSync(join(projectRoot, path));

interface Service {
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

describe('compose.yaml', () => {
  const { services, volumes, networks } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
    networks: { default: { ipam: { config: { subnet: string }[] } } };
  };
  const nodes = Object.entries(services).filter(([, { build }]) => build !== undefined);

  test('has two nodes with the same settings, all of which the server knows', () => {
    expect(nodes.map(([name]) => name)).toEqual(['one', 'two']);
    for (const [, { environment }] of nodes) {
      expect(environment).toEqual(nodes[0]![1].environment);
      expect(Object.keys(environment!).filter((name) => !settingNames.includes(name))).toEqual([]);
      expect(Object.keys(environment!)).toEqual(
        expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL']),
      );
    }
  });

  test('opens nothing to the outside but the proxy, and starts each after what it needs is healthy', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    for (const { depends_on: needs = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(needs)) {
        expect(condition).toBe('service_healthy');
        const { build, healthcheck } = services[name]!;
        expect(build ?? healthcheck, name).toBeDefined();
      }
    }
  });

  test('believes the proxy, which is the only one in the nodes’ network to speak for others, and nobody else', () => {
    const [network, ...more] = networks.default.ipam.config;
    expect(more).toEqual([]);
    for (const [, { environment }] of nodes) {
      const { trustedProxies } = readConfig({ TRUST_PROXY: environment!['TRUST_PROXY'] });
      expect(trustedProxies).toEqual([network!.subnet]);
    }
    const addressOf = addressReader([network!.subnet]);
    const [subnet] = network!.subnet.split('/');
    const inside = subnet!.replace(/0$/, '7');
    expect(addressOf({ remote: inside, forwardedFor: '6.6.6.6, 203.0.113.9' })).toBe('203.0.113.9');
    expect(addressOf({ remote: '192.168.0.5', forwardedFor: '203.0.113.9' })).toBe('192.168.0.5');
  });

  test('mounts only what exists or is a volume of its own, and asks for what example.env names', () => {
    for (const mount of Object.values(services).flatMap((service) => service.volumes ?? [])) {
      const source = mount.split(':')[0]!;
      expect(source.startsWith('.') ? isThere(source) : Object.hasOwn(volumes, source), mount).toBe(true);
    }
    const asked = new Set([...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
    const named = [...read('deploy/example.env').matchAll(/^(\w+)=/gm)].map(([, name]) => name!);
    expect([...asked].sort()).toEqual(named.sort());
  });

  test('has a proxy that knows both nodes, asks whether they are ready, and keeps the metrics inside', () => {
    const proxy = read('deploy/Caddyfile');
    expect(services['proxy']!.environment!['NODES']).toBe(nodes.map(([name]) => `${name}:4000`).join(' '));
    for (const setting of ['respond /metrics 404', 'health_uri /readyz', 'lb_try_duration'])
      expect(proxy).toContain(setting);
    const used = [...proxy.matchAll(/\{\$(\w+)/g)].map(([, name]) => name!);
    expect(Object.keys(services['proxy']!.environment!)).toEqual(used);
  });
});
