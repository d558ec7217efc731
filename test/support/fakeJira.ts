/** Plays the part of Jira Cloud’s REST API that is about issues, as strict as it is, or stricter. */
import { z } from 'zod';
import {
  byCreation,
  canBeKept,
  trackerWords,
  type FakeCall,
  type FakeIssue,
  type FakeReply,
  type FakeState,
} from './fakeTrackerState.ts';

const textNode = z.strictObject({ type: z.literal('text'), text: z.string().min(1).refine(canBeKept) });
const paragraph = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(z.union([textNode, z.strictObject({ type: z.literal('hardBreak') })])),
});
const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1) });
const bulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) });
const document = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(z.union([paragraph, bulletList])),
});

const writable = {
  summary: z
    .string()
    .max(255)
    .refine(canBeKept)
    .refine((summary) => summary.trim() !== '' && !/[\r\n]/.test(summary)),
  description: document.refine((text) => plainText(text).length <= 32_767),
  issuetype: z.strictObject({ id: z.string() }),
};
const label = z.string().max(255).regex(/^\S+$/);
const newIssue = z.strictObject({
  fields: z.strictObject({
    ...writable,
    project: z.strictObject({ key: z.string() }),
    description: writable.description.optional(),
    labels: z.array(label).default([]),
  }),
});
const changedIssue = z.strictObject({
  fields: z.strictObject(writable).partial().default({}),
  update: z
    .strictObject({
      labels: z.array(z.union([z.strictObject({ add: label }), z.strictObject({ remove: label })])),
    })
    .optional(),
});
const search = z.strictObject({
  jql: z.string().regex(/^project = "\w+" AND labels = "[\w-]+" ORDER BY created DESC$/),
  fields: z.array(z.string()),
  maxResults: z.number().int().min(1).max(5000).default(50),
  nextPageToken: z.string().optional(),
});

/** null: the path is not one of Jira’s. */
export function answerAsJira(call: FakeCall, state: FakeState): FakeReply | null {
  const { method, parts, query, headers, body } = call;
  const [rest, api, version, area, ...path] = parts;
  if (rest !== 'rest' || api !== 'api' || version !== '3') return null;
  if (!isLetIn(headers.authorization, state.key)) return refusal(401);
  const issues = state.issues.filter(({ kind }) => kind === 'jira');
  const [name = '', project, what] = path;
  if (area === 'project' && method === 'GET') {
    const key = state.projects.jira.find((one) => one === name);
    if (key === undefined) return refusal(404);
    const json = {
      id: '10000',
      key,
      name: 'Shop',
      projectTypeKey: 'software',
      archived: state.closed.has(key),
    };
    return { status: 200, json };
  }
  if (area === 'search' && name === 'jql' && method === 'POST') return found(issues, body, state);
  if (area !== 'issue') return refusal(404);
  if (name === 'createmeta') {
    if (method !== 'GET' || what !== 'issuetypes' || !state.projects.jira.includes(project ?? ''))
      return refusal(404);
    const types = state.closed.has(project ?? '') ? [] : state.types;
    return { status: 200, json: { startAt: 0, maxResults: 50, total: types.length, issueTypes: types } };
  }
  if (name === '') return method === 'POST' ? create(body, state) : refusal(405);
  const issue = issues.find(({ id, key }) => id === name || key === name);
  if (issue === undefined || path.length > 1) return refusal(404);
  if (method === 'PUT') return change(issue, body, state);
  if (method !== 'GET') return refusal(405);
  return { status: 200, json: shown(issue, (query.get('fields') ?? '*all').split(','), state) };
}

function isLetIn(authorization: string | undefined, key: string): boolean {
  const [, encoded = ''] = /^Basic ([\w+/=]+)$/.exec(authorization ?? '') ?? [];
  const [, secret] = /^[^:@]+@[^:@]+:(.+)$/.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return secret === key;
}

