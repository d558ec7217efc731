/** The state of saving, in the words people rely on. */
import type { Role } from '../../../shared/protocol/role.ts';
import { count } from '../format.ts';

interface Told {
  /** Stands in the bar: short. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** What is left to do by role, when it was lowered under somebody's hands. */
const mayOnly: Partial<Readonly<Record<Role, string>>> = {
  commenter: 'You may only comment now',
  contributor: 'You may only add cards and change your own now',
};

const readOnly = {
  role: {
    label: 'Read-only: view link',
    title: 'You can look, not change',
    text: 'Your link lets you view this map. Ask the person who sent it for a link that lets you edit.',
  },
  storage: {
    label: 'Read-only: server cannot save',
    title: 'The server cannot save – your changes stay on this device',
    text: 'Its disk refuses to write, so nobody can change this map for the moment. Everything saved before is safe; reading and exporting work. Editing comes back by itself.',
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
    text: 'The copy open here is of the time before and may hold what the backup does not. Download it, then reload the page to see the map as it is now.',
  },
} satisfies Readonly<Record<string, Told>>;

/** What those may do who may not change the map, but more than look. */
const byRole: Partial<Readonly<Record<Role, Told>>> = {
  commenter: {
    label: 'You can comment',
    title: 'You can look and comment',
    text: 'Open a story to read and write its comments. Ask an owner of this map for another role if you are to change it.',
  },
  contributor: {
    label: 'You can add cards',
    title: 'You can add cards and comment',
    text: 'Add cards with the button on the map, and open a card of your own to change it. Ask an owner of this map for another role if you are to change more.',
  },
};

/** Of a person whose role was lowered while changes were on their way. */
function roleLowered(changes: number, role: Role): Told {
  const yours = count(changes, 'change');
  return {
    label: `Read-only: ${yours} not saved`,
    title: `${mayOnly[role] ?? 'You may only look at this map now'} – download your ${yours}`,
    text: 'Your role on this map was changed, so the server did not take them. Everything saved before is safe. Download them, then reload the page to see the map as it is now.',
  };
}

function tellReadOnly(reason: keyof typeof readOnly, changes: number, kept: boolean, role: Role): Told {
  if (reason === 'role' && changes > 0) return roleLowered(changes, role);
  if (reason === 'role') return byRole[role] ?? readOnly.role;
  const told = readOnly[reason];
  if (kept || changes === 0) return told;
  if (reason === 'storage') return { ...told, title: 'The server cannot save – keep this page open' };
  if (reason === 'outdated') {
    return { ...told, text: 'This browser keeps nothing for later: download your changes, then reload.' };
  }
  return told;
}

function keptWhere(changes: number, kept: boolean): string {
  return `${count(changes, 'change')} kept ${kept ? 'on this device' : 'in this tab only'}`;
}

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
  updating: (changes: number, kept: boolean): Told => ({
    label: changes === 0 ? 'Updating…' : `Updating… ${keptWhere(changes, kept)}`,
    title: 'The server is being updated',
    text: 'It is back in a moment. Go on working; what you change meanwhile is sent right after.',
  }),
  notSaved: (changes: number, kept: boolean, connected: boolean): Told => ({
    label: changes === 0 ? 'Offline' : `Not saved: ${keptWhere(changes, kept)}`,
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
  readOnly: tellReadOnly,
  download: 'Download this map as it is here',
  downloadHint: 'A JSON file with your unsaved changes. You can import it again.',
  reload: 'Reload',
  reconnect: 'Try now',
  /** `changes` went from here to the server; `others` records were changed by others meanwhile. */
  merged: (changes: number, others: number) =>
    [
      'You are back.',
      changes === 0
        ? ''
        : `${count(changes, 'change')} from while you were away ${changes === 1 ? 'is' : 'are'} merged and saved.`,
      others === 0 ? '' : `Others changed ${count(others, 'card')} meanwhile.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  refused: (reason: string) => `Not done: ${reason}`,
} as const;
