/** Words of pushing a slice to a tracker: the connection, what a push would change there, how far it has come. */
import type { TrackerJournalAnswer, TrackerKind, TrackerReason } from '../../../shared/protocol/trackers.ts';
import { count } from '../format.ts';
import { named } from '../levels.ts';

type Entry = TrackerJournalAnswer['entries'][number];

const kinds: Readonly<Record<TrackerKind, string>> = { github: 'GitHub', gitlab: 'GitLab', jira: 'Jira' };

/** What a sentence about a reason needs to know. `when`: the time it is tried next; null: it is not by itself. */
interface About {
  readonly tracker: string;
  readonly project: string;
  readonly when: string | null;
}

const again = (when: string | null): string =>
  when === null ? 'Press “Try now” when it is well again.' : `It is tried again ${when}.`;
const anew =
  'A facilitator or the owner of this map connects it with a new key; the push goes on from there.';

/** What happened, what is safe, what to do. */
const whys: Readonly<Record<TrackerReason, (about: About) => string>> = {
  unreachable: ({ tracker, when }) =>
    `${tracker} does not answer. Nothing is lost, nothing is made twice. ${again(when)}`,
  busy: ({ tracker, when }) =>
    `${tracker} says that this is too much at once. Nothing is lost, nothing is made twice. ${again(when)}`,
  broken: ({ tracker, when }) =>
    `${tracker} has a fault of its own. Nothing is lost, nothing is made twice. ${again(when)}`,
  keyRefused: ({ tracker }) => `${tracker} does not accept the key. What was pushed stays there. ${anew}`,
  projectMissing: ({ tracker, project }) =>
    `${tracker} has no project ${project} for this key. What was pushed stays there. Check the name of the project and the rights of the key, then press “Try now”.`,
  issueGone: ({ tracker }) =>
    `Somebody deleted the issue at ${tracker}. Here nothing is lost. Push again and it is made anew.`,
  refused: ({ tracker }) =>
    `${tracker} refuses this ${named.one('story')}, and only this. Here nothing is lost. Change its title or its details, then push again.`,
  keyLost: () => `This server cannot read the key any more. What was pushed stays there. ${anew}`,
};

const shortWhys: Readonly<Record<TrackerReason, string>> = {
  unreachable: 'no answer',
  busy: 'too much at once',
  broken: 'a fault at the tracker',
  keyRefused: 'the key was not accepted',
  projectMissing: 'no such project for the key',
  issueGone: 'the issue was deleted there',
  refused: 'not taken',
  keyLost: 'the key cannot be read any more',
};

const whats: Readonly<Record<Entry['what'], (key: string) => string>> = {
  created: (key) => `made as ${key}`,
  found: (key) => `found as ${key}: an earlier try had made it`,
  updated: (key) => `${key} brought up to date`,
  failed: () => 'did not work yet',
  refused: () => 'not pushed',
};

