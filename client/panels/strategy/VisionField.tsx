/** The vision: the one text at the top of the line, which people write together. */
import { History } from 'lucide';
import { setVision } from '../../../shared/commands/setVision.ts';
import { visionKey } from '../../../shared/model/document.ts';
import { longestVision } from '../../../shared/model/field.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { togglePanel } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { strategyWords } from '../../ui/words/strategy.ts';
import { LiveText } from '../live/LiveText.tsx';
import styles from './StrategySurface.module.css';

const text = strategyWords.vision;

/** When it was changed last stands in the history of the map. */
export function VisionField({
  session,
  view,
  canEdit,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly canEdit: boolean;
}) {
  const { store, actions } = session;
  const openHistory = (): void => {
    if (view.getState().panel !== 'history') togglePanel(view, 'history');
    else view.setState({ surface: 'map' });
  };
  return (
    <section className={styles['vision']} aria-labelledby="vision-title" data-keep="vision">
      <div className={styles['head']}>
        <h3 id="vision-title" className={styles['heading']}>
          {text.title}
        </h3>
        <Button look="quiet" size="s" icon={History} className={styles['aside']} onClick={openHistory}>
          {text.history}
        </Button>
      </div>
      <LiveText
        session={session}
        id={visionKey}
        field="vision"
        label={text.title}
        hideLabel
        read={() => store.getRecords().meta.vision}
        write={(whole) => actions.runLate(setVision, { text: whole })}
        maxLength={longestVision}
        placeholder={canEdit ? text.placeholder : text.none}
        look="large"
        lines
        rows={2}
        bare
      />
    </section>
  );
}
