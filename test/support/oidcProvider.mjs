/** A real identity provider on loopback, as a process of its own: prints its address, ends with its parent. */
import { createServer } from 'node:http';
// @ts-expect-error The package brings no types.
import { Provider } from 'oidc-provider';

/** @type {Record<string, Record<string, unknown>>} */
const people = JSON.parse(process.env['PEOPLE'] ?? '{}');
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

const provider = new Provider(issuer, {
  clients: [
    { client_id: 'throughline', client_secret: 'a secret of the test', redirect_uris: [`${issuer}/none`] },
  ],
  pkce: { required: () => true },
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username', 'role', 'groups'],
    email: ['email', 'email_verified'],
  },
  findAccount: (/** @type {unknown} */ _context, /** @type {string} */ id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...people[id] }),
  }),
  cookies: { keys: ['only for tests'] },
});
// The server under test has a free port of its own, known only later.
provider.Client.prototype.redirectUriAllowed = (/** @type {string} */ uri) =>
  /^http:\/\/(localhost|127\.0\.0\.1):\d+\/sign-in\/callback$/.test(uri);
server.on('request', provider.callback());
process.on('disconnect', () => process.exit(0));
process.stdout.write(`The identity provider is at ${issuer}\n`);
