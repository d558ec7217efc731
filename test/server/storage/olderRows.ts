/** Rows as servers of each earlier schema wrote them, for databases that are brought to today's. */
import { crc32 } from 'node:zlib';

export interface OlderRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string | number | null | Uint8Array>>;
}

const row = (table: string, values: OlderRow['values']): OlderRow => ({ table, values });
const kept = (...bytes: number[]) => ({
  bytes: Uint8Array.from(bytes),
  crc32: crc32(Uint8Array.from(bytes)),
});
const doc = 'map:one';
const written = { owner: 'session:alice', at: 10 };

const people = [
  row('sessions', {
    id: 'alice',
    token_hash: 'hash-alice',
    name: 'Alice',
    colour: 3,
    created_at: 1,
    last_seen_at: 5,
  }),
  row('sessions', {
    id: 'bob',
    token_hash: 'hash-bob',
    name: 'Bob',
    colour: 4,
    created_at: 2,
    last_seen_at: 6,
  }),
  row('maps', {
    id: 'one',
    title: 'Shop',
    stories: 7,
    owner_session: 'alice',
    epoch: 'e',
    created_at: 5,
    updated_at: 9,
    deleted_at: null,
  }),
  row('maps', {
    id: 'gone',
    title: 'Gone',
    stories: 0,
    owner_session: 'bob',
    epoch: 'f',
    created_at: 5,
    updated_at: 5,
    deleted_at: 8,
  }),
  row('links', {
    id: 'x',
    map_id: 'one',
    role: 'editor',
    token_hash: 'hash-x',
    created_at: 6,
    expires_at: 90,
    revoked_at: null,
  }),
  row('links', {
    id: 'y',
    map_id: 'one',
    role: 'viewer',
    token_hash: 'hash-y',
    created_at: 7,
    expires_at: null,
    revoked_at: 8,
  }),
  row('grants', { session_id: 'bob', link_id: 'y', at: 8 }),
  row('grants', { session_id: 'bob', link_id: 'x', at: 7 }),
  row('grants', { session_id: 'alice', link_id: 'x', at: 9 }),
];

const log = [
  row('archived_updates', { doc, seq: 1, ...kept(1, 1), ...written }),
  row('archived_updates', { doc, seq: 2, ...kept(2, 2), ...written }),
  row('snapshots', { doc, seq: 2, ...kept(9, 2), at: 11 }),
  row('updates', { doc, seq: 3, ...kept(3, 3), ...written }),
  row('quarantine', { doc, seq: 4, what: 'update', ...kept(4, 4), at: 12 }),
  row('clients', { doc, client: 4_000_000_000, owner: 'session:alice' }),
];

const image = row('images', {
  map_id: 'one',
  hash: 'abc',
  type: 'image/png',
  width: 3,
  height: 2,
  bytes: 99,
  at: 13,
});

const nodes = [
  row('tickets', { hash: 'hash-ticket', map_id: 'one', principal: '{}', expires_at: 70 }),
  row('signals', { map_id: 'one', raised: 2 }),
];

const history = [
  row('versions', { doc, seq: 2, kind: 'named', name: 'Before', cards: 0, owner: 'session:alice', at: 14 }),
  row('sittings', { doc, first_seq: 1, last_seq: 2, from_at: 10, to_at: 11, digest: '[]' }),
  row('kept_states', { doc, seq: 1, ...kept(8, 1) }),
  row('visits', { session_id: 'alice', map_id: 'one', seq: 3, at: 15, since_seq: 1, since_at: 14 }),
];

const members = [
  row('sessions', {
    id: 'carol',
    token_hash: 'hash-carol',
    name: 'Carol',
    colour: 5,
    created_at: 3,
    last_seen_at: 7,
  }),
  row('members', { map_id: 'one', session_id: 'carol', role: 'commenter', joined_at: 16, removed_at: 17 }),
  row('links', {
    id: 'z',
    map_id: 'one',
    role: 'viewer',
    token_hash: 'hash-z',
    created_at: 16,
    expires_at: null,
    revoked_at: null,
    max_uses: 5,
    uses: 1,
  }),
];

