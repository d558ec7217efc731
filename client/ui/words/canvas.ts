/** Words drawn on the map itself, said by its tools, and read from its mirror. */
import type { LaneTotals } from '../../../shared/views/laneTotals.ts';
import { count, formatNumber } from '../format.ts';
import { inSentence, named } from '../levels.ts';

const points = (value: number): string => count(value, 'point');
const stories = (value: number): string => named.count(value, 'story');

export const canvasWords = {
  map: 'Story map',
  tooLong: (most: number) =>
    `A title holds ${formatNumber(most)} characters; the rest was left out. Longer text belongs into the details.`,
  unscheduled: 'Unscheduled',
  unplaced: 'Unplaced',
  untitled: 'Untitled',
  get addStory() {
    return `Add ${named.a('story')}`;
  },
  get addStep() {
    return `Add ${named.a('step')}`;
  },
  get addActivity() {
    return `Add ${named.a('activity')}`;
  },
  get addRelease() {
    return `Add ${named.a('release')}`;
  },
  push: 'Push',
  outcomePlaceholder: 'What changes for whom?',
  get namePlaceholder() {
    return `Name of the ${named.one('release')}`;
  },
  titlePlaceholder: {
    activity: 'What do people do?',
    get step() {
      return `Which ${named.one('step')} is it?`;
    },
    story: 'What should they be able to do?',
  },

  /** Drawn under a lane's name; short where the band is narrow. */
  totals: ({ stories: number, points: sum }: LaneTotals) =>
    sum > 0 ? `${stories(number)} · ${points(sum)}` : stories(number),
  totalsShort: ({ stories: number, points: sum }: LaneTotals) =>
    sum > 0 ? `${formatNumber(number)} · ${formatNumber(sum)} pt` : formatNumber(number),
  totalsOf: ({ stories: number, points: sum }: LaneTotals, capacity: number) =>
    `${stories(number)} · ${formatNumber(sum)} of ${points(capacity)}`,
  totalsChange: (before: LaneTotals, after: LaneTotals, capacity: number | null) =>
    `${formatNumber(before.stories)} → ${stories(after.stories)}` +
    (before.points === after.points
      ? ''
      : ` · ${formatNumber(before.points)} → ${formatNumber(after.points)}` +
        (capacity === null ? ' pt' : `/${formatNumber(capacity)} pt`)),
  moreStories: (number: number) => stories(number),
  dragged: (number: number) => stories(number),
  moreCursors: (number: number) => `${formatNumber(number)} more here`,
  slices: (number: number, lane: string) => `${stories(number)} → ${lane}`,

  tools: {
    get newRelease() {
      return `New ${named.one('release')}`;
    },
    archived: (number: number, title: string) =>
      number === 1 ? `“${title}” is archived.` : `${count(number, 'card')} archived.`,
    cardsGone: 'Somebody archived what you were moving. Nothing was changed.',
    targetGone: 'The place you were moving to is gone: somebody archived or moved it. Nothing was changed.',
    locked: 'Locked by a facilitator. Nothing was changed.',
    editedGone:
      'Somebody archived the card you were typing in. Your text is kept with it; bringing it back brings both.',
    toolNotLoaded:
      'This tool could not be loaded from the server. Nothing was changed; try again when you are online.',
    get pasteNowhere() {
      return `Choose ${named.a('story')} or ${named.a('step')} first, then paste again.`;
    },
    pasteNothing: 'There is no text on the clipboard to paste.',
    pasteNotLoaded:
      'Pasting could not be loaded from the server. Nothing was changed; try again when you are online.',
    pastedActivity: 'Pasted',
    pasteTooMuch: (number: number, most: number) =>
      `That is ${count(number, 'card')}; ${formatNumber(most)} can be pasted at once. Nothing was pasted: paste it in parts, or import it as a file.`,
    pasted: (activities: number, steps: number, number: number, things: number) =>
      `${[
        activities > 0 ? named.count(activities, 'activity') : '',
        steps > 0 ? named.count(steps, 'step') : '',
        number > 0 ? stories(number) : '',
        things > 0 ? count(things, 'thing') : '',
      ]
        .filter(Boolean)
        .join(', ')} pasted.`,
    imagesNotPasted: (number: number) =>
      number === 1
        ? 'The image was left out: its file is in the other map only. Add the file to this map.'
        : `${count(number, 'image')} were left out: their files are in the other map only. Add the files to this map.`,
    sliced: (number: number, lane: string) => `${stories(number)} moved to ${lane}.`,
    moved: (title: string, where: string) => `“${title}” moved${where === '' ? '' : ` to ${where}`}.`,
    place: (step: string, lane: string, rank: number, of: number) =>
      `${[step, lane].filter(Boolean).join(', ')}, ${rank} of ${of}`,
    unscheduled: 'Unscheduled',
    untitled: 'Untitled',
    collapsed: (title: string) => `“${title}” collapsed.`,
    expanded: (title: string) => `“${title}” expanded.`,
    laneTotals: ({ stories: number, points: sum }: LaneTotals) => `${stories(number)}, ${points(sum)}`,
  },

  mirror: {
    locked: 'locked by a facilitator',
    columns: { title: 'Title', place: 'Place', marks: 'Marks' },
    empty: (step: string, lane: string) => `Empty: ${step}, ${lane}. Enter adds ${named.a('story')}.`,
    steps: (number: number) => named.count(number, 'step'),
    collapsed: 'collapsed',
    estimate: points,
    noEstimate: 'no estimate',
    owner: (name: string) => `owner ${name}`,
    comments: (open: number) => count(open, 'open comment'),
    dots: (number: number) => count(number, 'dot'),
    personas: (names: string) => `for ${names}`,
    labels: (names: string) => `labels ${names}`,
    issue: (key: string) => `issue ${key}`,
    outcome: (text: string) => `outcome: ${text}`,
    capacity: (value: number) => `capacity ${points(value)}`,
    overCapacity: (value: number) => `${points(value)} over capacity`,
    editedBy: (name: string) => `${name} is typing here`,
    editor: (kind: string) => `Text of the ${inSentence(kind)}`,
  },

  emptyMap: {
    title: 'Start with what people do',
    get text() {
      return `A story map reads like a journey: ${named.many('activity')} across the top, the ${named.many('step')} of each below them, and ${named.many('story')} under every ${named.one('step')}. Slice it into ${named.many('release')} when the ${named.many('story')} are there.`;
    },
    get first() {
      return `Add the first ${named.one('activity')}`;
    },
    /** Where activities are not shown. */
    get firstStep() {
      return `Add the first ${named.one('step')}`;
    },
    get paste() {
      return `Or paste a list: indented lines become ${named.many('activity')}, ${named.many('step')} and ${named.many('story')}.`;
    },
    import: 'Import a file',
    reading: 'Nothing is on this map yet. What others add appears here at once.',
  },
} as const;
