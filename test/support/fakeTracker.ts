/** A real HTTP server that plays GitHub, GitLab and Jira at once, and fails on demand in the ways they do. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TrackerPlace } from '../../server/trackers/tracker.ts';
import type { TrackerKind } from '../../shared/protocol/trackers.ts';
import { failAs, type Fault } from './fakeFault.ts';
import { answerAsGithub } from './fakeGithub.ts';
import { answerAsGitlab } from './fakeGitlab.ts';
import { answerAsJira } from './fakeJira.ts';
import {
  trackerWords,
  type FakeCall,
  type FakeIssue,
  type FakeReply,
  type FakeState,
  type FakeType,
  type NewFakeIssue,
} from './fakeTrackerState.ts';

export interface FakeRequest {
  readonly method: string;
  /** Without what is asked behind the `?`. */
  readonly path: string;
  readonly query: string;
  /** Whether it would change something. */
  readonly isWrite: boolean;
}

export interface FakeTracker {
  readonly url: string;
  /** The only key that is let in. */
  readonly key: string;
  /** A connection to the project of that kind there is, with the key. */
  readonly place: (kind: TrackerKind) => TrackerPlace;
  readonly issues: readonly FakeIssue[];
  /** Everything that was asked, in its order. */
  readonly requests: readonly FakeRequest[];
  /** Decides for each request as it comes. */
  faults: (request: FakeRequest) => Fault;
  /** The types of issues in Jira. */
  types: readonly FakeType[];
  /** Somebody else makes an issue there. */
  readonly add: (issue: NewFakeIssue) => FakeIssue;
  /** Somebody deletes it there. */
  readonly remove: (issue: FakeIssue) => void;
  /** From now on the project of that kind keeps no issues. */
  readonly closeProject: (kind: TrackerKind) => void;
  /** Stops to listen and cuts all connections. */
  readonly down: () => Promise<void>;
  /** Listens again, on the same port. */
  readonly up: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const key = 'good-key';
const projects = { github: ['shop/web'], gitlab: ['shop/team/web'], jira: ['SHOP'] } as const;
const jiraTypes: readonly FakeType[] = [
  { id: '10000', name: 'Epic', subtask: false, hierarchyLevel: 1 },
  { id: '10001', name: 'Sub-task', subtask: true, hierarchyLevel: -1 },
  { id: '10002', name: 'Story', subtask: false, hierarchyLevel: 0 },
  { id: '10003', name: 'Task', subtask: false, hierarchyLevel: 0 },
  { id: '10004', name: 'Bug', subtask: false, hierarchyLevel: 0 },
];

/** Listens on a free port. `now` tells when issues are made. */
export async function startFakeTracker(now: () => number = Date.now): Promise<FakeTracker> {
  const issues: FakeIssue[] = [];
  const requests: FakeRequest[] = [];
  const closed = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const made = { github: 0, gitlab: 0, jira: 0 };

  const add = ({ kind, project = projects[kind][0], ...given }: NewFakeIssue): FakeIssue => {
    const number = ++made[kind];
    const createdAt = given.createdAt ?? now();
    const issue: FakeIssue = {
      kind,
      project,
      id: String(kind === 'jira' ? 10_000 + number : number),
      key: kind === 'jira' ? `${project}-${number}` : `#${number}`,
      title: given.title,
      body: given.body,
      labels: [...(given.labels ?? [])],
      type: given.type ?? (kind === 'jira' ? 'Story' : ''),
      isClosed: false,
      isPullRequest: given.isPullRequest ?? false,
      createdAt,
      updatedAt: createdAt,
    };
    issues.push(issue);
    return issue;
  };

  const answer = (call: FakeCall): FakeReply => {
    const state: FakeState = {
      ...{ url, key, projects, closed, issues, types: tracker.types, add },
      change: (issue, fields) => Object.assign(issue, fields, { updatedAt: now() }),
    };
    return (
      answerAsGithub(call, state) ??
      answerAsGitlab(call, state) ??
      answerAsJira(call, state) ?? { status: 404, json: { message: trackerWords } }
    );
  };

  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url!, url);
    const method = request.method!;
    const isWrite = method !== 'GET' && !pathname.endsWith('/search/jql');
    const asked: FakeRequest = { method, path: pathname, query: search, isWrite };
    const parts = pathname.slice(1).split('/').map(decodeURIComponent);
    const hear = (body: unknown): void => {
      requests.push(asked);
      const act = (): FakeReply => {
        if (body === null) return { status: 415, json: { message: trackerWords } };
        return answer({ method, parts, query: searchParams, headers: request.headers, body });
      };
      failAs(tracker.faults(asked), response, act, timers);
    };
    // One that breaks off is none.
    readBody(request).then(hear, () => response.destroy());
  });

  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const down = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };

  const tracker: FakeTracker = {
    url,
    key,
    place: (kind) => ({
      site: url,
      project: projects[kind][0],
      account: kind === 'jira' ? 'alice@example.org' : '',
      secret: key,
    }),
    issues,
    requests,
    faults: () => 'none',
    types: jiraTypes,
    add,
    remove: (issue) => {
      issues.splice(issues.indexOf(issue), 1);
    },
    closeProject: (kind) => {
      closed.add(projects[kind][0]);
    },
    down,
    up: () => listen(port),
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      await down();
    },
  };
  return tracker;
}

/** undefined: there is none; null: none that is read. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  if (text === '') return undefined;
  if (request.headers['content-type'] !== 'application/json') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
