/** Moving initiatives on the roadmap: into now, the trade-off is asked for first. */
import { useState, type ReactNode } from 'react';
import { moveInitiative } from '../../../shared/commands/moveInitiative.ts';
import type { Horizon, InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { TradeOffDialog } from './TradeOffDialog.tsx';

export interface InitiativePlace {
  readonly horizon: Horizon;
  readonly before?: InitiativeId;
  readonly after?: InitiativeId;
}

export interface InitiativeMoves {
  /** Whether it moved at once; while the trade-off is asked, false. */
  readonly move: (id: InitiativeId, place: InitiativePlace) => boolean;
  /** What has to be rendered somewhere: the open question, or nothing. */
  readonly question: ReactNode;
}

/** `onMoved` hears of every move that was done, also of those after a question. */
export function useInitiativeMoves(
  session: MapSession,
  onMoved: (id: InitiativeId) => void = () => undefined,
): InitiativeMoves {
  const { store, actions } = session;
  const [asked, setAsked] = useState<{ readonly id: InitiativeId; readonly place: InitiativePlace } | null>(
    null,
  );
  const move = (id: InitiativeId, place: InitiativePlace): boolean => {
    const initiative = store.getRecords().initiative.get(id);
    if (initiative === undefined) return false;
    if (place.horizon === 'now' && initiative.horizon !== 'now') {
      setAsked({ id, place });
      return false;
    }
    if (actions.runLate(moveInitiative, { id, ...place }) === null) return false;
    onMoved(id);
    return true;
  };
  const question =
    asked === null ? null : (
      <TradeOffDialog
        session={session}
        id={asked.id}
        onClose={() => setAsked(null)}
        onAnswer={(tradeOff) => {
          const { id, place } = asked;
          if (actions.runLate(moveInitiative, { id, ...place, tradeOff }) === null) return;
          setAsked(null);
          onMoved(id);
        }}
      />
    );
  return { move, question };
}
