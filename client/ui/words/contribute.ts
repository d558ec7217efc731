/** Words for those who add cards and change their own. */

export const contributeWords = {
  add: 'Add a card',
  title: 'Add a card',
  intro: 'Everybody on the map sees it at once. You can change your own cards later: open one.',
  cardTitle: 'Title',
  details: 'Details',
  step: 'Step',
  release: 'Release',
  noSteps: 'This map has no steps yet. An editor adds them first.',
  send: 'Add it',
  sending: 'Adding…',
  added: 'Your card is on the map.',
  needsTitle: 'A card has a title.',
  own: 'This card is yours',
  foreign: 'Somebody else made this card. You can comment on it; an editor can change it.',
  save: 'Save',
  saved: 'Saved.',
  archive: 'Archive it',
  archived: 'Your card is archived.',
  failed: (reason: string) => `Not done: ${reason} What you wrote is still here.`,
} as const;
