/** What every look of the roadmap is given by the surface. */
import type { RefObject } from 'react';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { InitiativeMoves } from './useInitiativeMoves.tsx';

export interface LookProps {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly canEdit: boolean;
  readonly moves: InitiativeMoves;
  /** The surface, in which cards are dragged. */
  readonly root: RefObject<HTMLElement | null>;
  /** Gives the focus to a card once it stands in its place. */
  readonly onFocus: (id: InitiativeId, part?: string) => void;
}
