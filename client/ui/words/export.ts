/** Words of the dialog that makes pictures, PDFs and prints of the map. */
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
    print: 'On A4 or whatever your printer has, with the steps and releases on every page.',
  },
  releases: 'Releases',
  all: 'The whole map',
  chosen: 'Choose releases',
  pages: { label: 'Pages', one: 'Everything on one page', perRelease: 'A page per release' },
  colours: { label: 'Colours', light: 'Light', dark: 'Dark' },
  estimates: 'Show estimates',
  none: 'Choose at least one release.',
  save: 'Save',
  print: 'Print',
  making: 'Drawing the map…',
  page: (number: number, of: number) => `${number} / ${of}`,
  failed: {
    title: 'The file could not be made',
    text: 'The map itself is as it was. Try fewer releases, or SVG, which needs the least room.',
  },
} as const;
