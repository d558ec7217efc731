/** Words of the import: the file, what it would bring, what it would lose. */
import type { LossReason } from '../../../shared/formats/importPlan.ts';
import { count } from '../format.ts';

const lossReasons: { readonly [R in LossReason]: string } = {
  'no place for it on a map': 'Has no place on a story map',
  'cut to the longest length': 'Too long, would be cut',
  'not a number': 'Estimate is not a number',
  'unknown value': 'Value is not known here',
  'no title': 'Has no title',
  'prose, not a card': 'Running text, not a card',
  'deeper than a story': 'Nested deeper than a story',
  'points to nothing': 'Points to something that is not in the file',
};

export const importWords = {
  title: 'Import a map',
  intro: 'Nothing is made until you have seen what comes along and what does not.',
  drop: 'Drop a file here',
  dropOr: 'or',
  choose: 'Choose a file',
  formats: 'Indented outline, Markdown, CSV, or JSON from Throughline',
  paste: 'Or paste text',
  pastePlaceholder: 'Browse the shop\n  Find a product\n    Search by name\n    Filter by price',
  continue: 'Preview',
  reading: 'Reading the file…',
  tooBig: 'This file is larger than 4 MB. A story map is much smaller; is it the right file?',
  notText: 'This file is not text. Import an outline, Markdown, CSV or JSON file.',
  unreadable: 'The file could not be read from your device. Choose it again.',
  loaderFailed: 'The importer could not be loaded. Check your connection and try again.',
  errorTitle: 'This cannot be imported yet',
  errorHelp: 'Nothing was made. Correct the text below or choose another file.',
  errorLine: (line: number) => `Line ${line}`,
  source: 'Text to import',
  fromFile: (name: string) => `From ${name}`,
  pasted: 'Pasted text',
  another: 'Choose something else',
  format: 'Format',
  mapTitle: 'Title of the new map',
  untitled: 'Imported map',
  brings: 'What comes along',
  peek: 'The backbone',
  peekMore: (more: number) => `and ${count(more, 'more activity', 'more activities')}`,
  nothing: 'No card was found in this. Check the columns, or choose another file.',
  mapping: {
    title: 'Which column is what?',
    hint: 'Taken from the headers. Change what is wrong; the preview follows.',
    nothing: 'Not imported',
    column: (number: number) => `Column ${number}`,
    sample: (sample: string) => `e.g. ${sample}`,
  },
  losses: {
    none: 'Everything in the file comes along.',
    title: (number: number) =>
      `${count(number, 'thing')} in the file ${number === 1 ? 'does' : 'do'} not come along`,
    line: (line: number) => `Line ${line}`,
    more: (more: number) => `Show ${count(more, 'more', 'more')}`,
    reasons: lossReasons,
  },
  create: 'Import as a new map',
  creating: 'Importing…',
  failed: (reason: string) => `Nothing was imported: ${reason}`,
} as const;
