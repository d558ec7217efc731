/** Jira Cloud, by its REST API. */
import * as z from 'zod/mini';
import type { IssueText } from '../../shared/protocol/trackers.ts';
import { adf, type AdfDocument } from './adf.ts';
import { askTracker, clocksDiffer, pathOf, withProjectAsked } from './askTracker.ts';
import { bodyWords, titleWords } from './issueWords.ts';
import { TrackerError, type OpenTracker, type TrackedIssue } from './tracker.ts';

const longestTitle = 255;

const keySchema = z.string().check(z.regex(/^[A-Z][A-Z0-9_]*-[1-9]\d*$/));
const idSchema = z.string().check(z.regex(/^\d+$/));
const projectSchema = z.object({ key: z.string(), archived: z._default(z.boolean(), false) });
const issueSchema = z.object({ id: idSchema, key: keySchema });
const typeSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The name before Jira translated it for the owner of the key. */
  untranslatedName: z.optional(z.string()),
  subtask: z._default(z.boolean(), false),
  /** Epics are above 0. */
  hierarchyLevel: z._default(z.number(), 0),
});
type IssueType = z.infer<typeof typeSchema>;
const typesSchema = z.object({ issueTypes: z.array(typeSchema) });
const typedSchema = z.object({ fields: z.object({ issuetype: z.object({ id: z.string() }) }) });
/** What is changed is answered with 204, and no body. */
const nothingSchema = z.null();
const foundSchema = z.object({
  issues: z.array(
    z.extend(issueSchema, {
      fields: z.object({
        created: z.string().check(z.refine((moment) => !Number.isNaN(momentOf(moment)))),
        labels: z.array(z.string()),
      }),
    }),
  ),
});

export const openJira: OpenTracker = ({ site, project, account, secret }, outgoing) => {
  const ask = askTracker(site, outgoing, {
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`,
  });
  const api = '/rest/api/3';
  const tracked = ({ id, key }: z.infer<typeof issueSchema>): TrackedIssue => ({
    issueId: id,
    key,
    url: `${site}/browse/${key}`,
  });
  const words = (text: IssueText, mark: string): { summary: string; description: AdfDocument } => ({
    summary: titleWords(text.title, longestTitle),
    description: adf(bodyWords(text.body, mark)),
  });
  const check = async (): Promise<void> => {
    const { value } = await ask({ method: 'GET', path: `${api}/project${pathOf(project)}` }, projectSchema);
    if (value.archived) throw new TrackerError('projectMissing');
  };
  const readTypes = async (): Promise<IssueType[]> => {
    const path = `${api}/issue/createmeta${pathOf(project)}/issuetypes`;
    const { issueTypes } = (await ask({ method: 'GET', path }, typesSchema)).value;
    // These are the ones the owner of the key may make.
    if (issueTypes.length === 0) throw new TrackerError('keyRefused');
    return issueTypes;
  };

  return {
    check,
    /** Jira finds an issue by its label only some seconds after it was made: who asks waits before. */
    find: async (mark, since) => {
      const label = labelOf(mark);
      // No time in it: Jira would read it in the time zone of the owner of the key.
      const jql = `project = ${JSON.stringify(project)} AND labels = "${label}" ORDER BY created DESC`;
      const body = { jql, fields: ['key', 'created', 'labels'], maxResults: 5 };
      const { value } = await withProjectAsked(['refused'], check, () =>
        ask({ method: 'POST', path: `${api}/search/jql`, body }, foundSchema),
      );
      const found = value.issues.find(
        ({ fields }) => momentOf(fields.created) >= since - clocksDiffer && fields.labels.includes(label),
      );
      return found === undefined ? null : tracked(found);
    },
    create: async (text, mark) =>
      withProjectAsked(['refused'], check, async () => {
        const type = typeFor(text.kind, await readTypes());
        const fields = {
          project: { key: project },
          issuetype: { id: type.id },
          labels: [labelOf(mark)],
          ...words(text, mark),
        };
        const request = { method: 'POST', path: `${api}/issue`, body: { fields }, isMaking: true } as const;
        return tracked((await ask(request, issueSchema)).value);
      }),
    update: async (issueId, text, mark) => {
      const path = `${api}/issue${pathOf(issueId)}`;
      const { value } = await withProjectAsked(['issueGone'], check, () =>
        ask({ method: 'GET', path: `${path}?fields=issuetype`, missing: 'issueGone' }, typedSchema),
      );
      const type = changedType(text.kind, value.fields.issuetype.id, await readTypes());
      const body = {
        fields: { ...words(text, mark), ...(type === null ? {} : { issuetype: { id: type.id } }) },
        // Beside the labels of other people.
        update: { labels: [{ add: labelOf(mark) }] },
      };
      // It was there a moment ago: the key may read and not write, which must not look as if the issue were gone.
      await ask({ method: 'PUT', path, body, missing: 'keyRefused' }, nothingSchema);
    },
  };
};

/** Jira writes `2026-01-31T12:00:00.000+0000`, which is not quite ISO. */
function momentOf(moment: string): number {
  return Date.parse(moment.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

function labelOf(mark: string): string {
  return `throughline-${mark}`;
}

function typeNamed(name: string, types: readonly IssueType[]): IssueType | undefined {
  return types.find((type) => !type.subtask && (type.untranslatedName ?? type.name).toLowerCase() === name);
}

function typeFor(kind: IssueText['kind'], types: readonly IssueType[]): IssueType {
  const named =
    (kind === 'bug' ? typeNamed('bug', types) : undefined) ??
    typeNamed('story', types) ??
    typeNamed('task', types);
  const usable = types.filter(({ subtask }) => !subtask);
  const type = named ?? usable.find(({ hierarchyLevel }) => hierarchyLevel <= 0) ?? usable[0];
  if (type === undefined) throw new TrackerError('refused');
  return type;
}

/** What the type becomes; null: it stays. People sort their issues: only what is a bug here and not there is set right. */
function changedType(kind: IssueText['kind'], now: string, types: readonly IssueType[]): IssueType | null {
  const bug = typeNamed('bug', types);
  return bug === undefined || (kind === 'bug') === (bug.id === now) ? null : typeFor(kind, types);
}
