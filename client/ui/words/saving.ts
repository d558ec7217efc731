/** The state of saving, in the words people rely on. */
import { count } from '../format.ts';

interface Told {
  /** Stands in the bar: short. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

const readOnly = {
  role: {
    label: 'Read-only: view link',
    title: 'You can look, not change',
    text: 'Your link lets you view this map. Ask the person who sent it for a link that lets you edit.',
  },
  storage: {
    label: 'Read-only: server cannot save',
    title: 'The server cannot save right now',
    text: 'Its disk refuses to write, so nobody can change this map for the moment. Everything saved before is safe. Editing comes back by itself.',
  },
  refused: {
    label: 'Read-only: change refused',
    title: 'The server refused a change',
    text: 'What was saved before is safe. Your last changes are still here, but they cannot be saved as they are. Download this map with them, then reload the page to go on.',
  },
  signedOut: {
    label: 'Read-only: signed out',
    title: 'Your way in has ended',
    text: 'The link you came by was revoked or has expired, or your guest session ended. What was saved is safe. Download unsaved changes, then ask for a new link.',
  },
  gone: {
    label: 'Read-only: map deleted',
    title: 'This map was deleted',
    text: 'Its owner deleted it. You can still download the copy that is open here.',
  },
  outdated: {
    label: 'Read-only: reload needed',
    title: 'There is a newer version of this page',
    text: 'Reload to go on. What you changed is kept on this device and is sent after the reload.',
  },
  replaced: {
    label: 'Read-only: map restored',
    title: 'This map was restored from a backup',
    text: 'The copy open here belongs to the time before. Download unsaved changes, if there are any, then reload the page to see the map as it is now.',
  },
} satisfies Readonly<Record<string, Told>>;

export const savingWords = {
  label: 'State of saving',
  opening: (reachable: boolean): Told =>
    reachable
      ? { label: 'Opening…', title: 'Opening the map', text: 'The map is on its way from the server.' }
      : {
          label: 'Cannot be reached',
          title: 'The server does not answer',
          text: 'This page keeps trying and opens the map as soon as it can.',
        },
  saved: {
    label: 'Saved',
    title: 'Everything is saved',
    text: 'All your changes are on the server’s disk. You can close this page.',
  },
  saving: (changes: number): Told => ({
    label: 'Saving…',
    title: 'Saving',
    text: `${count(changes, 'change is', 'changes are')} on the way to the server’s disk.`,
  }),
  notSaved: (changes: number, kept: boolean, connected: boolean): Told => ({
    label:
      changes === 0
        ? 'Offline'
        : `Not saved: ${count(changes, 'change')} kept ${kept ? 'on this device' : 'in this tab only'}`,
    title: connected ? 'Not saved yet' : 'You are offline',
    text: [
      connected
        ? 'The server is reachable but has not confirmed your changes yet.'
        : 'The server cannot be reached. Go on working; this page keeps trying to reconnect.',
      changes === 0
        ? 'Everything you did before is saved.'
        : kept
          ? 'Your changes are kept on this device and are sent when the connection is back, even if you close this page meanwhile.'
          : 'This browser keeps nothing for later, so leave this page open until it says Saved.',
    ].join(' '),
  }),
  readOnly,
  download: 'Download this map as it is here',
  downloadHint: 'A JSON file with your unsaved changes. You can import it again.',
  reload: 'Reload',
  reconnect: 'Try now',
  /** `changes` went from here to the server; `others` records were changed by others meanwhile. */
  merged: (changes: number, others: number) =>
    [
      'You are back.',
      changes === 0 ? '' : `${count(changes, 'change')} made here ${changes === 1 ? 'is' : 'are'} saved now.`,
      others === 0 ? '' : `Others changed ${count(others, 'card')} meanwhile.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  refused: (reason: string) => `Not done: ${reason}`,
} as const;
