/** GitHub, and GitHub Enterprise, by its REST API. */
import * as z from 'zod/mini';
import type { IssueText } from '../../shared/protocol/trackers.ts';
import { askTracker, clocksDiffer, pathOf, withProjectAsked } from './askTracker.ts';
import { findInPages } from './findInPages.ts';
import { issuePage } from './issuePage.ts';
import { bodyWords, carriesMark, titleWords } from './issueWords.ts';
import { TrackerError, type OpenTracker, type TrackedIssue } from './tracker.ts';

const longestTitle = 256;

/** GitHub gives it to every new project. */
const bugLabel = 'bug';

const projectSchema = z.object({ has_issues: z.boolean(), archived: z._default(z.boolean(), false) });
const issueSchema = z.object({
  number: z.int().check(z.positive()),
  html_url: z.optional(z.unknown()),
});
const listSchema = z.array(
  z.extend(issueSchema, {
    body: z.nullish(z.string()),
    created_at: z.string().check(z.refine((moment) => !Number.isNaN(Date.parse(moment)))),
    /** Here, what is asked to be merged is an issue as well. */
    pull_request: z.optional(z.unknown()),
  }),
);
const labelsSchema = z.array(z.object({ name: z.string() }));

export const openGithub: OpenTracker = ({ site, project, secret }, outgoing) => {
  const ask = askTracker(site, outgoing, {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${secret}`,
    'x-github-api-version': '2022-11-28',
  });
  const home = (): string => `/repos${pathOf(...project.split('/'))}`;
  const tracked = ({ number, html_url }: z.infer<typeof issueSchema>): TrackedIssue => ({
    issueId: String(number),
    key: `#${number}`,
    url: issuePage(html_url, site, `${siteOfPages(site)}/${project}/issues/${number}`),
  });
  const words = (text: IssueText, mark: string): { title: string; body: string } => ({
    title: titleWords(text.title, longestTitle),
    body: bodyWords(text.body, mark),
  });
  const check = async (): Promise<void> => {
    const { value } = await ask({ method: 'GET', path: home() }, projectSchema);
    if (!value.has_issues || value.archived) throw new TrackerError('projectMissing');
  };

  return {
    check,
    find: async (mark, since) => {
      const after = Math.max(since - clocksDiffer, 0);
      // Its search lags behind; the list does not. `since` asks for what has changed: older ones may come as well.
      const query = `state=all&sort=created&direction=desc&since=${new Date(after).toISOString()}`;
      const found = await findInPages(
        async (page, size) => {
          const path = `${home()}/issues?${query}&per_page=${size}&page=${page}`;
          const { value, headers } = await ask({ method: 'GET', path }, listSchema);
          return { items: value, isLast: !/\brel="next"/.test(headers.get('link') ?? '') };
        },
        ({ body, created_at, pull_request }) => {
          if (Date.parse(created_at) < after) return 'end';
          return pull_request === undefined && carriesMark(body ?? '', mark) ? 'this' : 'other';
        },
      );
      return found && tracked(found);
    },
    create: async (text, mark) => {
      const body = { ...words(text, mark), ...(text.kind === 'bug' ? { labels: [bugLabel] } : {}) };
      const request = { method: 'POST', path: `${home()}/issues`, body, isMaking: true } as const;
      return tracked((await ask(request, issueSchema)).value);
    },
    update: async (issueId, text, mark) => {
      const path = `${home()}/issues${pathOf(issueId)}`;
      // Labels are only written all at once, those of other people among them.
      const { value } = await withProjectAsked(['issueGone'], check, () =>
        ask({ method: 'GET', path: `${path}/labels?per_page=100`, missing: 'issueGone' }, labelsSchema),
      );
      const others = value.map(({ name }) => name).filter((name) => name.toLowerCase() !== bugLabel);
      const isBug = others.length < value.length;
      const wantsBug = text.kind === 'bug';
      const labels = isBug === wantsBug ? {} : { labels: wantsBug ? [...others, bugLabel] : others };
      const body = { ...words(text, mark), ...labels };
      // It was there a moment ago: the key may read and not write, which must not look as if the issue were gone.
      await ask({ method: 'PATCH', path, body, missing: 'keyRefused' }, issueSchema);
    },
  };
};

/** Where people read what is at `https://api.github.com` or `https://host/api/v3`. */
function siteOfPages(site: string): string {
  const { protocol, host, pathname } = new URL(site);
  const path = pathname.replace(/\/(?:api\/v3)?$/, '');
  return `${protocol}//${host.replace(/^api\./, '')}${path}`;
}
