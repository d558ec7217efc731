/** Plays the part of GitLab’s REST API that is about issues, as strict as it is, or stricter. */
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
    .max(255)
    .refine(canBeKept)
    .refine((title) => title.trim() !== ''),
  description: z.string().max(1_048_576).refine(canBeKept),
};
/** Their names, with commas between. */
const labelNames = z.string().transform((names) => names.split(',').filter((name) => name !== ''));
const newIssue = z.strictObject({
  ...writable,
  description: writable.description.default(''),
  labels: labelNames.default([]),
});
const changedIssue = z
  .strictObject({ ...writable, labels: labelNames, add_labels: labelNames, remove_labels: labelNames })
  .partial();
const listQuery = z.strictObject({
  scope: z.enum(['created_by_me', 'assigned_to_me', 'all']).default('created_by_me'),
  state: z.enum(['opened', 'closed', 'all']).default('all'),
  search: z.string().min(3).optional(),
  in: z.enum(['title', 'description', 'title,description']).default('title,description'),
  created_after: z.iso.datetime().optional(),
  per_page: z.string().regex(/^\d+$/).optional(),
  page: z.string().regex(/^\d+$/).optional(),
});

/** null: the path is not one of GitLab’s. */
export function answerAsGitlab(
  { method, parts, query, headers, body }: FakeCall,
  state: FakeState,
): FakeReply | null {
  const [api, version, area, project = '', what, iid, more] = parts;
  if (api !== 'api' || version !== 'v4') return null;
  if (headers['private-token'] !== state.key) return refusal(401);
  if (area !== 'projects' || !state.projects.gitlab.includes(project)) return refusal(404);
  const isOpen = !state.closed.has(project);
  if (what === undefined) {
    const level = isOpen ? 'enabled' : 'disabled';
    const json = { id: 42, path_with_namespace: project, issues_enabled: isOpen, issues_access_level: level };
    return method === 'GET' ? ok(json) : refusal(404);
  }
  if (what !== 'issues' || more !== undefined) return refusal(404);
  if (!isOpen) return refusal(403);
  const issues = state.issues.filter((issue) => issue.kind === 'gitlab' && issue.project === project);
  if (iid === undefined) {
    if (method === 'GET') return list(issues, query, state);
    if (method !== 'POST') return refusal(404);
    const given = newIssue.safeParse(body);
    if (!given.success) return refusal(400);
    const { title, description, labels } = given.data;
    const issue = state.add({ kind: 'gitlab', project, title, body: '', labels });
    act(issue, description);
    return ok(shown(issue, state), 201);
  }
  const issue = issues.find(({ id }) => id === iid);
  if (issue === undefined) return refusal(404);
  if (method === 'GET') return ok(shown(issue, state));
  if (method !== 'PUT') return refusal(404);
  const given = changedIssue.safeParse(body);
  if (!given.success) return refusal(400);
  const {
    title = issue.title,
    description,
    labels = issue.labels,
    add_labels = [],
    remove_labels = [],
  } = given.data;
  const left = new Set([...labels, ...add_labels]);
  for (const name of remove_labels) left.delete(name);
  state.change(issue, { title, labels: [...left] });
  if (description !== undefined) act(issue, description);
  return ok(shown(issue, state));
}

/** GitLab does what lines of a description say, and keeps the others. */
function act(issue: FakeIssue, description: string): void {
  const rest = description.split('\n').filter((line) => {
    const [, action, argument = ''] = /^\s*\/(close|label|confidential)(?: ~(\w+))?\s*$/.exec(line) ?? [];
    if (action === 'close') issue.isClosed = true;
    if (action === 'label') issue.labels.push(argument);
    return action === undefined;
  });
  issue.body = rest.join('\n');
}

function list(issues: readonly FakeIssue[], query: URLSearchParams, state: FakeState): FakeReply {
  const asked = listQuery.safeParse(Object.fromEntries(query));
  if (!asked.success) return refusal(400);
  const { search, in: places, created_after, state: shownState } = asked.data;
  const after = created_after === undefined ? -Infinity : Date.parse(created_after);
  const sought = search?.toLowerCase() ?? '';
  const chosen = issues
    .filter(({ createdAt }) => createdAt >= after)
    .filter(({ isClosed }) => shownState === 'all' || isClosed === (shownState === 'closed'))
    .filter(
      ({ title, body }) =>
        (places.includes('title') && title.toLowerCase().includes(sought)) ||
        (places.includes('description') && body.toLowerCase().includes(sought)),
    )
    .sort(byCreation);
  const { items, page, size, pages } = pageOf(chosen, query, 20);
  const json = items.map((issue) => shown(issue, state));
  const next = page < pages ? String(page + 1) : '';
  return {
    status: 200,
    json,
    headers: { 'x-page': String(page), 'x-per-page': String(size), 'x-next-page': next },
  };
}

function shown(issue: FakeIssue, { url }: FakeState): object {
  return {
    id: 1_000_000 + Number(issue.id),
    iid: Number(issue.id),
    project_id: 42,
    title: issue.title,
    description: issue.body === '' ? null : issue.body,
    state: issue.isClosed ? 'closed' : 'opened',
    labels: issue.labels,
    author: { id: 1, username: 'alice', name: 'alice' },
    created_at: new Date(issue.createdAt).toISOString(),
    updated_at: new Date(issue.updatedAt).toISOString(),
    web_url: `${url}/${issue.project}/-/issues/${issue.id}`,
    references: { short: issue.key, full: `${issue.project}${issue.key}` },
  };
}

function ok(json: unknown, status = 200): FakeReply {
  return { status, json };
}

function refusal(status: number): FakeReply {
  return { status, json: { message: trackerWords } };
}
