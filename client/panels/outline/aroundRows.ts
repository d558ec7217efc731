/** What lies around the map as rows of the outline, after the grid: frames with what is inside them, then the rest. */
import type { MapRecords } from '../../../shared/model/records.ts';
import { freeGroups } from '../../../shared/views/freeGroups.ts';
import { freeThings } from '../../../shared/views/freeThings.ts';
import type { OutlineRow } from './outlineRows.ts';

/** None when nothing lies there. */
export function aroundRows(records: MapRecords): OutlineRow[] {
  const things = freeThings(records).length;
  if (things === 0) return [];
  const groups = freeGroups(records);
  return [
    { key: 'around', kind: 'around', things, level: 1, position: 1, of: 1 },
    ...groups.flatMap(({ thing, inside }, index): OutlineRow[] => [
      { key: thing.id, kind: 'free', thing, level: 2, position: index + 1, of: groups.length },
      ...inside.map((each, at): OutlineRow => ({
        ...{ key: each.id, kind: 'free', thing: each, level: 3 },
        ...{ position: at + 1, of: inside.length },
      })),
    ]),
  ];
}
