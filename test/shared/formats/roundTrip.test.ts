/** Downloading a map and importing the file again: what is the same afterwards, format by format. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { importPlanSchema } from '../../../shared/formats/importPlan.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { readableMap, type ReadableMap } from '../../../shared/formats/readableMap.ts';
import { templates } from '../../../shared/formats/templates/templates.ts';
import { writeCsv } from '../../../shared/formats/writeCsv.ts';
import { writeJson } from '../../../shared/formats/writeJson.ts';
import { writeMarkdown } from '../../../shared/formats/writeMarkdown.ts';
import { kinds } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import { anyShape, anyTitle, buildShape } from './anyMap.ts';
import { anyStrategy, buildLine } from './anyStrategy.ts';

/** A new map made from a file, with the title the file gives it. */
function imported(
  text: string,
  fileName: string,
): { readonly doc: Y.Doc; readonly losses: readonly object[] } {
  const { plan, losses } = readImport({ text, fileName });
  expect(importPlanSchema.safeParse(plan).success).toBe(true);
  const doc = emptyMap(plan.title ?? 'Untitled');
  run(doc, 'importMap', { plan });
  return { doc, losses };
}

function isEmpty(records: MapRecords): boolean {
  return records.activity.size + records.release.size === 0;
}

/** The export with every id replaced by the rank at which the file names it. */
function withoutIds(json: string): string {
  const names = new Map<string, string>();
  return json.replace(new RegExp(`"(?:${kinds.join('|')}):[A-Za-z0-9_-]{1,40}"`, 'g'), (id) => {
    if (!names.has(id)) names.set(id, `"id ${names.size + 1}"`);
    return names.get(id)!;
  });
}

describe('JSON', () => {
  it('makes the same map again: every record, archived ones too, with order, push and backlog', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const before = readMap(buildShape(shape));
        fc.pre(!isEmpty(before));
        const json = writeJson(before);
        const { doc, losses } = imported(json, 'map.json');
        expect(losses).toEqual([]);
        expect(withoutIds(writeJson(readMap(doc)))).toBe(withoutIds(json));
      }),
      { numRuns: 150, seed: 2026 },
    );
  });

  it('keeps the line from vision to sprint: every goal, initiative, sprint, answer and score, and what belongs to what', () => {
    fc.assert(
      fc.property(anyStrategy(anyTitle), (strategy) => {
        const json = writeJson(readMap(buildLine(strategy)));
        const { doc, losses } = imported(json, 'map.json');
        expect(losses).toEqual([]);
        expect(withoutIds(writeJson(readMap(doc)))).toBe(withoutIds(json));
      }),
      { numRuns: 40, seed: 2026 },
    );
  });

  it('writes one line per record, so that two exports can be compared line by line', () => {
    const doc = emptyMap('Shop');
    run(doc, 'importMap', { plan: templates[0]!.plan() });
    const json = writeJson(readMap(doc));
    expect(json.split('\n').filter((line) => line.includes('"id":"story:'))).toHaveLength(48);
    expect(JSON.parse(json)).toMatchObject({ format: 'throughline', version: 1, title: 'Shop' });
  });
});

/** Names that CSV and Markdown merge when they are equal are told apart here. */
function withDistinctNames(records: MapRecords): boolean {
  const map = readableMap(records);
  const distinct = (names: readonly string[]): boolean =>
    new Set(names.map((name) => oneLine(name).toLowerCase())).size === names.length;
  return (
    !isEmpty(records) &&
    map.activities.length > 0 &&
    distinct(map.releases.map((release) => release.name)) &&
    distinct(map.personas) &&
    distinct(map.labels) &&
    distinct(map.activities.map((activity) => activity.title)) &&
    map.activities.every((activity) => distinct(activity.steps.map((step) => step.title)))
  );
}

const oneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .toWellFormed();
const lineEnds = (text: string): string => text.replace(/\r\n?/g, '\n').toWellFormed();

/** What CSV keeps of a map. */
function keptByCsv(map: ReadableMap) {
  const trimmed = (text: string): string => lineEnds(text).trim();
  return {
    releases: map.releases.map((release) => trimmed(release.name)),
    activities: map.activities.map(({ title, steps }) => ({
      title: trimmed(title),
      steps: steps.map((step) => ({
        title: trimmed(step.title),
        lanes: step.lanes.map(({ release, stories }) => ({
          release: release === null ? null : trimmed(release),
          stories: stories.map(({ title: storyTitle, story, personas, labels }) => ({
            title: trimmed(storyTitle),
            estimate: story.estimate,
            kind: story.kind,
            stage: story.stage,
            owner: trimmed(story.owner),
            details: trimmed(story.details),
            personas: personas.map(oneLine).sort(),
            labels: labels.map(oneLine).sort(),
          })),
        })),
      })),
    })),
  };
}

