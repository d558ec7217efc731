/** C5: what the server asks of others goes out by https to public addresses only, soon ends, and says nothing back. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createOutgoing, OutgoingError } from '../../../server/outgoing/outgoing.ts';

const ask = { method: 'GET', headers: {} };
const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A service inside the house; answers its origin. */
async function inside(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('C5: an outgoing request', () => {
  test.each([
    'https://127.0.0.1',
    'https://localhost',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://0.0.0.0',
    'https://2130706433',
    'https://0x7f.1',
    'https://169.254.169.254',
    'https://10.0.0.1',
    'https://100.64.0.1',
    'https://[fd00::1]',
    'https://192.0.2.1',
  ])('never reaches %s', async (address) => {
    await expect(createOutgoing()(`${address}:1/secret`, ask)).rejects.toThrow(OutgoingError);
    await expect(createOutgoing()(`${address}:1/secret`, ask)).rejects.toThrow(/is not allowed/);
  });

  test.each([
    'http://example.org',
    'ftp://example.org',
    'file:///etc/passwd',
    'https://me:secret@example.org',
  ])('is not made to %s', async (address) => {
    await expect(createOutgoing()(address, ask)).rejects.toThrow(OutgoingError);
  });

  test('passes to what the operator has listed, by origin, and brings status, headers and body back', async () => {
    const origin = await inside((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => response.writeHead(201, { 'x-kind': 'test' }).end(`${request.method} ${body}`));
    });
    const outgoing = createOutgoing([origin]);
    const answer = await outgoing(`${origin}/x`, { method: 'POST', headers: {}, body: 'hello' });
    expect([answer.status, answer.headers.get('x-kind'), await answer.text()]).toEqual([
      201,
      'test',
      'POST hello',
    ]);
    await expect(createOutgoing(['http://127.0.0.1:1'])(origin, ask)).rejects.toThrow(/not reached by https/);
  });

  test('follows no redirect', async () => {
    let asked = 0;
    const origin = await inside((_request, response) => {
      asked++;
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end('secret');
    });
    await expect(createOutgoing([origin])(origin, ask)).rejects.toThrow(/redirect/);
    expect(asked).toBe(1);
  });

  test('takes 64 KB, and the answer is not in the error', async () => {
    const origin = await inside((request, response) =>
      response.end('secret'.repeat(request.url === '/big' ? 20_000 : 1000)),
    );
    const outgoing = createOutgoing([origin]);
    expect((await (await outgoing(`${origin}/small`, ask)).text()).length).toBe(6000);
    const error = await outgoing(`${origin}/big`, ask).catch((caught: unknown) => caught as Error);
    expect(String(error)).toMatch(/too much/);
    expect(JSON.stringify(error) + String(error)).not.toContain('secret');
  });

  test('that gets no answer, or half of one, ends', async () => {
    const origin = await inside((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      if (request.url === '/cut') setImmediate(() => response.destroy());
    });
    await expect(createOutgoing([origin])(`${origin}/cut`, ask)).rejects.toThrow(OutgoingError);
    const hasty = createOutgoing([origin], 50);
    await expect(hasty(`${origin}/slow`, ask)).rejects.toThrow(/in time/);
  });

  test('says of one without an answer whether it may have arrived', async () => {
    const origin = await inside((request, response) => {
      if (request.url === '/cut') response.destroy();
      if (request.url === '/moved') response.writeHead(301, { location: '/' }).end();
      if (request.url === '/big') response.end('x'.repeat(70_000));
    });
    const nobody = await inside(() => {});
    open.pop()!();
    const behindTls = origin.replace('http:', 'https:');
    const outgoing = createOutgoing([origin, nobody, behindTls], 100);
    const faultOf = async (address: string): Promise<unknown> =>
      outgoing(address, ask).catch((error: unknown) => (error as OutgoingError).fault);
    expect(await faultOf('https://10.0.0.1/')).toBe('unsent');
    expect(await faultOf('http://example.org/')).toBe('unsent');
    expect(await faultOf('https://nowhere.invalid/')).toBe('unsent');
    expect(await faultOf(nobody)).toBe('unsent');
    expect(await faultOf(behindTls)).toBe('unsent');
    expect(await faultOf(`${origin}/silent`)).toBe('unanswered');
    expect(await faultOf(`${origin}/cut`)).toBe('unanswered');
    expect(await faultOf(`${origin}/moved`)).toBe('redirect');
    expect(await faultOf(`${origin}/big`)).toBe('tooLarge');
  });

  test.each([
    ['999 Strange', OutgoingError],
    ['205 Reset', null],
    ['600 Odd', OutgoingError],
    ['200 Fine', null],
  ])('that is answered with %s and a body ends, and the server goes on', async (line, error) => {
    const origin = await inside((request) => {
      request.socket.end(`HTTP/1.1 ${line}\r\ncontent-length: 4\r\n\r\nbody`);
    });
    const answer = createOutgoing([origin])(origin, ask);
    if (error === null) expect((await answer).status).toBe(Number(line.slice(0, 3)));
    else await expect(answer).rejects.toThrow(error);
  });
});
