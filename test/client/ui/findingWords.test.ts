/** What was found is told in words: what set it off, why that matters and what to do about it, for every rule there is. */
import { expect, test } from 'vitest';
import { findingGroups } from '../../../client/panels/insights/findings.ts';
import { gapsPanelWords } from '../../../client/ui/words/gapsPanel.ts';
import { insightWords } from '../../../client/ui/words/insights.ts';
import { gapRules } from '../../../shared/views/gaps.ts';
import { roadmapMistakeKinds } from '../../../shared/views/roadmapMistakes.ts';
import { holdsOnAnyRecords, now } from '../../support/anyRecords.ts';

const { rules, orphanRules, mistakeRules, mend } = insightWords.findings;
const contradictionKinds = [
  'nowInNoSprint',
  'plannedForLater',
  'plannedWithout',
  'needsLater',
  'doneUnmeasured',
  'sliceOverCapacity',
  'nowOverloaded',
];

/** All that may be said of a rule, by its name. */
const told = [
  ...gapRules.map((rule) => [rule, gapsPanelWords.rules[rule], gapsPanelWords.mend] as const),
  ...Object.entries({ ...rules, ...orphanRules, ...mistakeRules }).map(
    ([rule, words]) => [rule, words, mend] as const,
  ),
];

test('there are words for every gap, contradiction, orphan and mistake', () => {
  expect(Object.keys(rules)).toEqual(contradictionKinds);
  expect(Object.keys(mistakeRules)).toEqual([...roadmapMistakeKinds]);
  expect(Object.keys(gapsPanelWords.rules).sort()).toEqual([...gapRules].sort());
  expect(told).toHaveLength(21);
});

test.each(told)(
  '"%s" has a title, a reason and something to do, each a sentence of its own',
  (_rule, words, toDo) => {
    for (const text of [words.why, words.mend]) expect(text).toMatch(/^[A-Z].{10,}[.]$/);
    expect(words.title).toMatch(/^[A-Z].{4,}[^.]$/);
    expect(toDo(words.mend)).toBe(`What to do: ${words.mend}`);
  },
);

test.each(['title', 'why', 'mend'] as const)('no two rules have the same %s', (part) => {
  const all = told.map(([rule, words]) => ({ rule, text: words[part] }));
  const twice = all.filter(({ text }, i) => all.findIndex((each) => each.text === text) !== i);
  expect(twice).toEqual([]);
  expect(told.filter(([, words]) => words.mend === words.why)).toEqual([]);
});

test('whatever is found on a map is told with the words of its rule, each finding once and in words of its own', () => {
  const found = new Map<string, Set<string>>();
  holdsOnAnyRecords((records) => {
    const shown = findingGroups(records, now).flatMap((group) => group.rules);
    for (const { rule, title, why, mend: toDo, findings } of shown) {
      expect({ title, why, mend: toDo }).toMatchObject(told.find(([name]) => name === rule)![1]);
      expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
      for (const { label } of findings) {
        expect(label.trim()).not.toBe('');
        expect(label).not.toMatch(/undefined|null|NaN|\[object/);
        found.set(rule, (found.get(rule) ?? new Set<string>()).add(label));
      }
    }
  }, 120);
  const rulesOfMaps = told.map(([rule]) => rule).filter((rule) => !gapRules.some((gap) => gap === rule));
  expect(rulesOfMaps.filter((rule) => !found.has(rule))).toEqual([]);
  const waysOf = (rule: string, ways: readonly RegExp[]): void => {
    for (const way of ways)
      expect(
        [...found.get(rule)!].some((label) => way.test(label)),
        `${way}`,
      ).toBe(true);
  };
  waysOf('concretePromise', [/“.+”/, /low confidence/]);
  waysOf('noWhy', [/no goal$/, /no outcome$/, /no justification$/]);
  waysOf('setAndForget', [/never confirmed/, /days? ago$/, /still stands in Now/, /nothing planned or done/]);
});
