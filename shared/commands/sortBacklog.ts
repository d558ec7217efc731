/** Makes the order by a score the order of the backlog. */
import * as z from 'zod/mini';
import { generateNKeysBetween } from 'fractional-indexing-jittered';
import { metaOf } from '../model/document.ts';
import { isUsableKey } from '../model/orderKey.ts';
import { readField, readRecords } from '../model/readMap.ts';
import { settingsFields } from '../model/settings.ts';
import type { ScoreFormula } from '../model/scoreFormula.ts';
import { atLeast } from '../protocol/role.ts';
import { byScore, scoreNames } from '../views/scoring.ts';
import { backlogLineOf } from './backlogLine.ts';
import { defineCommand } from './command.ts';
import { writeKeys } from './target.ts';

/**
 * S1: the stories change places among themselves: the keys that are there are handed out in the new order, so that only
 * what moves is written. S2: what is locked for whoever decides keeps its place.
 */
export const sortBacklog = defineCommand({
  name: 'sortBacklog',
  title: 'Put the backlog in the order of a score',
  needs: 'editor',
  input: z.object({ by: z.enum(scoreNames) }),
  apply: (doc, { by }, { role }) => {
    const records = readRecords(doc, 'story');
    const formula = readField(settingsFields.scoreFormula, metaOf(doc).get('scoreFormula')) as ScoreFormula;
    const mayMoveAll = atLeast(role, 'facilitator');
    const line = backlogLineOf(doc).filter(({ id }) => mayMoveAll || records.get(id)?.locked !== true);
    const usable = line.every(
      ({ order }, i) => isUsableKey(order) && (i === 0 || line[i - 1]!.order < order),
    );
    const keys = usable ? line.map(({ order }) => order) : generateNKeysBetween(null, null, line.length);
    const sorted = byScore(
      line.map(({ id }) => records.get(id)!),
      by,
      formula,
    );
    const before = new Map(line.map(({ id, order }) => [id, order]));
    const moved = sorted.flatMap(({ id }, i) =>
      before.get(id) === keys[i] ? [] : [[id, keys[i]!] as const],
    );
    writeKeys(doc, 'story', 'backlogOrder', new Map(moved), new Set(moved.map(([id]) => id)));
    return { ids: moved.map(([id]) => id) };
  },
});
