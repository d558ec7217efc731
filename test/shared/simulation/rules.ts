/** What must hold for every document at any time, and for all of them once everything has arrived. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { recordsOf } from '../../../shared/model/document.ts';
import { kinds, type Kind } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { findFaults } from '../../../shared/model/writeRecord.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { backlogStories, isInBacklog } from '../../../shared/views/backlog.ts';
import { laneTotals, totalsOf } from '../../../shared/views/laneTotals.ts';
import { previewPush } from '../../../shared/views/pushPreview.ts';

/** Throws with `what` when a rule does not hold. */
export function expectTrue(holds: boolean, what: () => string): void {
  if (!holds) throw new Error(what());
}

/** M3, B2, P1 and the totals, and that no record has a fault the server would refuse. */
export function checkMap(doc: Y.Doc, records: MapRecords): void {
  const grid = arrangeMap(records);
  const live = [...records.story.values()].filter((story) => story.archivedAt === null);
  const shown = grid.columns.flatMap((column) => grid.lanes.flatMap((lane) => [...grid.cell(column, lane)]));
  expectTrue(
    shown.length === live.length && new Set(shown).size === live.length,
    () => `M3: ${live.length} live stories, ${shown.length} shown in cells, ${new Set(shown).size} different`,
  );
  const sums = grid.lanes.map((lane) => laneTotals(grid, lane));
  const points = sums.reduce((sum, lane) => sum + lane.points, 0);
  expectTrue(Math.abs(points - totalsOf(live).points) < 0.001, () => `totals: ${points} points in lanes`);
  const backlog = backlogStories(records, grid);
  const expected = live.filter(isInBacklog);
  expectTrue(
    backlog.length === expected.length && new Set(backlog).size === expected.length,
    () => `B2: ${expected.length} stories belong to the backlog, ${backlog.length} are in it`,
  );
  for (const release of grid.releases) {
    const { items } = previewPush(records, release.id, grid);
    expectTrue(
      new Set(items.map((item) => item.story.id)).size === items.length,
      () => 'P1: a story twice in a preview',
    );
  }
  for (const kind of kinds) {
    recordsOf(doc, kind).forEach((record, id) => {
      const faults = findFaults(kind, record);
      expectTrue(faults.length === 0, () => `${id} has faults in ${faults.join(', ')}`);
    });
  }
}

/** U2: no undo has left a register empty that every record here is made with. */
export function checkNothingEmpty(doc: Y.Doc): void {
  for (const kind of kinds) {
    recordsOf(doc, kind).forEach((record, id) => {
      const empty = standing[kind].filter((name) => !record.has(name));
      expectTrue(empty.length === 0, () => `U2: ${id} has no ${empty.join(', ')} any more`);
    });
  }
}

const standing: { readonly [K in Kind]: readonly string[] } = {
  activity: ['order'],
  step: ['order', 'activityId'],
  story: ['order', 'stepId'],
  release: ['order'],
  persona: ['order'],
  label: ['order'],
  criterion: ['order', 'storyId'],
  sticky: ['order', 'at'],
  text: ['order', 'at'],
  frame: ['order', 'at'],
  arrow: ['order', 'from', 'to'],
  stroke: ['order', 'at', 'path'],
  image: ['order', 'at', 'hash'],
  dependency: ['storyId'],
  goal: ['order'],
  keyResult: ['order', 'goalId'],
  theme: ['order'],
  initiative: ['order'],
  sprint: ['order'],
  capacity: ['sprintId', 'person'],
  tradeOff: ['goalId', 'at'],
  insight: ['at'],
  artifact: ['order'],
};

/** All replicas have seen the same and show the same, down to the order of the backlog. */
export function checkSameEverywhere(docs: readonly Y.Doc[]): void {
  const [first, ...others] = docs;
  const vector = Y.decodeStateVector(Y.encodeStateVector(first!));
  const records = readMap(first!);
  const backlog = backlogStories(records).map((story) => story.id);
  for (const doc of others) {
    const seen = Y.decodeStateVector(Y.encodeStateVector(doc));
    expectTrue(isDeepStrictEqual(seen, vector), () => 'the replicas have not seen the same');
    const here = readMap(doc);
    expectTrue(isDeepStrictEqual(here, records), () => 'the replicas show different maps');
    const order = backlogStories(here).map((story) => story.id);
    expectTrue(isDeepStrictEqual(order, backlog), () => 'the replicas show different backlogs');
  }
}

/** The ids of all records in the document, archived ones too. */
export function idsIn(doc: Y.Doc): Set<string> {
  return new Set(kinds.flatMap((kind) => [...recordsOf(doc, kind).keys()]));
}

/** What other clients wrote into this document and is not deleted: `client clock` of each unit. */
export function liveItemsOfOthers(doc: Y.Doc): Set<string> {
  const live = new Set<string>();
  for (const [client, structs] of doc.store.clients) {
    if (client === doc.clientID) continue;
    for (const struct of structs) {
      if (struct.deleted) continue;
      for (let i = 0; i < struct.length; i++) live.add(`${client} ${struct.id.clock + i}`);
    }
  }
  return live;
}
