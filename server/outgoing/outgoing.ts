/** The only way out: every request the server makes to somebody else’s goes through here. */
import * as http from 'node:http';
import * as https from 'node:https';
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How far a request came that has no answer. */
export type OutgoingFault =
  /** Nowhere: it is not allowed, or there was no connection. */
  | 'unsent'
  /** It may have arrived, and no whole answer came. */
  | 'unanswered'
  /** The answer leads elsewhere. */
  | 'redirect'
  /** The answer is longer than is read. */
  | 'tooLarge';

/** Why there is no answer. Never holds what the other end sent. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly fault: OutgoingFault;
  constructor(message: string, fault: OutgoingFault) {
    super(message);
    this.fault = fault;
  }
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
      throw new OutgoingError(`${url.origin} is not reached by https.`, 'unsent');
    }
    if (url.username !== '' || url.password !== '') {
      throw new OutgoingError('The address holds a password.', 'unsent');
    }
    // Each has a connection of its own: one kept open may be dead, and nobody knows what became of a request on it.
    return send(url, request, { patience, agent: isListed ? false : filtering });
  };
}

function send(
  url: URL,
  { method, headers, body }: OutgoingRequest,
  { patience, agent }: { readonly patience: number; readonly agent: https.Agent | false },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let fault: OutgoingFault = 'unsent';
    const fail = (why: string, how = fault): void => {
      reject(new OutgoingError(`${url.origin} ${why}.`, how));
      asked.destroy();
    };
    const { request } = url.protocol === 'https:' ? https : http;
    const signal = AbortSignal.timeout(patience);
    const asked = request(url, { method, headers, signal, agent });
    const broken = (error: NodeJS.ErrnoException): void =>
      fail(signal.aborted ? 'did not answer in time' : `cannot be reached (${error.code ?? error.message})`);
    asked.on('error', broken);
    asked.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (fault = 'unanswered'));
    });
    asked.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400) return fail('answers with a redirect', 'redirect');
      if (status < 200 || status > 599) return fail('answers with no status of HTTP');
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.byteLength;
        if (size > largestAnswer) fail('answers with too much', 'tooLarge');
        else parts.push(part);
      });
      answer.on('error', broken);
      answer.on('end', () => {
        const hasBody = status !== 204 && status !== 205;
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
