/** GitLab, its own or one’s own, by its REST API. */
import * as z from 'zod/mini';
import type { IssueText } from '../../shared/protocol/trackers.ts';
import { askTracker, clocksDiffer, pathOf, withProjectAsked } from './askTracker.ts';
import { findInPages } from './findInPages.ts';
import { issuePage } from './issuePage.ts';
import { bodyWords, carriesMark, titleWords } from './issueWords.ts';
import { TrackerError, type OpenTracker, type TrackedIssue } from './tracker.ts';

const longestTitle = 255;
const bugLabel = 'bug';

const projectSchema = z.object({
  id: z.int(),
  archived: z._default(z.boolean(), false),
  issues_enabled: z._default(z.boolean(), true),
  issues_access_level: z._default(z.string(), 'enabled'),
});
const issueSchema = z.object({
  iid: z.int().check(z.positive()),
  web_url: z.optional(z.unknown()),
});
const listSchema = z.array(z.extend(issueSchema, { description: z.nullish(z.string()) }));

export const openGitlab: OpenTracker = ({ site, project, secret }, outgoing) => {
  const ask = askTracker(site, outgoing, { accept: 'application/json', 'private-token': secret });
  const home = (): string => `/api/v4/projects${pathOf(project)}`;
  const tracked = ({ iid, web_url }: z.infer<typeof issueSchema>): TrackedIssue => ({
    issueId: String(iid),
    key: `#${iid}`,
    url: issuePage(web_url, site, `${site}/${project}/-/issues/${iid}`),
  });
  const words = (text: IssueText, mark: string): { title: string; description: string } => ({
    title: titleWords(text.title, longestTitle),
    description: bodyWords(text.body, mark, withoutAction),
  });
  const check = async (): Promise<void> => {
    const { value } = await ask({ method: 'GET', path: home() }, projectSchema);
    const keepsIssues = value.issues_enabled && value.issues_access_level !== 'disabled';
    if (!keepsIssues || value.archived) throw new TrackerError('projectMissing');
  };

  return {
    check,
    find: async (mark, since) => {
      const after = new Date(Math.max(since - clocksDiffer, 0)).toISOString();
      const query = `scope=all&created_after=${after}&search=${encodeURIComponent(mark)}&in=description`;
      const found = await findInPages(
        async (page, size) => {
          const path = `${home()}/issues?${query}&per_page=${size}&page=${page}`;
          const { value, headers } = await ask({ method: 'GET', path }, listSchema);
          return { items: value, isLast: (headers.get('x-next-page') ?? '') === '' };
        },
        ({ description }) => (carriesMark(description ?? '', mark) ? 'this' : 'other'),
      );
      return found && tracked(found);
    },
    create: async (text, mark) => {
      const body = { ...words(text, mark), ...(text.kind === 'bug' ? { labels: bugLabel } : {}) };
      const request = { method: 'POST', path: `${home()}/issues`, body, isMaking: true } as const;
      return tracked((await ask(request, issueSchema)).value);
    },
    update: async (issueId, text, mark) => {
      const label = text.kind === 'bug' ? { add_labels: bugLabel } : { remove_labels: bugLabel };
      const body = { ...words(text, mark), ...label };
      const path = `${home()}/issues${pathOf(issueId)}`;
      await withProjectAsked(['issueGone'], check, () =>
        ask({ method: 'PUT', path, body, missing: 'issueGone' }, issueSchema),
      );
    },
  };
};

/** GitLab does what a line like `/close` says; with the backslash it is read as written. */
function withoutAction(line: string): string {
  return line.replace(/^\s*\//, '\\/');
}
