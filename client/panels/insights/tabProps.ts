/** What every part of the insights is given. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';

export interface InsightTabProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  /** By the server's clock, of the moment the surface was opened. */
  readonly now: number;
  readonly canEdit: boolean;
}
