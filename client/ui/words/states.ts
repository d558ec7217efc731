/** Words of the pages that stand in for a map that cannot be shown. */

export const stateWords = {
  opening: 'Opening the map…',
  unreachable: 'The server does not answer',
  slow: 'This takes longer than usual. The server may be restarting; the page keeps trying.',
  offlineFirst: {
    title: 'The server cannot be reached',
    text: 'This map is not on this device yet, so it cannot be shown offline. The page keeps trying and opens it as soon as the server answers.',
  },
  gone: {
    title: 'This map does not exist any more',
    text: 'Its owner deleted it, or the address is not complete.',
  },
  noAccess: {
    title: 'You have no way into this map',
    text: 'Open it with a share link. If you had one, it may have been revoked or expired; ask the person who sent it for a new one.',
  },
  signedOut: {
    title: 'Your way into this map has ended',
    text: 'Your link was revoked or has expired, or your guest session ended. Everything that was saved is safe.',
  },
  notFound: {
    title: 'There is nothing at this address',
    text: 'The link may be old or misspelled.',
  },
  home: 'Go to your maps',
  crashed: {
    title: 'The page stopped working',
    text: 'That is our mistake. What was saved is safe, and changes not yet saved are kept on this device. Reload to go on.',
    reload: 'Reload the page',
  },
} as const;
