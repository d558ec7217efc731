/** Text without the dates somebody typed into it: what is shown to people who would take a date for a promise. */

const months = 'january|february|april|june|july|august|september|october|november|december';
const shortMonths = 'jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec';
/** Words that are something else as well: they count only beside a number or behind a preposition. */
const doubtfulMonths = `march|may|${shortMonths}|mar`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?\.?`;
const year = String.raw`(?:['’]\d{2}|(?:19|20)\d{2})`;
const period = 'week|month|quarter|half|year|spring|summer|autumn|winter|season';
const before = String.raw`(?:by|in|on|at|until|till|before|after|from|since|for|during|within|around|starting|end of|mid|early|late|beginning of|start of|ready by|due)[\s-]+(?:the\s+)?`;
const weekday = '(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day';

/** The longer forms come first: the first that fits is taken. */
const forms = [
  String.raw`(?:${day}\s+(?:of\s+)?(?:${months}|${doubtfulMonths})\b\.?(?:,?\s+${year})?)`,
  String.raw`(?:(?:${months}|${doubtfulMonths})\b\.?\s+${day}(?:,?\s+${year})?(?!\w))`,
  String.raw`(?:(?:${months}|${doubtfulMonths})\b\.?,?\s+${year})`,
  String.raw`(?:(?:${months})\b)`,
  String.raw`(?:\d{4}-\d{1,2}(?:-\d{1,2})?(?:T[\d:.]+Z?)?)`,
  String.raw`(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})?(?!\d))`,
  String.raw`(?:(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?:\s*[/'’-]?\s*(?:20)?\d{2}(?!\d))?)`,
  String.raw`(?:(?:20\d{2}|'\d{2})\s*[/-]?\s*(?:Q[1-4]|H[12]))`,
  String.raw`(?:FY\s?(?:20)?\d{2})`,
  String.raw`(?:(?:calendar week|week|CW|KW)\s?\d{1,2})`,
  String.raw`(?:(?:next|this|coming)\s+(?:${period}|${weekday}))`,
  String.raw`(?:(?:spring|summer|autumn|winter)\s+${year})`,
  String.raw`(?:(?:the\s+)?year[’']?s?[’']?[\s-]end|end of (?:the |this |next )?(?:${period}))`,
  String.raw`(?:tomorrow|year[’']?s end)`,
  String.raw`(?:20[2-9]\d)`,
].join('|');
const joined = String.raw`(?:\s*(?:-|–|—|/|&|to|till|until|and|or)\s*(?:${before})?(?:${forms})(?!\w|-\d))*`;
const dated = new RegExp(String.raw`(?:\b${before})?(?<![\w.,])(?:${forms})(?!\w|-\d)${joined}`, 'giu');
const leading = [
  'by',
  'until',
  'till',
  'before',
  'after',
  'from',
  'since',
  'in',
  'on',
  'during',
  'early',
  'late',
];
/** A month that is a word as well, or a day of the week, means a date behind one of these. */
const behind = new RegExp(
  String.raw`(?:[Rr]eady )?\b(?:${leading.map(eitherCase).join('|')}|[Ee]nd of|[Mm]id)[\s-]+(?:(?:the\s+)?${weekday}s?|May|March)\b(?!\s+(?:be|not|have)\b)`,
  'gu',
);

/**
 * The text with each date, and the word that leads to it ("by May 2027"), taken out and the gap closed. It knows the
 * ways dates are written in English and in numbers; a year alone counts from 2020 on.
 */
export function withoutDates(text: string): string {
  const left = text.replace(dated, ' ').replace(behind, ' ');
  if (left === text) return text;
  return left
    .replace(/[([{]\s*[)\]}]/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ([,.;:!?)\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/([,;:])(?=[,.;:!?])/g, '')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gm, '')
    .trim();
}

function eitherCase(word: string): string {
  return `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`;
}
