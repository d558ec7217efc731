/** Every abuse case and fault this product must withstand, by its id: each has a test that carries the id in its name. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources, type SourceText } from './support/sourceFile.ts';

/** What is tried today. */
const threats: Readonly<Record<string, string>> = {
  // Frames and the document.
  F1: 'text, empty and unknown frames',
  F2: 'frames that are too big',
  F3: 'floods',
  F4: 'malformed updates',
  F5: 'few bytes that ask for gigabytes',
  F6: 'an update after which nothing loads',
  F7: 'writing in somebody else’s name',
  F8: 'updates that build on nothing',
  F9: 'clocks that jump',
  F10: 'values that nest deep',
  F11: 'values that are none of JSON',
  F12: 'keys that reach for the prototype',
  F13: 'roots nobody knows',
  F14: 'content hidden where nobody looks',
  F15: 'documents in the document, bytes, embeds',
  F16: 'an editor who deletes everything',
  F17: 'writing without the right to, or before anything was exchanged',
  F18: 'the wrong role on the wrong document',
  F19: 'one client id in two places',
  F20: 'frames doubled, late, lost, out of order',
  F21: 'a flipped bit',
  F22: 'a socket that never reads',
  // Presence.
  A1: 'deep and large states',
  A2: 'impersonation, freezing out, sending away',
  A3: 'so many large states that newcomers drown',
  A4: 'several states in a frame',
  A5: 'a crowd that comes and goes',
  A6: 'damaged presence',
  A7: 'what people can read of each other',
  // Sessions, links, tenants.
  S1: 'a page of another site',
  S2: 'a member removed or lowered while connected',
  S3: 'a link revoked or switched',
  S4: 'ids of two tenants in one request',
  S5: 'history and restore of foreign or deleted maps',
  S6: 'files by id',
  S7: 'what a token may do',
  S8: 'a claim that is there and false',
  S9: 'a sign-in used twice',
  S10: 'guessing links and codes',
  S11: 'being sent elsewhere after signing in',
  S12: 'state, nonce, PKCE; an e-mail taken for an identity',
  S13: 'a planted or stolen session',
  S14: 'a crowd of guests',
  S15: 'names of keys that mix up tenants',
  // Content and other systems.
  C1: 'text that wants to be run, on every surface',
  C2: 'links that run or hide where they lead',
  C3: 'cells that a spreadsheet would run',
  C4: 'a file or a body made as an attack',
  C5: 'requests to the inside',
  C6: 'secrets of trackers',
  C7: 'pushed twice to a tracker',
  C8: 'text that turns around, piles up, is endless or nests deep',
  C9: 'a change after which the map does not open any more',
  C10: 'lines and figures forged in logs and metrics, content in them',
  // How systems built on Yjs have really failed.
  Y1: 'an empty document over the stored one when loading failed',
  Y2: 'a room that is left while it is loaded',
  Y3: 'Redis as the truth or as a lock',
  Y4: 'rooms that stay in memory',
  Y5: 'first content made twice',
  Y6: 'what was deleted comes back with an old page',
  Y7: 'a refusal with no way out',
  Y8: 'a document that grows with every movement',
  // Faults.
  'fault 1': 'kill -9',
  'fault 2': 'kill -9 between two steps of the work',
  'fault 3': 'SIGTERM',
  'fault 4': 'a full disk',
  'fault 5': 'a database that is gone',
  'fault 6': 'Redis that is gone',
  'fault 7': 'one of two nodes gone',
  'fault 8': 'slow and deaf clients',
  'fault 9': 'a day away',
  'fault 10': 'wrong clocks',
  'fault 11': 'garbled, cut, doubled frames',
  'fault 12': 'two tabs of one person',
  'fault 13': 'a crash of the browser, no space, a private window',
  'fault 14': 'a connection that is dead without saying so',
  'fault 15': 'everybody at once',
  'fault 16': 'a damaged row or snapshot',
  'fault 17': 'an old page after a change of the schema',
  'fault 18': 'a backup under load, put back elsewhere',
  'fault 19': 'a tracker that is down, slow, busy, or breaks after it did what was asked',
  'fault 20': 'a busy processor',
};

/**
 * Where threats are tried. Elsewhere the same letters number other rules (F1 of the backlog is a filter), which must not
 * stand for a threat whose test went away.
 */
const places = [
  /^test\/(?:server|client|e2e|campaigns)\//,
  /^test\/decisions\.test\.ts$/,
  /^test\/shared\/views\/links\.test\.ts$/,
  /^test\/shared\/formats\/(?:readJson|readImport|csvFormula|hostileFiles)\.test\.ts$/,
];

/** The ids at the beginning of the names of tests, as in `F1, fault 11: …`. */
function idsIn({ text }: SourceText): string[] {
  const names = text.matchAll(
    /['"`]((?:(?:[FASCY]\d{1,2}|fault \d{1,2})[, ]+)*(?:[FASCY]\d{1,2}|fault \d{1,2})): /gi,
  );
  return [...names].flatMap(([, ids]) =>
    [...ids!.matchAll(/fault \d+|[A-Z]\d+/gi)].map(([id]) => id.replace('Fault', 'fault')),
  );
}

const sources = readSources(join(import.meta.dirname, '..'));
const tried = new Set(
  sources
    .filter(({ path }) => path.endsWith('.ts') && places.some((place) => place.test(path)))
    .flatMap(idsIn),
);

describe('every threat', () => {
  test('that this version can meet has a test with its id', () => {
    expect(Object.keys(threats).filter((id) => !tried.has(id))).toEqual([]);
  });

  test('is tried where threats are tried: rules of other parts with the same letters do not count', () => {
    for (const place of places) expect(sources.some(({ path }) => place.test(path))).toBe(true);
    const other = ['test/shared/views/forecast.test.ts', 'test/shared/commands/backlogCommands.test.ts'];
    expect(other.filter((path) => places.some((place) => place.test(path)))).toEqual([]);
    expect(sources.filter(({ path }) => other.includes(path)).flatMap(idsIn)).not.toEqual([]);
  });

  test('that a test names is one of these', () => {
    expect([...tried].filter((id) => !(id in threats))).toEqual([]);
  });

  test('is found by the id at the beginning of a test’s name, and not by one in its midst', () => {
    const text = `test('F1, fault 11: garbled', run); test('as said in F2: nothing', run); describe("Fault 3: a stop")`;
    expect(idsIn({ path: 'test/a.test.ts', text })).toEqual(['F1', 'fault 11', 'fault 3']);
  });
});
