/** Asks for the trade-off before an initiative that is there already is promised now. */
import { useEffect } from 'react';
import type { TradeOffAnswer } from '../../../shared/commands/tradeOffAnswer.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useRecords } from '../live/useRecords.ts';
import { titleOf } from './initiativeNames.ts';
import styles from './TradeOff.module.css';
import { TradeOffFields } from './TradeOffFields.tsx';
import { useTradeOff } from './useTradeOff.ts';

const text = roadmapWords.tradeOff;

/** Open as long as it is rendered; closes by itself when the initiative goes, or is promised by somebody else. */
export function TradeOffDialog({
  session,
  id,
  onAnswer,
  onClose,
}: {
  readonly session: MapSession;
  readonly id: InitiativeId;
  readonly onAnswer: (answer: TradeOffAnswer) => void;
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const initiative = records.initiative.get(id);
  const isAsked = initiative?.archivedAt === null && initiative.horizon !== 'now';
  const tradeOff = useTradeOff(session, records, initiative?.goals ?? []);
  useEffect(() => {
    if (!isAsked) onClose();
  }, [isAsked, onClose]);
  if (initiative === undefined) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title(titleOf(initiative))}
      description={text.description}
      footer={
        <>
          {!tradeOff.isComplete && <p className={styles['missing']}>{text.missing}</p>}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="trade-off" disabled={!tradeOff.isComplete}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <form
        id="trade-off"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          const answer = tradeOff.isComplete ? tradeOff.answer() : null;
          if (answer !== null) onAnswer(answer);
        }}
      >
        <TradeOffFields session={session} records={records} id={id} tradeOff={tradeOff} />
      </form>
    </Dialog>
  );
}
