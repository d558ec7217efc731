/** What the lists of goals and themes are given by the surface they stand on. */
import type { RefObject } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';

export interface StrategyListProps {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly canEdit: boolean;
  /** The surface, in which things are dragged. */
  readonly root: RefObject<HTMLElement | null>;
  /** Says something to screen readers. */
  readonly onTell: (what: string) => void;
  /** Gives the focus to what has this `data-keep`, and in it this `data-part`, once it is there. */
  readonly onFocus: (key: string, part?: string) => void;
}
