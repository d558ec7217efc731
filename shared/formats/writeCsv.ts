/**
 * Writes a map as CSV, one row per story in map order, for spreadsheets and trackers.
 *
 * Read back, it keeps: activities, steps, releases and their order, stories with title, cell, rank, estimate, kind,
 * stage, personas, labels, owner and details. Not kept: issues of a tracker, archived records, acceptance criteria, dependencies, free
 * things around the grid, the legend’s order and colours, outcomes and windows, personas of activities and steps, backlog ranks, white space around a text. Equal titles (of activities, of steps in an activity, of
 * releases) become one.
 */
import Papa from 'papaparse';
import type { MapRecords } from '../model/records.ts';
import { escapeFormula } from './formula.ts';
import { readableMap, type ReadableMap, type ReadableStory } from './readableMap.ts';
import { writeNames } from './values.ts';

const headers = [
  'activity',
  'step',
  'story',
  'release',
  'estimate',
  'kind',
  'stage',
  'personas',
  'labels',
  'owner',
  'details',
  'issue',
] as const;
type CsvRow = Partial<Record<(typeof headers)[number], string>>;

/** The live map as CSV with a byte order mark (spreadsheets need it for accents) and CRLF. */
export function writeCsv(records: MapRecords): string {
  const map = readableMap(records);
  const rows = backboneRows(map);
  // A map that was never pushed to a tracker has no column for that.
  const used = headers.filter((header) => header !== 'issue' || rows.some((row) => row.issue));
  const table = [...releaseRows(map, rows), ...rows].map((row) =>
    used.map((header) => escapeFormula((row[header] ?? '').toWellFormed().trim())),
  );
  return `\uFEFF${Papa.unparse([used, ...table])}\r\n`.replaceAll('\0', '');
}

/** A row per story; a step or an activity that holds none has a row of its own. */
function backboneRows(map: ReadableMap): CsvRow[] {
  return map.activities.flatMap(({ title: activity, steps }) => {
    if (steps.length === 0) return [{ activity }];
    return steps.flatMap(({ title: step, lanes }) => {
      if (lanes.length === 0) return [{ activity, step }];
      return lanes.flatMap(({ release, stories }) =>
        stories.map((story) => ({ activity, step, release: release ?? '', ...storyCells(story) })),
      );
    });
  });
}

function storyCells({ title, story, personas, labels }: ReadableStory): CsvRow {
  return {
    story: title,
    estimate: story.estimate === null ? '' : String(story.estimate),
    kind: story.kind,
    stage: story.stage,
    personas: writeNames(personas),
    labels: writeNames(labels),
    owner: story.owner,
    details: story.details,
    issue: story.issue === null ? '' : `${story.issue.key} ${story.issue.url}`,
  };
}

/** Rows that only name a release, first of all, when the stories alone would not bring all of them in order. */
function releaseRows(map: ReadableMap, rows: readonly CsvRow[]): CsvRow[] {
  const names = map.releases.map((release) => release.name);
  const met = [...new Set(rows.flatMap((row) => (row.release ? [row.release] : [])))];
  const inOrder = names.length === met.length && names.every((name, i) => name === met[i]);
  return inOrder ? [] : names.map((release) => ({ release }));
}
