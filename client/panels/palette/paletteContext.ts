/** What the palette knows of the page and the map when it makes its offers. */
import type { Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { HistoryState } from '../../session/mapSession.ts';
import type { MapActions } from '../../store/mapActions.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';

/** What only the page can do. */
export interface PageMoves {
  readonly goHome: () => void;
  readonly share: () => void;
  readonly export: () => void;
  readonly archive: (id: Id) => void;
  readonly copyLink: (id: Id) => void;
}

export interface PaletteContext {
  readonly actions: MapActions;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
  readonly moves: PageMoves;
  readonly grid: MapGrid;
  readonly records: MapRecords;
  readonly history: HistoryState;
  readonly canEdit: boolean;
  readonly isFacilitator: boolean;
  /** Asks for the initiative these stories are for. */
  readonly link: (ids: readonly StoryId[]) => void;
}
