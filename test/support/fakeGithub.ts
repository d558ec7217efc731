/** Plays the part of GitHub’s REST API that is about issues, as strict as it is, or stricter. */
import { z } from 'zod';
import {
  byCreation,
  canBeKept,
  pageOf,
  trackerWords,
  type FakeCall,
  type FakeIssue,
  type FakeReply,
  type FakeState,
} from './fakeTrackerState.ts';

const writable = {
  title: z
    .string()
    .max(256)
    .refine(canBeKept)
    .refine((title) => title.trim() !== ''),
  body: z.string().max(65_536).refine(canBeKept),
  labels: z.array(z.string().min(1).max(50)),
};
const newIssue = z.strictObject({
  ...writable,
  body: writable.body.optional(),
  labels: writable.labels.optional(),
});
const changedIssue = z.strictObject(writable).partial();
const listQuery = z.strictObject({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  sort: z.enum(['created', 'updated', 'comments']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  since: z.iso.datetime().optional(),
  per_page: z.string().regex(/^\d+$/).optional(),
  page: z.string().regex(/^\d+$/).optional(),
});

/** null: the path is not one of GitHub’s. */
export function answerAsGithub(
  { method, parts, query, headers, body }: FakeCall,
  state: FakeState,
): FakeReply | null {
  // One’s own GitHub Enterprise has it all below a path.
  const [first, owner, name, area, number, part] =
    parts[0] === 'api' && parts[1] === 'v3' ? parts.slice(2) : parts;
  if (first !== 'repos') return null;
  if (headers['user-agent'] === undefined) return refusal(403);
  if (headers['x-github-api-version'] !== '2022-11-28') return refusal(400);
  if (headers.accept !== 'application/vnd.github+json') return refusal(415);
  if (headers.authorization !== `Bearer ${state.key}`) return refusal(401);
  const project = `${owner}/${name}`;
  if (!state.projects.github.includes(project)) return refusal(404);
  const isOpen = !state.closed.has(project);
  if (area === undefined) {
    const json = {
      id: 1296269,
      name,
      full_name: project,
      private: true,
      has_issues: isOpen,
      archived: false,
    };
    return method === 'GET' ? ok(json) : refusal(404);
  }
  if (area !== 'issues') return refusal(404);
  if (!isOpen) return refusal(410);
  const issues = state.issues.filter((issue) => issue.kind === 'github' && issue.project === project);
  if (number === undefined) {
    if (method === 'GET') return list(issues, query, state);
    if (method !== 'POST') return refusal(404);
    const given = newIssue.safeParse(body);
    if (!given.success) return refusal(422);
    const { title, body: words = '', labels = [] } = given.data;
    return ok(shown(state.add({ kind: 'github', project, title, body: words, labels }), state), 201);
  }
  const issue = issues.find(({ id }) => id === number);
  if (issue === undefined) return refusal(/^\d+$/.test(number) ? 410 : 404);
  if (part === 'labels' && method === 'GET') return ok(issue.labels.map(shownLabel));
  if (part !== undefined) return refusal(404);
  if (method === 'GET') return ok(shown(issue, state));
  if (method !== 'PATCH') return refusal(404);
  const given = changedIssue.safeParse(body);
  if (!given.success) return refusal(422);
  state.change(issue, given.data);
  return ok(shown(issue, state));
}

function list(issues: readonly FakeIssue[], query: URLSearchParams, state: FakeState): FakeReply {
  const asked = listQuery.safeParse(Object.fromEntries(query));
  if (!asked.success) return refusal(422);
  const { since, sort, direction, state: shownState } = asked.data;
  const after = since === undefined ? -Infinity : Date.parse(since);
  const chosen = issues
    .filter(({ updatedAt }) => inSeconds(updatedAt) >= after)
    .filter(({ isClosed }) => shownState === 'all' || isClosed === (shownState === 'closed'))
    .sort(sort === 'created' ? byCreation : (one, other) => other.updatedAt - one.updatedAt);
  if (direction === 'asc') chosen.reverse();
  const { items, page, pages } = pageOf(chosen, query, 30);
  const linkTo = (to: number, rel: string): string => {
    const there = new URLSearchParams(query);
    there.set('page', String(to));
    return `<${state.url}/repositories/1296269/issues?${there.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev')] : []),
    ...(page < pages ? [linkTo(page + 1, 'next'), linkTo(pages, 'last')] : []),
  ];
  return {
    status: 200,
    json: items.map((issue) => shown(issue, state)),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

function shown(issue: FakeIssue, { url }: FakeState): object {
  const page = `${url}/${issue.project}/${issue.isPullRequest ? 'pull' : 'issues'}/${issue.id}`;
  return {
    id: 1_000_000 + Number(issue.id),
    node_id: `I_${issue.id}`,
    number: Number(issue.id),
    title: issue.title,
    body: issue.body === '' ? null : issue.body,
    state: issue.isClosed ? 'closed' : 'open',
    locked: false,
    comments: 0,
    user: { login: 'alice', id: 1, type: 'User' },
    labels: issue.labels.map(shownLabel),
    assignees: [],
    created_at: stamp(issue.createdAt),
    updated_at: stamp(issue.updatedAt),
    url: `${url}/repos/${issue.project}/issues/${issue.id}`,
    html_url: page,
    ...(issue.isPullRequest ? { pull_request: { html_url: page } } : {}),
  };
}

function shownLabel(name: string): object {
  return { id: 1, node_id: 'L_1', name, color: 'd73a4a', default: true, description: null };
}

/** GitHub counts in seconds. */
function inSeconds(moment: number): number {
  return Math.floor(moment / 1000) * 1000;
}

function stamp(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
}

function ok(json: unknown, status = 200): FakeReply {
  return { status, json, headers: { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4999' } };
}

function refusal(status: number): FakeReply {
  return { ...ok({ message: trackerWords, documentation_url: 'https://docs.github.com/rest' }), status };
}
