/** Words of locks; loaded with what shows them. */
export const lockWords = {
  locked: 'Locked by a facilitator',
  why: 'Nobody below facilitator can move, edit or archive it.',
  lock: 'Lock',
  unlock: 'Unlock',
  lockChosen: (number: number) => (number === 1 ? 'Lock' : `Lock ${number} things`),
  unlockChosen: (number: number) => (number === 1 ? 'Unlock' : `Unlock ${number} things`),
} as const;
