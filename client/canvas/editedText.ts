/** The text that is being edited, as the document has it now. */
import type { Id } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Editing } from '../store/viewStore.ts';
import { shownKinds } from '../tools/toolContext.ts';

interface Texts {
  readonly archivedAt: number | null;
  readonly title?: string;
  readonly name?: string;
  readonly outcome?: string;
}

/** null when the record is gone or archived. */
export function editedText(records: MapRecords, { id, field }: Editing): string | null {
  for (const kind of shownKinds) {
    const record = (records[kind] as ReadonlyMap<Id, Texts>).get(id);
    if (record !== undefined) return record.archivedAt === null ? (record[field] ?? '') : null;
  }
  return null;
}
