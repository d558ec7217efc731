/** The title of a card, or the name of a release, as several people type it. */
import { longestTitle } from '../../../shared/model/field.ts';
import { isId, kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { LiveText } from '../live/LiveText.tsx';

/** The first field of every panel. */
export function TitleField({ session, id }: { readonly session: MapSession; readonly id: Id }) {
  const field = isId('release', id) ? 'name' : 'title';
  return (
    <LiveText
      session={session}
      id={id}
      field={field}
      label={words.details[field]}
      read={() => textOf(session.store.getRecords(), id, field)}
      maxLength={longestTitle}
      placeholder={words.noTitle}
      look="heading"
    />
  );
}

function textOf(records: MapRecords, id: Id, field: 'title' | 'name'): string {
  const all = records[kindOf(id)!] as ReadonlyMap<Id, { readonly title?: string; readonly name?: string }>;
  return all.get(id)?.[field] ?? '';
}