function create(body: unknown, state: FakeState): FakeReply {
  const given = newIssue.safeParse(body);
  if (!given.success) return refusal(400);
  const { project, issuetype, summary, description, labels } = given.data.fields;
  const type = state.types.find(({ id }) => id === issuetype.id);
  const isThere = state.projects.jira.includes(project.key) && !state.closed.has(project.key);
  // A sub-task needs the issue it belongs to.
  if (!isThere || type === undefined || type.subtask) return refusal(400);
  const words = description === undefined ? '' : plainText(description);
  const { id, key } = state.add({
    kind: 'jira',
    project: project.key,
    title: summary,
    body: words,
    labels,
    type: type.name,
  });
  return { status: 201, json: { id, key, self: `${state.url}/rest/api/3/issue/${id}` } };
}

function change(issue: FakeIssue, body: unknown, state: FakeState): FakeReply {
  const given = changedIssue.safeParse(body);
  if (!given.success) return refusal(400);
  const { fields, update } = given.data;
  const type = state.types.find(({ id }) => id === fields.issuetype?.id);
  if (fields.issuetype !== undefined && (type === undefined || type.subtask)) return refusal(400);
  const labels = new Set(issue.labels);
  for (const step of update?.labels ?? []) {
    if ('add' in step) labels.add(step.add);
    else labels.delete(step.remove);
  }
  state.change(issue, {
    title: fields.summary ?? issue.title,
    body: fields.description === undefined ? issue.body : plainText(fields.description),
    labels: [...labels],
    type: type?.name ?? issue.type,
  });
  return { status: 204 };
}

function found(issues: readonly FakeIssue[], body: unknown, state: FakeState): FakeReply {
  const asked = search.safeParse(body);
  if (!asked.success) return refusal(400);
  const { jql, fields, maxResults, nextPageToken = '0' } = asked.data;
  const [, project = '', sought = ''] = /^project = "(\w+)" AND labels = "([\w-]+)"/.exec(jql)!;
  // Jira refuses to look where it knows of nothing.
  if (!state.projects.jira.includes(project)) return refusal(400);
  const chosen = issues
    .filter((issue) => issue.project === project && issue.labels.includes(sought))
    .sort(byCreation);
  const start = Number(nextPageToken);
  const end = start + maxResults;
  const isLast = end >= chosen.length;
  const json = {
    issues: chosen.slice(start, end).map((issue) => shown(issue, fields, state)),
    isLast,
    ...(isLast ? {} : { nextPageToken: String(end) }),
  };
  return { status: 200, json };
}

/** Only the fields that were asked for. */
function shown(issue: FakeIssue, asked: readonly string[], { url, types }: FakeState): object {
  const type = types.find(({ name }) => name === issue.type);
  const all: Record<string, unknown> = {
    summary: issue.title,
    labels: issue.labels,
    created: stamp(issue.createdAt),
    updated: stamp(issue.updatedAt),
    issuetype: { self: `${url}/rest/api/3/issuetype/${type?.id}`, ...type },
  };
  const chosen = Object.entries(all).filter(([name]) => asked.includes(name) || asked.includes('*all'));
  return {
    id: issue.id,
    key: issue.key,
    self: `${url}/rest/api/3/issue/${issue.id}`,
    fields: Object.fromEntries(chosen),
  };
}

/** Jira writes the offset without a colon. */
function stamp(moment: number): string {
  return new Date(moment).toISOString().replace('Z', '+0000');
}

function plainText({ content }: z.infer<typeof document>): string {
  const lineOf = (block: z.infer<typeof paragraph>): string =>
    block.content.map((node) => (node.type === 'text' ? node.text : '\n')).join('');
  return content
    .flatMap((block) =>
      block.type === 'paragraph'
        ? [lineOf(block)]
        : block.content.map((item) => `- ${item.content.map(lineOf).join('\n')}`),
    )
    .join('\n');
}

function refusal(status: number): FakeReply {
  return { status, json: { errorMessages: [trackerWords], errors: {} } };
}
