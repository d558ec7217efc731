/** HTTP bodies about trackers: connections, what a push of a slice would change there, and how far it has come. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';

export const trackerKinds = ['github', 'gitlab', 'jira'] as const;
export type TrackerKind = (typeof trackerKinds)[number];

/** Where a tracker of this kind is when it is not one's own. Jira has an address for each team. */
export const usualSites: Readonly<Record<TrackerKind, string>> = {
  github: 'https://api.github.com',
  gitlab: 'https://gitlab.com',
  jira: '',
};

/** Of one map. */
export const mostTrackers = 10;

/** A site's origin, with a path where the tracker lives below one; no query, no password. */
const siteSchema = z.url({ protocol: /^https?$/ }).check(
  z.maxLength(300),
  z.refine((site) => {
    const url = URL.parse(site);
    return url !== null && `${url.search}${url.hash}${url.username}${url.password}` === '';
  }, 'An address like https://gitlab.example.org'),
  z.overwrite((site) => site.replace(/\/+$/, '')),
);

/** How a project is named there: `owner/repository`, `group/sub-group/project`, a key like `SHOP`. */
const projectShapes: Readonly<Record<TrackerKind, RegExp>> = {
  github: /^[\w.-]{1,100}\/[\w.-]{1,100}$/,
  gitlab: /^[\w.-]{1,100}(?:\/[\w.-]{1,100}){1,20}$/,
  jira: /^[A-Z][A-Z0-9_]{1,29}$/,
};

export const connectTrackerRequest = z
  .object({
    kind: z.enum(trackerKinds),
    site: siteSchema,
    project: z.string().check(z.trim(), z.maxLength(300)),
    /** Whose key it is: the e-mail address, for Jira; empty for the others. */
    account: z.string().check(z.trim(), z.maxLength(200), z.regex(/^[\x21-\x7e]*$/)),
    /** The tracker's own key. It is kept encrypted and never shown again. */
    secret: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000), z.regex(/^[\x21-\x7e]+$/)),
  })
  .check(
    z.refine(({ kind, project }) => projectShapes[kind].test(project) && !project.includes('..'), {
      path: ['project'],
      error: 'owner/repository, group/project, or the key of a Jira project',
    }),
    z.refine(({ kind, account }) => (kind === 'jira') === (account !== ''), {
      path: ['account'],
      error: 'Jira asks for the e-mail address of the key, the others for none',
    }),
  );
export type ConnectTracker = z.infer<typeof connectTrackerRequest>;

/** A connection, without its key. */
export const trackerEntry = z.object({
  id: z.string(),
  kind: z.enum(trackerKinds),
  site: z.string(),
  project: z.string(),
  account: z.string(),
  createdAt: z.number(),
});
export type TrackerEntry = z.infer<typeof trackerEntry>;

export const trackersAnswer = z.object({
  trackers: z.array(trackerEntry),
  /** Whether this server can keep the key of a tracker; false: whoever runs it has to set SECRET_KEY. */
  canConnect: z.boolean(),
});
export type TrackersAnswer = z.infer<typeof trackersAnswer>;

/** What a tracker shows of a story. */
export const issueText = z.object({
  title: z.string().check(z.maxLength(longestTitle)),
  /** Markdown. */
  body: z.string(),
  kind: z.enum(['bug', 'other']),
});
export type IssueText = z.infer<typeof issueText>;

/** Why an issue is not there yet, or not as it should be. */
export const trackerReasons = [
  /** No answer, or none in time. */
  'unreachable',
  /** It says that this is too much at once. */
  'busy',
  /** It has a fault of its own. */
  'broken',
  /** It does not let the key in. */
  'keyRefused',
  /** There is no such project for this key. */
  'projectMissing',
  /** Somebody deleted the issue there. */
  'issueGone',
  /** It takes everything but this story. */
  'refused',
  /** The key of the connection cannot be read any more on this server. */
  'keyLost',
] as const;
export type TrackerReason = (typeof trackerReasons)[number];

export const pushToTrackerRequest = z.object({ releaseId: idSchema('release') });

/** One story of a slice, and what a push would do to its issue. */
export const trackerPreviewItem = z.object({
  storyId: idSchema('story'),
  title: z.string(),
  change: z.enum(['new', 'changed', 'unchanged']),
  /** How the tracker names the issue, like `#12` or `SHOP-12`; empty: not there yet. */
  key: z.string(),
  url: z.string(),
  /** What changes, with what is there now; empty unless it is changed. */
  fields: z.array(z.object({ field: z.enum(['title', 'body', 'kind']), from: z.string(), to: z.string() })),
});
export type TrackerPreviewItem = z.infer<typeof trackerPreviewItem>;
export const trackerPreviewAnswer = z.object({
  items: z.array(trackerPreviewItem),
  /** Stories of the slice that are not in the backlog: they stay out. */
  outside: z.number(),
});
export type TrackerPreviewAnswer = z.infer<typeof trackerPreviewAnswer>;

/** One story that was pushed to a tracker. */
export const trackerIssue = z.object({
  storyId: idSchema('story'),
  title: z.string(),
  /** `waiting`: it is tried until it is there. `refused`: it waits for a person. */
  state: z.enum(['waiting', 'pushed', 'refused']),
  key: z.string(),
  url: z.string(),
  reason: z.nullable(z.enum(trackerReasons)),
  /** When it is tried next, while it waits. */
  nextAt: z.nullable(z.number()),
});
export type TrackerIssue = z.infer<typeof trackerIssue>;
/** The stories of a slice that were ever pushed to this tracker, in the order they were asked for. */
export const trackerPushAnswer = z.object({
  issues: z.array(trackerIssue),
  pushed: z.number(),
  waiting: z.number(),
  refused: z.number(),
});
export type TrackerPushAnswer = z.infer<typeof trackerPushAnswer>;

/** What happened at a tracker, newest first. */
export const trackerJournalAnswer = z.object({
  entries: z.array(
    z.object({
      at: z.number(),
      storyId: idSchema('story'),
      /** `found`: an earlier try, whose answer was lost, had made the issue after all. */
      what: z.enum(['created', 'found', 'updated', 'failed', 'refused']),
      key: z.string(),
      reason: z.nullable(z.enum(trackerReasons)),
    }),
  ),
});
export type TrackerJournalAnswer = z.infer<typeof trackerJournalAnswer>;
