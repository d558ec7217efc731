/** The initiatives of one column of the roadmap, as ordered siblings. */
import type * as Y from 'yjs';
import { initiativeFields, type Horizon, type InitiativeId } from '../model/initiative.ts';
import type { Ordered } from '../model/orderKey.ts';
import { readField } from '../model/readMap.ts';
import { siblings } from './target.ts';

/** One that never said stands where it reads. */
export function columnOfRoadmap(doc: Y.Doc, horizon: Horizon): Ordered<InitiativeId>[] {
  return siblings(
    doc,
    'initiative',
    (record) => readField(initiativeFields.horizon, record.get('horizon')) === horizon,
  );
}
