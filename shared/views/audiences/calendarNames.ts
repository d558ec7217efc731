/** The names of months in many languages, as they stand alone and in a sentence, and the words that lead to a date there. */

export interface CalendarNames {
  /** Months, in small letters; sources of expressions, apart from blanks. */
  readonly months: readonly string[];
  /** What stands before a date, else nothing: there the end of the word says it. */
  readonly leads: readonly string[];
  /** Days of the week, where they are asked for: a date behind such a word only. */
  readonly days: readonly string[];
}

const table: Readonly<Record<string, readonly [months: string, leads?: string, days?: string]>> = {
  de: [
    'januar februar märz april mai juni juli august september oktober november dezember',
    'bis|bis zum|bis ende|bis anfang|bis mitte|im|am|ab|ab dem|vor|vor dem|nach|seit|vom|zum|ende|anfang|mitte|spätestens',
    'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag',
  ],
  nl: [
    'januari februari maart april mei juni juli augustus september oktober november december',
    'in|op|vanaf|voor|tegen|tot|sinds|eind|begin|medio|na',
    'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag',
  ],
  fr: [
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    "en|au|le|dès|avant|avant fin|après|d[’']ici|d[’']ici fin|depuis|jusqu[’']en|jusqu[’']au|fin|début|courant|mi|à partir de|à partir du",
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  ],
  es: [
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'en|el|para|para el|desde|hasta|antes de|antes del|después de|a partir de|a partir del|a finales de|a principios de|a mediados de|durante',
    'lunes|martes|miércoles|jueves|viernes|sábado|domingo',
  ],
  pt: [
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'em|no|para|desde|até|antes de|depois de|a partir de|no final de|no início de|durante',
    'segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo',
  ],
  it: [
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    'entro|entro il|entro fine|dal|dopo|prima di|fino a|nel|a fine|a inizio|a metà|a partire da|in|a',
    'lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica',
  ],
  ca: [
    'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
    'el|al|des de|fins a|abans de|a partir de|a finals de',
  ],
  ro: [
    'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
    'în|din|până în|până la|începând cu|la sfârșitul lui',
  ],
  sv: [
    'januari februari mars april maj juni juli augusti september oktober november december',
    'i|den|från|till|före|efter|senast|sedan|slutet av|början av',
    'måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag',
  ],
  da: [
    'januar februar marts april maj juni juli august september oktober november december',
    'i|den|fra|til|før|efter|senest|inden|slutningen af|starten af',
    'mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag',
  ],
  nb: [
    'januar februar mars april mai juni juli august september oktober november desember',
    'i|den|fra|til|før|etter|senest|innen|slutten av|starten av',
    'mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag',
  ],
  fi: [String.raw`(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\p{L}{0,4}`],
  et: [
    'jaanuar(?:is|ini|iks)? veebruar(?:is|ini|iks)? märts(?:is|ini|iks)? aprill(?:is|ini|iks)? mai juuni(?:s|ni|ks)? juuli(?:s|ni|ks)? august(?:is|ini|iks)? september septembri(?:s|ni|ks)? oktoober oktoobri(?:s|ni|ks)? november novembri(?:s|ni|ks)? detsember detsembri(?:s|ni|ks)?',
  ],
  hu: [
    '(?:január|február|március|április|május|június|július|augusztus|szeptember|október|november|december)(?:ban|ben|ig|ra|re|tól|től|i)?',
  ],
  tr: ['ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık'],
  lt: [
    'sausi[so] sausį vasari[so] vasarį kov(?:as|o|ą) balandis balandžio balandį gegužė gegužės gegužę birželi[so] birželį liep(?:a|os|ą) rugpjūtis rugpjūčio rugpjūtį rugsėj(?:is|o|į) spali[so] spalį lapkritis lapkričio lapkritį gruodis gruodžio gruodį',
    'iki|nuo|po|prieš',
  ],
  lv: [
    'janvār(?:is|ī|im) februār(?:is|ī|im) mart(?:s|ā|am) aprīl(?:is|ī|im) maij(?:s|ā|am) jūnij(?:s|ā|am) jūlij(?:s|ā|am) august(?:s|ā|am) septembr(?:is|ī|im) oktobr(?:is|ī|im) novembr(?:is|ī|im) decembr(?:is|ī|im)',
    'līdz|no|pēc|pirms',
  ],
  pl: [
    'styczeń stycznia styczniu luty lutego lutym marzec marca marcu kwiecień kwietnia kwietniu maj maja maju czerwiec czerwca czerwcu lipiec lipca lipcu sierpień sierpnia sierpniu wrzesień września wrześniu październik października październiku listopad listopada listopadzie grudzień grudnia grudniu',
    'w|we|do|od|na|przed|po|pod koniec|do końca|na początku|z końcem',
    'poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę',
  ],
  cs: [
    'leden ledna lednu únor února únoru březen března březnu duben dubna dubnu květen května květnu červen června červnu červenec července červenci srpen srpna srpnu září říjen října říjnu listopad listopadu prosinec prosince prosinci',
    'v|ve|do|od|na|před|po|koncem|začátkem|do konce',
  ],
  sk: [
    'január[aei]? február[aei]? marec marca marci apríl[aei]? máj[aei]? jún[aei]? júl[aei]? august[ae]? september septembra septembri október októbra októbri november novembra novembri december decembra decembri',
    'v|vo|do|od|na|pred|po|koncom|začiatkom|do konca',
  ],
  hr: [
    'siječanj siječnja siječnju veljač[aei] ožujak ožujka ožujku travanj travnja travnju svibanj svibnja svibnju lipanj lipnja lipnju srpanj srpnja srpnju kolovoz[au]? rujan rujna rujnu listopad[au]? studeni studenoga studenom prosinac prosinca prosincu',
    'u|do|od|za|prije|nakon|krajem|početkom|do kraja',
  ],
  sl: [
    'januar januarja januarju februar februarja februarju marec marca marcu april[au]? maj[au]? junij[au]? julij[au]? avgust[au]? september septembra septembru oktober oktobra oktobru november novembra novembru december decembra decembru',
    'v|do|od|pred|po|konec|do konca',
  ],
  bg: [
    'януари февруари март април май юни юли август септември октомври ноември декември',
    'през|до|от|на|в|след|преди|края на',
  ],
  ru: [
    'январ[ьяеюи] феврал[ьяеюи] март[аеу]? апрел[ьяеюи] ма[йяею] июн[ьяеюи] июл[ьяеюи] август[аеу]? сентябр[ьяеюи] октябр[ьяеюи] ноябр[ьяеюи] декабр[ьяеюи]',
    'в|во|к|ко|до|с|со|от|на|после|перед|в конце|в начале|до конца',
    'понедельника?|вторник[ау]?|сред[уые]|четверг[ау]?|пятниц[уые]|суббот[уые]|воскресень[яею]',
  ],
  uk: [
    'січ(?:ень|ня|ні) лют(?:ий|ого|ому) берез(?:ень|ня|ні) квіт(?:ень|ня|ні) трав(?:ень|ня|ні) черв(?:ень|ня|ні) лип(?:ень|ня|ні) серп(?:ень|ня|ні) верес(?:ень|ня|ні) жовт(?:ень|ня|ні) листопад[аі]? груд(?:ень|ня|ні)',
    'у|в|до|з|від|на|після|перед|наприкінці|до кінця',
  ],
  el: [
    'ιανου[αά]ρ[ιί](?:ου?|ος) φεβρου[αά]ρ[ιί](?:ου?|ος) μ[αά]ρτ[ιί](?:ου?|ος) απρ[ιί]λ[ιί](?:ου?|ος) μ[αά][ιΐί](?:ου?|ος) ιο[υύ]ν[ιί](?:ου?|ος) ιο[υύ]λ[ιί](?:ου?|ος) α[υύ]γο[υύ]στ(?:ου?|ος) σεπτ[εέ]μβρ[ιί](?:ου?|ος) οκτ[ωώ]βρ[ιί](?:ου?|ος) νο[εέ]μβρ[ιί](?:ου?|ος) δεκ[εέ]μβρ[ιί](?:ου?|ος)',
    'τον|τη|την|στις|έως|μέχρι|μέχρι τον|από|από τον|πριν|μετά|τέλη|αρχές',
  ],
  id: [
    'januari februari maret april mei juni juli agustus september oktober november desember',
    'pada|bulan|sejak|sampai|hingga|mulai|akhir|awal|sebelum|setelah',
  ],
  ar: ['يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر', 'في|حتى|قبل|بعد|منذ|من'],
  he: ['[בלמ]?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)'],
  hi: ['जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'],
};

