/** Text without the dates somebody typed into it: what is shown to people who would take a date for a promise. */

import { calendarNames, doubtfulMonths, shortMonths } from './calendarNames.ts';

/** `\w` and `\b` know no letters but the Latin ones without marks. */
const letter = String.raw`[\p{L}\p{M}\p{N}_]`;
const end = `(?!${letter})`;
const languages = [...calendarNames.values()];
const foreign = longestFirst([...new Set(languages.flatMap(({ months }) => months))]).join('|');
const short = shortMonths.join('|');
const english = {
  months: 'january|february|april|june|july|august|september|october|november|december',
  /** Words that are something else as well: they count only beside a number or behind a preposition. */
  beside: `march|may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec`,
};
const day = String.raw`\d{1,2}(?:st|nd|rd|th|er|º|-?го|-?е)?\.?`;
const year = String.raw`(?:['’]\d{2}|(?:19|20)\d{2}(?:\s*(?:г\.|года|году|р\.|року|році|roku|gada))?)`;
/** Between day, month and year: "12 de mayo de 2027". */
const link = String.raw`(?:(?:of|de|del|di|do|den)\s+|d[’'])?`;
const period = 'week|month|quarter|half|year|spring|summer|autumn|winter|season';
const before = String.raw`(?:by|in|on|at|until|till|before|after|from|since|for|during|within|around|starting|end of|mid|early|late|beginning of|start of|ready by|due)[\s-]+(?:the\s+)?`;
const weekday = '(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day';
const quarterWord = String.raw`(?:quartals?|trimestr\p{L}*|trimestre|kwarta\p{L}*|kvart\p{L}*|квартал\p{L}*|halbjahrs?|semestr\p{L}*|полугоди\p{L}*|negyedév\p{L}*)`;

/** Around a date: it is a word of its own, and no part of a number. */
const alone = (forms: readonly string[]): RegExp =>
  new RegExp(
    String.raw`(?:(?<!${letter})${before})?(?<!${letter}|[.,])(?:${forms.join('|')})(?!${letter}|-\d)`,
    'giu',
  );
/** Months with their numbers. The longer forms come first: the first that fits is taken. */
const withMonths = (name: string): string[] => [
  String.raw`(?:${day}\s+${link}(?:${name})${end}\.?(?:,?\s+${link}${year})?)`,
  String.raw`(?:(?:${name})${end}\.?(?:\s+${day}(?:,?\s+${year})?${end}|,?\s+${link}${year}))`,
];
const dates = alone([
  ...withMonths(`${english.months}|${english.beside}`),
  String.raw`(?:(?:${english.months})${end})`,
  String.raw`(?:\d{4}-\d{1,2}(?:-\d{1,2})?(?:T[\d:.]+Z?)?)`,
  String.raw`(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})?(?!\d))`,
  String.raw`(?:(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?:\s*[/'’-]?\s*(?:20)?\d{2}(?!\d))?)`,
  String.raw`(?:[TSK][1-4]\s*[/'’-]?\s*20\d{2})`,
  String.raw`(?:(?:20\d{2}|'\d{2})\s*[/-]?\s*(?:Q[1-4]|H[12]))`,
  String.raw`(?:(?:[1-4]|I{1,3}|IV)(?:\.|er|e|º|-й|-ом)?\s*${quarterWord}${end}(?:\s+${link}${year})?)`,
  String.raw`(?:FY\s?(?:20)?\d{2})`,
  String.raw`(?:(?:calendar week|week|CW|KW)\s?\d{1,2})`,
  String.raw`(?:(?:next|this|coming)\s+(?:${period}|${weekday}))`,
  String.raw`(?:(?:nächste|kommende)[nrs]?\s+(?:Woche|Monats?|Quartals?|Halbjahrs?|Jahr(?:es)?))`,
  String.raw`(?:(?:mois|trimestre|semestre|année|an|semaine)\s+prochaine?)`,
  String.raw`(?:pr[óo](?:xim|ssim)[oa]\s+(?:mes|mês|mese|trimestre|semestre|año|ano|anno|semana|settimana))`,
  String.raw`(?:volgende?\s+(?:week|maand|kwartaal|jaar)|nästa\s+(?:vecka|månad|kvartal|år)|næste\s+(?:uge|måned|kvartal|år))`,
  String.raw`(?:(?:spring|summer|autumn|winter)\s+${year})`,
  String.raw`(?:(?:the\s+)?year[’']?s?[’']?[\s-]end|end of (?:the |this |next )?(?:${period}))`,
  String.raw`(?:tomorrow|year[’']?s end|Jahresende)`,
  String.raw`(?:20[2-9]\d)`,
]);
/** Asked first: most texts name no month of another language, and are done sooner then. */
const anyForeign = new RegExp(`(?<!${letter})(?:${foreign}|${short})`, 'iu');
const foreignDates = alone([
  String.raw`(?:(?:19|20)\d{2}\.?\s+(?:gada\s+|m\.\s+)?(?:${day}\s+)?(?:${foreign}|${short})${end}\.?(?:\s+${day}(?:\s*d\.)?)?)`,
  ...withMonths(`${foreign}|${short}`),
  String.raw`(?:(?!${doubtfulMonths}${end})(?:${foreign})${end}(?:['’]\p{L}{1,4})?)`,
]);
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
/** In each language, its months and days behind its own words that lead to them. */
const behindForeign = new RegExp(
  languages
    .filter(({ leads }) => leads.length > 0)
    .map(({ leads, months: own, days }) => {
      const lead = longestFirst(leads)
        .join('|')
        .replaceAll(' ', String.raw`\s+`);
      const names = longestFirst([...own, ...days]).join('|');
      return String.raw`(?<!${letter})(?:${lead})[\s-]+(?:${day}\s+${link})?(?:${names})${end}(?:,?\s+${link}${year})?`;
    })
    .join('|'),
  'giu',
);
/** Where numbers carry their unit: "2027年5月12日", "2027년 5월", "tháng 5". */
const counted =
  /(?:\d{4}\s?[年년]\s?)(?:\d{1,2}\s?[月월])?(?:\s?\d{1,2}\s?[日일])?(?:までに?|に|까지|에)?|\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?(?:までに?|に|까지|에)?|(?:ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}(?:\s+(?:năm\s+)?\d{4})?/giu;

/** What stands where a date was, until it is known whether two of them belong together ("Q1 – Q2"). */
const taken = '\uE000';
const between = new RegExp(
  String.raw`${taken}(?:\s*(?:-|–|—|/|&|to|till|until|and|or)?\s*(?:${before})?${taken})*`,
  'giu',
);

/**
 * The text with each date, and the word that leads to it ("by May 2027"), taken out and the gap closed. It knows the
 * ways dates are written in English, in numbers and with the months of many languages; a year alone counts from 2020 on.
 */
export function withoutDates(text: string): string {
  const known = answers.get(text);
  if (known !== undefined) return known;
  if (answers.size >= mostAnswers) answers.clear();
  const answer = takeOut(text);
  answers.set(text, answer);
  return answer;
}

/** The same few texts are asked about with every change of the map, and none is read in no time. */
const answers = new Map<string, string>();
const mostAnswers = 2000;

function takeOut(text: string): string {
  const inAll = anyForeign.test(text) ? [behindForeign, foreignDates] : [];
  const left = [counted, ...inAll, dates, behind].reduce((rest, form) => rest.replace(form, taken), text);
  if (left === text) return text;
  return left
    .replace(between, ' ')
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

/** So that "bis zum" is not taken for "bis". */
function longestFirst(sources: readonly string[]): string[] {
  return sources.toSorted((a, b) => b.length - a.length);
}
