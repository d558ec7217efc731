/** From a finding to what it is about: its details here, its place on the map, or the surface it lives on. */
import { isId, type Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { storyGroups } from '../../../shared/views/storyGroups.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { jumpTo, select, wish } from '../../store/viewMoves.ts';
import type { Surface, ViewStore } from '../../store/viewStore.ts';

/** What has details opens them beside this surface; a goal, a theme or a sprint leads to its own surface. */
export function goTo(view: ViewStore, dialogs: MapDialogs, id: Id): void {
  const surface = surfaceOf(id);
  if (surface === null) dialogs.openDetails(id);
  else view.setState({ surface });
}

/** Whether there is something of it to see on the map. */
export function isOnMap(records: MapRecords, id: Id): boolean {
  return isId('initiative', id) ? storyGroups(records).ofInitiative(id).length > 0 : surfaceOf(id) === null;
}

/** Selects it on the map and opens its details there; of an initiative, its stories. */
export function showOnMap(view: ViewStore, dialogs: MapDialogs, records: MapRecords, id: Id): void {
  if (!isId('initiative', id)) {
    jumpTo(view, id);
    dialogs.openDetails(id);
    return;
  }
  view.setState({ surface: 'map' });
  select(
    view,
    storyGroups(records)
      .ofInitiative(id)
      .map((story) => story.id),
  );
  wish(view, 'selection');
}

/** Where a record is at home when it has no details; null: it has them. */
function surfaceOf(id: Id): Surface | null {
  return isId('sprint', id) ? 'plan' : isId('goal', id) || isId('theme', id) ? 'strategy' : null;
}