/** By the code of the language. */
export const calendarNames: ReadonlyMap<string, CalendarNames> = new Map(
  Object.entries(table).map(([language, [months, leads = '', days = '']]) => [
    language,
    {
      months: months.split(' ').flatMap(withoutMarks),
      leads: leads.split('|').filter(Boolean),
      days: days.split('|').filter(Boolean),
    },
  ]),
);

/** Months that are another word as well, here or elsewhere, as one expression: alone they mean no date. */
export const doubtfulMonths = String.raw`(?:mai|mais|maj[aeu]?|máj[aei]?|mei|mayo|mars|marts?|martā|marta|mar[ck]a|marec|martie|maret|nisan|ocak|ekim|kasım|kasim|aralık|aralik|lut(?:y|ego|ym)|září|zari|abril|august[aei]|liep(?:a|os|ą)|gegužė|geguze|kov(?:as|o|ą)|baland(?:is|žio|į)|leden|ledna|rujan|studen(?:i|om)|jun[aeu]|jún[aei]?|jul[aeu]|júl[aei]?|jun[ie]j[au]?|jul[ie]j[au]?|ма[йяеюи]|март[аеу]?|лют(?:ий|ого|ому)|трав[нь]я?|मई|मार्च|जून|مارس|مايو)`;

/** Abbreviations in use beside a number. Those that are words elsewhere ("out", "set", "ago", "led") are left out. */
export const shortMonths =
  'jan jän ene janv ian jaan sty úno févr febr fev fév feb veebr şub mär mrt márc bře apr abr avr ápr kwi juin jún jūn jun juil júl jūl lug jul ağu aug agu août sep sept szept eyl wrz okt oct ott paź dez dec déc dic dets nov янв февр фев мар апр июн июл авг сент сен окт нояб ноя дек січ лют бер квіт трав черв лип серп вер жовт лист груд ιαν φεβ μαρ απρ ιουν ιουλ αυγ σεπ οκτ νοε δεκ'.split(
    ' ',
  );

/** As it is, and as it is written without marks: "août", "aout". */
function withoutMarks(name: string): string[] {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  return bare === name || !/\p{Script=Latin}/u.test(name) ? [name] : [name, bare];
}
