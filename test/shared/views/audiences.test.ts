/** V1: who sees which field of which record, for every field there is and for fields nobody has thought of yet. */
import { describe, expect, test } from 'vitest';
import { audiences, audienceView, audienceViewSchema } from '../../../shared/views/audiences/audienceView.ts';
import {
  portfolioSchema,
  portfolioView,
  sharedPortfolioView,
} from '../../../shared/views/audiences/portfolio.ts';
import { fieldsOf, type MapRecords } from '../../../shared/model/records.ts';
import { kinds, type Kind } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import fc from 'fast-check';
import { settingsFields } from '../../../shared/model/settings.ts';
import { holdsText } from '../../support/anyOfSchema.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { markedMap, marksIn } from '../../support/markedMap.ts';
import { createRandom } from '../../support/random.ts';
import { strategyMap } from './strategyMap.ts';

type Seen = 'portfolio' | 'sharedPortfolio' | (typeof audiences)[number];
const today = '2027-03-05';
const everybody: readonly Seen[] = [...audiences, 'portfolio', 'sharedPortfolio'];

const view = (audience: Seen, records: MapRecords): object | null => {
  if (audience === 'portfolio') return portfolioView(records, today);
  return audience === 'sharedPortfolio'
    ? sharedPortfolioView(records, today)
    : audienceView(audience, records);
};

/** Every field whose text or number is sent to an audience; whatever is missing here is never sent. */
const seen: { readonly [A in Seen]: readonly string[] } = {
  executive: [
    ...['meta.title', 'meta.vision', 'goal.title'],
    ...['keyResult.title', 'keyResult.unit', 'keyResult.start', 'keyResult.target', 'keyResult.current'],
    ...['theme.title', 'theme.metric', 'theme.baseline', 'theme.target', 'theme.current'],
    ...['initiative.title', 'initiative.outcome'],
  ],
  release: [
    ...['meta.title', 'meta.releaseName', 'release.name', 'release.outcome', 'release.window'],
    ...['initiative.title', 'initiative.outcome', 'initiative.window', 'initiative.goToMarket'],
  ],
  technology: [
    ...['meta.title', 'theme.title', 'goal.title', 'initiative.title', 'initiative.details'],
    ...['initiative.justification', 'initiative.outcome', 'initiative.window', 'initiative.team'],
  ],
  public: ['theme.title', 'initiative.publicTitle', 'initiative.publicDetails'],
  portfolio: ['meta.title', 'goal.title', 'goal.period', 'initiative.title'],
  sharedPortfolio: ['meta.title', 'goal.title', 'initiative.title'],
};

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

describe('V1: every field of every record', () => {
  test('is marked in the map these checks look at, whatever fields and settings there are', () => {
    const marked = new Set(
      seeds.flatMap((seed) => [...markedMap({ random: createRandom(seed) }).marks.values()]),
    );
    const speaking = kinds.flatMap((kind) =>
      Object.entries(fieldsOf[kind]).flatMap(([name, field]) =>
        name !== 'order' && (field.holds === 'text' || (field.holds === 'value' && holdsText(field.schema)))
          ? [`${kind}.${name}`]
          : [],
      ),
    );
    const settings = Object.entries(settingsFields).flatMap(([name, { schema }]) =>
      holdsText(schema) ? [`meta.${name}`] : [],
    );
    expect(settings).toContain('meta.scoreFormula');
    expect([...speaking, ...settings].filter((name) => !marked.has(name))).toEqual([]);
    expect(speaking.length).toBeGreaterThan(40);
    expect(marked.size).toBeGreaterThan(100);
  });

  test.each(everybody)('reaches the audience "%s" exactly as the list above says', (audience) => {
    const found = new Set<string>();
    for (const seed of seeds) {
      const { records, marks } = markedMap({ random: createRandom(seed) });
      for (const source of marksIn(JSON.stringify(view(audience, records)), marks)) found.add(source);
    }
    expect([...found].sort()).toEqual([...seen[audience]].sort());
  });

  test.each(everybody)('reaches the audience "%s" in no way once it is archived', (audience) => {
    const allowed = new Set(['meta.title', 'meta.vision', 'meta.releaseName']);
    for (const seed of seeds.slice(0, 10)) {
      const { records, marks } = markedMap({ random: createRandom(seed), archived: true });
      const found = marksIn(JSON.stringify(view(audience, records)), marks);
      expect([...found].filter((source) => !allowed.has(source))).toEqual([]);
    }
  });
});

describe('V4: a date in every text of every record', () => {
  const dates = ['in May 2031', 'in Q3', 'by 12 May', '2031-05-12', '12.05.2031', 'next quarter'];
  const isText = (source: string): boolean => {
    const [kind, name] = source.split('.') as [Kind | 'meta', string];
    if (kind === 'meta') return true;
    const field = Object.entries(fieldsOf[kind]).find(([each]) => each === name)![1];
    return field.holds === 'text' || (field.holds === 'value' && field.schema.safeParse('mark<1>').success);
  };

  test.each(['executive', 'public', 'sharedPortfolio'] as const)(
    'reaches the audience "%s" nowhere, while the texts themselves do',
    (audience) => {
      const found = new Set<string>();
      for (const seed of seeds) {
        const date = dates[seed % dates.length]!;
        const { records, marks } = markedMap({ random: createRandom(seed), date });
        const sent = JSON.stringify(view(audience, records));
        expect(sent).not.toMatch(/May|Q3|2031|quarter/);
        for (const source of marksIn(sent, marks)) found.add(source);
      }
      expect([...found].filter(isText).sort()).toEqual(seen[audience].filter(isText).sort());
    },
  );
});

describe('the public view', () => {
  test('says the same whatever stories, sprints and releases there are', () => {
    fc.assert(
      fc.property(strategyMap, (records) => {
        const bare = { ...records, story: new Map(), sprint: new Map(), release: new Map() } as MapRecords;
        expect(audienceView('public', records)).toEqual(audienceView('public', bare));
      }),
      { numRuns: 10 },
    );
  });

  test('shows nothing of what nobody has written public words for', () => {
    for (const seed of seeds) {
      const { records, marks } = markedMap({ random: createRandom(seed) });
      const unnamed = new Map(
        [...records.initiative].map(([id, initiative]) => [id, { ...initiative, publicTitle: ' ' }] as const),
      );
      const text = JSON.stringify(audienceView('public', { ...records, initiative: unnamed }));
      expect([...marksIn(text, marks)]).toEqual([]);
    }
  });
});

test('every view is of the shape that is promised, also of a map full of garbage', () => {
  const check = (records: MapRecords): void => {
    for (const audience of audiences) {
      const made = audienceView(audience, records);
      expect(audienceViewSchema.parse(made)).toEqual(made);
    }
    expect(portfolioSchema.parse(portfolioView(records, today))).toEqual(portfolioView(records, today));
    const shared = sharedPortfolioView(records, today);
    if (shared !== null) expect(portfolioSchema.parse(shared)).toEqual(shared);
  };
  fc.assert(
    fc.property(garbageMap, (doc) => check(readMap(doc))),
    { numRuns: 50 },
  );
  fc.assert(fc.property(strategyMap, check), { numRuns: 10 });
});
