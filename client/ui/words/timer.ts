/** Words of the countdown everybody sees. */

export const timerWords = {
  title: 'Timer',
  open: 'Timer',
  minutes: 'Minutes',
  label: 'What for (optional)',
  start: 'Start the timer',
  startAgain: 'Start anew',
  stop: 'Stop the timer',
  left: (clock: string, label: string) => (label === '' ? `${clock} left` : `${label}: ${clock} left`),
  over: (label: string) => (label === '' ? 'Time is up' : `${label}: time is up`),
  badMinutes: 'Give a number of minutes between 1 and 1440.',
  failed: (reason: string) => `Not done: ${reason}`,
} as const;

/** The words for a role that has become another one while the map was open. */
export const roleNowWords = {
  viewer: 'Your role was changed: you can look at this map now, not change it.',
  commenter: 'Your role was changed: you can comment on this map now, not change it.',
  contributor: 'Your role was changed: you can add cards now and change your own.',
  editor: 'Your role was changed: you can edit this map now.',
  facilitator: 'Your role was changed: you can facilitate on this map now.',
  owner: 'Your role was changed: you own this map now.',
} as const;
