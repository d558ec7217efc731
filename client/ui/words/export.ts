/** Words of the dialog that makes pictures, PDFs and prints of the map. */
import { inSentence, named } from '../levels.ts';

export const exportWords = {
  title: 'Picture, PDF or print',
  intro: 'What you get shows the map as it is now, with every card open.',
  format: {
    label: 'Format',
    png: 'PNG picture',
    svg: 'SVG drawing',
    pdf: 'PDF',
    print: 'Print',
  },
  hints: {
    png: 'For slides and chats. A very large map comes as several pictures in one zip file.',
    svg: 'Sharp at any size, the texts stay texts.',
    pdf: 'Sharp at any size, to send or to plot.',
    get print() {
      return `On A4 or whatever your printer has, with the ${named.many('step')} and ${named.many('release')} on every page.`;
    },
  },
  get releases() {
    return named.headings('release');
  },
  all: 'The whole map',
  get chosen() {
    return `Choose ${named.many('release')}`;
  },
  pages: {
    label: 'Pages',
    one: 'Everything on one page',
    get perRelease() {
      return `A page per ${named.one('release')}`;
    },
  },
  colours: { label: 'Colours', light: 'Light', dark: 'Dark' },
  estimates: 'Show estimates',
  arrows: 'Show dependencies as arrows',
  lens: (facet: string) => `Colour cards by ${inSentence(facet)}, with a legend`,
  get none() {
    return `Choose at least one ${named.one('release')}.`;
  },
  save: 'Save',
  print: 'Print',
  making: 'Drawing the map…',
  page: (number: number, of: number) => `${number} / ${of}`,
  failed: {
    title: 'The file could not be made',
    get text() {
      return `The map itself is as it was. Try fewer ${named.many('release')}, or SVG, which needs the least room.`;
    },
  },
} as const;
