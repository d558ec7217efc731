/** The ways in which a tracker fails. */
import type { ServerResponse } from 'node:http';
import { trackerWords, type FakeReply } from './fakeTrackerState.ts';

/** What becomes of a request. Only where it says so, what is asked for is done. */
export type Fault =
  | 'none'
  /** Never answers. */
  | 'silent'
  /** Does it, and answers so many milliseconds later. */
  | { readonly slow: number }
  /** 429, come back in a second. */
  | 'busy'
  /** 403, no request is left for two seconds. */
  | 'limited'
  /** 500. */
  | 'broken'
  /** Does it, then 500. */
  | 'brokenAfter'
  /** Closes the connection. */
  | 'cut'
  /** Does it, then closes the connection. */
  | 'cutAfter'
  /** 200, but no JSON. */
  | 'garbage'
  /** Does it, then answers with more than anybody reads. */
  | 'flood'
  /** 301 to somewhere else. */
  | 'moved'
  /** 422. */
  | 'refuses'
  /** 401. */
  | 'keyRefused';

/** Answers `response` with what `act` does, or fails like this; `timers` are those that wait to answer. */
export function failAs(
  fault: Fault,
  response: ServerResponse,
  act: () => FakeReply,
  timers: Set<NodeJS.Timeout>,
): void {
  if (typeof fault === 'object') {
    const reply = act();
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(response, reply);
    }, fault.slow);
    timers.add(timer);
    return;
  }
  const withWords = (status: number, headers = {}): void =>
    send(response, { status, json: { message: trackerWords }, headers });
  switch (fault) {
    case 'none':
      return send(response, act());
    case 'silent':
      return;
    case 'busy':
      return withWords(429, { 'retry-after': '1' });
    case 'limited': {
      const reset = Math.ceil(Date.now() / 1000) + 2;
      return withWords(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) });
    }
    case 'brokenAfter':
      act();
      return withWords(500);
    case 'broken':
      return withWords(500);
    case 'cutAfter':
      act();
      response.destroy();
      return;
    case 'cut':
      response.destroy();
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${trackerWords}</p>`);
      return;
    case 'flood':
      act();
      return send(response, { status: 200, json: { message: trackerWords.repeat(5000) } });
    case 'moved':
      return withWords(301, { location: '/elsewhere' });
    case 'refuses':
      return withWords(422);
    case 'keyRefused':
      return withWords(401);
  }
}

function send(response: ServerResponse, { status, json, headers = {} }: FakeReply): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(json === undefined ? undefined : asRailsWrites(json));
}

/** GitHub and GitLab write the signs of HTML like this, which is six times as long. */
function asRailsWrites(json: unknown): string {
  return JSON.stringify(json).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