/** What Markdown keeps of a map. */
function keptByMarkdown(map: ReadableMap) {
  return {
    title: oneLine(map.title),
    personas: map.personas.map(oneLine),
    labels: map.labels.map(oneLine),
    releases: map.releases.map(({ name, outcome }) => ({ name: oneLine(name), outcome: oneLine(outcome) })),
    activities: map.activities.map(({ title, personas, steps }) => ({
      title: oneLine(title),
      personas: personas.map(oneLine),
      steps: steps.map((step) => ({
        title: oneLine(step.title),
        personas: step.personas.map(oneLine),
        lanes: step.lanes.map(({ release, stories }) => ({
          release: release === null ? null : oneLine(release),
          stories: stories.map((card) => ({
            title: oneLine(card.title),
            estimate: card.story.estimate,
            kind: card.story.kind,
            details: lineEnds(card.story.details),
            criteria: card.criteria.map((each) => [oneLine(each.title), each.done]),
            personas: card.personas.map(oneLine),
            labels: card.labels.map(oneLine),
          })),
        })),
      })),
    })),
  };
}

describe('CSV', () => {
  it('keeps backbone, order, releases and every field of a story', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const before = readMap(buildShape(shape));
        fc.pre(withDistinctNames(before));
        const { doc, losses } = imported(writeCsv(before), 'map.csv');
        expect(losses.filter((loss) => !('count' in loss))).toEqual([]);
        expect(keptByCsv(readableMap(readMap(doc)))).toEqual(keptByCsv(readableMap(before)));
      }),
      { numRuns: 150, seed: 2026 },
    );
  });

  it('never starts a cell with anything a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const csv = writeCsv(readMap(buildShape(shape)));
        const cells = csv.slice(1).match(/"(?:[^"]|"")*"|[^,\r\n"]+/g) ?? [];
        for (const cell of cells) expect(cell).not.toMatch(/^"?[\s\u200B]*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 50, seed: 2026 },
    );
  });
});

describe('Markdown', () => {
  it('keeps title, releases with outcomes, backbone, order, estimates, kinds, personas, labels and details', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const before = readMap(buildShape(shape));
        fc.pre(withDistinctNames(before));
        const { doc, losses } = imported(writeMarkdown(before), 'map.md');
        expect(losses).toEqual([]);
        expect(keptByMarkdown(readableMap(readMap(doc)))).toEqual(keptByMarkdown(readableMap(before)));
      }),
      { numRuns: 150, seed: 2026 },
    );
  });

  it('reads well: releases, legend, then the map', () => {
    const doc = emptyMap('Shop');
    const { plan } = readImport({
      text: '= Release: MVP -> One sale\nBuy @Shopper\n  Pay\n    Pay by card (3) @Shopper #payments !spike [MVP]\n      Any bank\n    Pay later',
    });
    run(doc, 'importMap', { plan });
    expect(writeMarkdown(readMap(doc))).toBe(`# Shop

<!-- Throughline story map 1 -->

## Releases

1. **MVP**: One sale

## Legend

- Personas: @Shopper
- Labels: #payments

## Buy @Shopper

### Pay

#### MVP

- Pay by card (3) @Shopper #payments !spike
  > Any bank

#### *Unscheduled*

- Pay later
`);
  });
});

it.each(templates.map((template) => [template.title, template] as const))(
  'brings the template “%s” through all three formats',
  (_, template) => {
    const doc = emptyMap(template.title);
    run(doc, 'importMap', { plan: template.plan() });
    const before = readMap(doc);
    const again = (text: string, fileName: string): ReadableMap =>
      readableMap(readMap(imported(text, fileName).doc));
    expect(withoutIds(writeJson(readMap(imported(writeJson(before), 'm.json').doc)))).toBe(
      withoutIds(writeJson(before)),
    );
    expect(keptByCsv(again(writeCsv(before), 'm.csv'))).toEqual(keptByCsv(readableMap(before)));
    expect(keptByMarkdown(again(writeMarkdown(before), 'm.md'))).toEqual(keptByMarkdown(readableMap(before)));
  },
);
