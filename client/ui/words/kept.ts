/** Words about what this device keeps, cannot keep, or has kept for the person to download; loaded with the strips that say them. */
import { count } from '../format.ts';
import { named } from '../levels.ts';

export const keptWords = {
  label: 'About your changes',
  noCopy: {
    title: 'No local copy possible here',
    text: 'This browser keeps nothing for later: a private window, or no space left. Your changes are saved while you are connected. Should the connection break, keep this page open until it says Saved.',
  },
  leftBehind: (changes: number) => ({
    title: `${count(changes, 'change')} made here never reached the server`,
    text: 'This device still has them, together with the map as it was. Download the file; it can be imported again.',
  }),
  download: 'Download',
  discard: 'Throw away',
  away: (unplaced: number, archived: number) => ({
    title: 'While you were away',
    text: [
      unplaced === 0
        ? ''
        : `${named.count(unplaced, 'story')} lost ${unplaced === 1 ? 'its' : 'their'} ${named.one('step')} and now ${unplaced === 1 ? 'sits' : 'sit'} in Unplaced.`,
      archived === 0
        ? ''
        : `${count(archived, 'card')} you changed ${archived === 1 ? 'was' : 'were'} archived by others.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }),
  show: 'Show them',
  inUnplaced: 'Now in Unplaced',
  archived: 'Archived by others',
} as const;
