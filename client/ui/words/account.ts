/** Words of signing in and out and of API tokens; only the home page loads them. */
import type { Scope } from '../../../shared/protocol/scope.ts';

/** Why signing in did not work, by what the address says. */
const failures = {
  cancelled: 'You did not sign in. Everything is as it was.',
  domain:
    'Your account may not sign in here: its address is not verified or belongs to another company. Ask whoever runs this server.',
  expired: 'Signing in took too long or was begun elsewhere. Nothing changed; sign in again.',
  failed: 'Signing in did not work. Nothing changed; try again.',
  unavailable: 'Your company’s sign-in does not answer. Your maps are safe; try again in a moment.',
} as const;

const scopeWords: Readonly<Record<Scope, string>> = {
  'maps:read': 'Read maps and export them',
  'maps:write': 'Change maps and import into them',
  'maps:create': 'Make new maps',
  'maps:delete': 'Delete maps',
  'links:read': 'See share links',
  'links:write': 'Make and revoke share links',
};

export const accountWords = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  signedOut: 'You are signed out.',
  signOutFailed: (reason: string) => `You are still signed in: ${reason}`,
  tokensItem: 'API tokens…',
  failures,

  forget: {
    item: 'Erase me…',
    title: 'Erase yourself from this server?',
    text: 'Your name goes from every map, with your way in, your tokens and your account here. What you made stays, as made by somebody who left. Nothing brings your name back.',
    confirm: 'Erase me',
    done: 'You are erased from this server.',
  },

  tokens: {
    title: 'API tokens',
    intro:
      'A script that sends a token acts as you, within what you tick here and never beyond your own role.',
    make: 'New token',
    name: 'What is it for?',
    namePlaceholder: 'Nightly export',
    ends: 'Works for',
    days: { 7: '7 days', 30: '30 days', 90: '90 days', 365: '1 year' },
    may: 'It may',
    scopes: scopeWords,
    create: 'Make token',
    creating: 'Making…',
    created: 'Your token is ready',
    once: 'This is the only time it is shown. Copy it to where your script keeps secrets.',
    copy: 'Copy token',
    copied: 'Copied',
    copyFailed: 'Copying is not possible here. The token is selected: press Ctrl+C.',
    yours: 'Your tokens',
    none: 'No token yet.',
    unused: 'never used',
    used: (ago: string) => `used ${ago}`,
    until: (when: string) => `works until ${when}`,
    ended: (when: string) => `ended ${when}`,
    revoke: 'Revoke',
    revokeThis: (name: string) => `Revoke ${name}`,
    revoked: (name: string) => `“${name}” is revoked. Scripts that send it are refused.`,
    loading: 'Loading your tokens',
    listFailed: 'Your tokens could not be loaded.',
    failed: (reason: string) => `Not done: ${reason}`,
  },
} as const;

export type SignInFailure = keyof typeof failures;
