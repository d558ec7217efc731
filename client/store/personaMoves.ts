/** Putting personas on what is on the map, and moving them in the legend: for the legend and for drops on the map. */
import { movePersona } from '../../shared/commands/movePersona.ts';
import { tagRecords } from '../../shared/commands/tagRecords.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import { byOrder } from '../../shared/model/orderKey.ts';
import type { PersonaId } from '../../shared/model/persona.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { MapActions } from './mapActions.ts';

/** Those that can carry personas and are on the map. */
export function personable(records: MapRecords, ids: Iterable<Id>): Id[] {
  return [...ids].filter((id) => holderOf(records, id)?.archivedAt === null);
}

/** Whether all of them carry it. */
export function haveAll(records: MapRecords, ids: readonly Id[], persona: PersonaId): boolean {
  return ids.every((id) => holderOf(records, id)?.personas.includes(persona) === true);
}

/** One step of undo. Null when it was refused; the person has been told. */
export function putPersona(
  actions: MapActions,
  ids: readonly Id[],
  persona: PersonaId,
  on: boolean,
): true | null {
  const [id] = ids;
  if (id === undefined) return null;
  const done =
    ids.length === 1
      ? actions.run('tagRecord', { id, tag: persona, on })
      : actions.runLate(tagRecords, { ids: [...ids], tag: persona, on });
  return done === null ? null : true;
}

/** One place up or down in the legend; false at its end. */
export function movePersonaBy(
  actions: MapActions,
  records: MapRecords,
  persona: PersonaId,
  by: -1 | 1,
): boolean {
  const order = personasInOrder(records);
  const beside = order[order.indexOf(persona) + by];
  if (beside === undefined) return false;
  return actions.runLate(movePersona, { id: persona, [by < 0 ? 'before' : 'after']: beside }) !== null;
}

/** Right before or right after another one. */
export function movePersonaTo(
  actions: MapActions,
  persona: PersonaId,
  beside: PersonaId,
  side: 'before' | 'after',
): void {
  if (persona !== beside) actions.runLate(movePersona, { id: persona, [side]: beside });
}

function personasInOrder(records: MapRecords): PersonaId[] {
  return [...records.persona.values()]
    .filter((persona) => persona.archivedAt === null)
    .sort(byOrder)
    .map(({ id }) => id);
}

function holderOf(
  records: MapRecords,
  id: Id,
): { readonly archivedAt: number | null; readonly personas: readonly PersonaId[] } | undefined {
  switch (kindOf(id)) {
    case 'activity':
      return records.activity.get(id as Id<'activity'>);
    case 'step':
      return records.step.get(id as Id<'step'>);
    case 'story':
      return records.story.get(id as Id<'story'>);
    default:
      return undefined;
  }
}
