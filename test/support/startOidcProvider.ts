/** Starts the identity provider of the tests as its own process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface RunningProvider {
  readonly issuer: string;
  /** What a Throughline server needs in its environment to use it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** `people`: what the provider says about whom, by the name they log in with. */
export async function startOidcProvider(
  people: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<RunningProvider> {
  const child = fork(join(import.meta.dirname, 'oidcProvider.mjs'), {
    env: { ...process.env, PEOPLE: JSON.stringify(people), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const issuer = await new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /is at (http\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', () => reject(new Error(`The identity provider ended: ${output}`)));
  });
  return {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'throughline',
      OIDC_CLIENT_SECRET: 'a secret of the test',
      OUTGOING_ALLOW: issuer,
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