export const trackerWords = {
  open: 'Push to a tracker…',
  title: (name: string) => `Push “${name}” to a tracker`,
  get intro() {
    return `Each ${named.one('story')} of this slice that is in the backlog becomes an issue there. Pushing again changes only what changed. Nothing is made twice.`;
  },
  kinds,
  tracker: 'Tracker',
  /** With the host where it is not the usual one. */
  name: (kind: TrackerKind, project: string, host: string | null) =>
    `${kinds[kind]}: ${project}${host === null ? '' : ` (${host})`}`,
  loading: 'Loading the connection',
  failed: (reason: string) => `Not done: ${reason}`,
  listFailed: 'The connections could not be loaded.',

  none: {
    title: 'No tracker is connected yet',
    text: 'Ask a facilitator or the owner of this map to connect one.',
  },
  noKey: {
    title: 'This server cannot connect trackers yet',
    text: 'Whoever runs it has to set SECRET_KEY, which keeps the keys of trackers safe, and start it again.',
  },

  connect: {
    title: 'Connect a tracker',
    more: 'Connect another tracker, or this one with a new key',
    text: 'The key is kept encrypted on the server and is never shown again. Editors of this map push with it.',
    site: 'Address',
    siteHints: {
      github: 'GitHub Enterprise is at an address like https://github.example.org/api/v3',
      gitlab: 'A GitLab of your own is at its own address, like https://gitlab.example.org',
      jira: 'Like https://your-team.atlassian.net',
    },
    project: 'Project',
    projectHints: {
      github: 'owner/repository',
      gitlab: 'group/project, with all groups above it',
      jira: 'The key of the project, like SHOP',
    },
    account: 'E-mail',
    accountHint: 'Of the account whose key it is.',
    secret: 'Key',
    secretHints: {
      github: 'A fine-grained token for this repository with the right “Issues: read and write”.',
      gitlab: 'A project access token with the scope “api”.',
      jira: 'An API token of an account that may make and edit issues in this project.',
    },
    submit: 'Connect',
    connecting: 'Connecting…',
    faults: {
      site: 'This has to be an address that begins with https://, without anything behind the path.',
      project: {
        github: 'This has to be an owner and a repository: owner/repository',
        gitlab: 'This has to be the path of a project: group/project',
        jira: 'This has to be the key of a project in capital letters, like SHOP',
      },
      account: 'Jira asks for the e-mail address of the account.',
      secret: 'Paste the key: letters, digits and signs, no spaces.',
    },
  },

  disconnect: 'Disconnect…',
  disconnectAsk: (name: string) =>
    `Disconnect ${name}? The issues there stay as they are, and this map remembers them: connecting again makes nothing twice. The key is forgotten. What is still waiting is not pushed.`,
  disconnectNow: 'Disconnect',
  disconnected: (name: string) => `${name} is disconnected. The issues there stay as they are.`,

  state: 'State of the push',
  changes: 'What a push changes',
  loadingPush: 'Comparing with the tracker',
  pushFailed: 'What a push would change could not be loaded.',
  /** "7 of 9 pushed, 2 waiting" */
  progress: (pushed: number, total: number, waiting: number, refused: number) =>
    [
      `${pushed} of ${total} pushed`,
      waiting > 0 ? `${waiting} waiting` : '',
      refused > 0 ? `${refused} refused` : '',
    ]
      .filter(Boolean)
      .join(', '),
  /** For {@link trackerWords.why}. */
  atTime: (time: string) => `at ${time}`,
  soon: 'in a moment',
  why: (reason: TrackerReason, about: About) => whys[reason](about),
  retry: 'Try now',
  groups: {
    refused: () => 'Not pushed',
    waiting: () => 'Waiting to be pushed',
    new: (tracker: string) => `New at ${tracker}`,
    changed: () => 'Changed since the last push',
    unchanged: () => 'Unchanged',
    left: () => 'Not in this slice’s backlog any more: the issues stay',
  },
  fields: { title: 'Title', body: 'Description', kind: 'Kind' },
  issueKinds: { bug: 'bug', other: 'no bug' },
  from: 'from',
  to: 'to',
  empty: 'empty',
  get outside() {
    return (number: number) =>
      `${named.count(number, 'story')} of this slice ${number === 1 ? 'is' : 'are'} not in the backlog and ${number === 1 ? 'stays' : 'stay'} out. Push the slice first.`;
  },
  pushSlice: 'Push the slice…',
  nothing: {
    title: 'Nothing of this slice is in the backlog',
    get text() {
      return `Only ${named.many('story')} that are in the backlog go to a tracker. Push the slice into the backlog first.`;
    },
  },
  push: (number: number) => (number === 0 ? 'Nothing to push' : `Push ${named.count(number, 'story')}`),
  get gone() {
    return `This ${named.one('release')} was archived while the dialog was open. Its issues stay as they are.`;
  },

  journal: {
    title: 'Journal',
    loading: 'Loading the journal',
    failed: 'The journal could not be loaded.',
    none: 'Nothing has happened yet.',
    get goneStory() {
      return `This ${named.one('story')} is gone`;
    },
    what: ({ what, key, reason }: Entry) =>
      `${whats[what](key)}${reason === null ? '' : ` (${shortWhys[reason]})`}`,
    newest: (number: number) => `The newest ${count(number, 'entry', 'entries')}; there are older ones.`,
  },
} as const;