const signIn = [
  row('accounts', { issuer: 'https://id.example', subject: '1', session_id: 'alice', created_at: 18 }),
  row('former_sessions', { former_id: 'bob', session_id: 'alice' }),
  row('sign_ins', {
    browser_hash: 'hash-browser',
    state: 's',
    nonce: 'n',
    code_verifier: 'v',
    return_to: '/',
    expires_at: 80,
  }),
  row('api_tokens', {
    id: 't',
    session_id: 'alice',
    token_hash: 'hash-t',
    name: 'Script',
    scopes: 'maps:read',
    created_at: 19,
    expires_at: 90,
    last_used_at: null,
  }),
];

const audience = [
  row('audience_links', {
    id: 'p',
    map_id: 'one',
    audience: 'public',
    heading: 'What we work on',
    feedback: 1,
    token_hash: 'hash-p',
    created_at: 20,
    expires_at: 90,
    revoked_at: null,
  }),
];

const portfolioLink = [
  row('portfolio_links', {
    id: 'f',
    session_id: 'alice',
    heading: 'All we bet on',
    token_hash: 'hash-f',
    created_at: 21,
    expires_at: 90,
    revoked_at: null,
  }),
];

const target = 'github https://api.github.com shop/app';
const tracker = [
  row('trackers', {
    id: 'g',
    map_id: 'one',
    target,
    kind: 'github',
    site: 'https://api.github.com',
    project: 'shop/app',
    account: '',
    sealed: 'sealed-g',
    created_at: 22,
  }),
  row('tracker_issues', {
    map_id: 'one',
    target,
    story_id: 'story:pay',
    release_id: 'release:first',
    asked_at: 23,
    place: 0,
    title: 'Pay',
    wanted: '{}',
    next_at: 24,
  }),
  row('tracker_journal', {
    map_id: 'one',
    target,
    story_id: 'story:pay',
    at: 25,
    what: 'failed',
    issue_key: '',
    reason: 'busy',
  }),
];

const vote = [
  row('votings', { id: 'voting:a', map_id: 'one', dots: 3, release_id: null, opened_at: 26 }),
  row('ballots', { map_id: 'one', voting_id: 'voting:a', voter: 'alice', story_id: 'story:pay', dots: 2 }),
];

/** What was added in each age of the product; later schemas have the rows of all ages before. */
export const ages = {
  people: [...people, ...log],
  image: [image],
  nodes,
  history,
  members,
  signIn,
  audience,
  portfolioLink,
  tracker,
  vote,
} as const;
export type Age = keyof typeof ages;

/** The ages a schema had seen when it was the newest, by its number. */
export const agesOf: Readonly<Record<'sqlite' | 'postgres', readonly (readonly Age[])[]>> = {
  sqlite: [
    ['people'],
    ['image'],
    ['nodes'],
    ['history'],
    ['members'],
    ['signIn'],
    [],
    [],
    [],
    ['audience'],
    ['portfolioLink'],
    [],
    ['tracker'],
    ['vote'],
  ],
  postgres: [
    ['people', 'image', 'nodes'],
    ['history'],
    ['members'],
    ['signIn'],
    [],
    [],
    [],
    ['audience'],
    ['portfolioLink'],
    [],
    ['tracker'],
    ['vote'],
  ],
};

/** The rows of an age in the dialect; at first PostgreSQL already had what SQLite added to the log later. */
export function rowsOf(age: Age, dialect: 'sqlite' | 'postgres'): readonly OlderRow[] {
  const isHeaded = age === 'people' && dialect === 'postgres';
  return [...ages[age], ...(isHeaded ? [row('heads', { doc, seq: 4 })] : [])];
}
