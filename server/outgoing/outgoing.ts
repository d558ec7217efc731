/** The only way out: every request the server makes to somebody else’s goes through here. */
import * as http from 'node:http';
import * as https from 'node:https';
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Why there is no answer. Never holds what the other end sent. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
}

export type Outgoing = (url: string, request: OutgoingRequest) => Promise<Response>;

const largestAnswer = 64 * 1024;

/**
 * Makes the way out: https to public addresses only, checked at the moment of connecting; no redirects,
 * 5 seconds, 64 KB. Origins on the list (`http://10.0.0.5:9090`) may also be internal, or plain http.
 */
export function createOutgoing(allowedOrigins: readonly string[] = [], patience = 5000): Outgoing {
  const filtering = new RequestFilteringHttpsAgent({ keepAlive: false });
  return async (address, request) => {
    const url = new URL(address);
    const isListed = allowedOrigins.includes(url.origin);
    if (url.protocol !== 'https:' && !(isListed && url.protocol === 'http:')) {
      throw new OutgoingError(`${url.origin} is not reached by https.`);
    }
    if (url.username !== '' || url.password !== '') throw new OutgoingError('The address holds a password.');
    return send(url, request, { patience, ...(isListed ? {} : { agent: filtering }) });
  };
}

function send(
  url: URL,
  { method, headers, body }: OutgoingRequest,
  { patience, ...way }: { readonly patience: number; readonly agent?: https.Agent },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      reject(new OutgoingError(`${url.origin} ${why}.`));
      asked.destroy();
    };
    const { request } = url.protocol === 'https:' ? https : http;
    const signal = AbortSignal.timeout(patience);
    const asked = request(url, { method, headers, signal, ...way });
    const broken = (error: NodeJS.ErrnoException): void =>
      fail(signal.aborted ? 'did not answer in time' : `cannot be reached (${error.code ?? error.message})`);
    asked.on('error', broken);
    asked.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400) return fail('answers with a redirect');
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.byteLength;
        if (size > largestAnswer) fail('answers with too much');
        else parts.push(part);
      });
      answer.on('error', broken);
      answer.on('end', () => {
        const hasBody = status !== 204 && status !== 304;
        resolve(new Response(hasBody ? Buffer.concat(parts) : null, { status, headers: headersOf(answer) }));
      });
    });
    asked.end(body);
  });
}

function headersOf({ headers }: http.IncomingMessage): Headers {
  const plain = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) plain.append(name, one);
  }
  return plain;
}
