/** Who the product is for: the personas of the map; they are edited where they are put on cards, in the legend. */
import { Users } from 'lucide';
import type { MapRecords } from '../../../shared/model/records.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import styles from './StrategySurface.module.css';

const text = strategyWords.personas;

export function PersonaLine({
  records,
  view,
  canEdit,
}: {
  readonly records: MapRecords;
  readonly view: ViewStore;
  readonly canEdit: boolean;
}) {
  const personas = liveInOrder(records.persona);
  const openLegend = (): void =>
    view.setState(({ lens }) => ({
      surface: 'map',
      panel: 'lens',
      lens: { ...lens, colouring: 'persona' },
    }));
  return (
    <section className={styles['personas']} aria-labelledby="personas-title">
      <h3 id="personas-title" className={styles['heading']}>
        {text.title}
      </h3>
      {personas.length === 0 ? (
        <p className={styles['muted']}>{text.none}</p>
      ) : (
        <ul className={styles['chips']} aria-label={text.open}>
          {personas.map(({ id, name, hue }) => (
            <li
              key={id}
              className={styles['chip']}
              style={{ background: `var(--hue-${hue}-soft)`, color: `var(--hue-${hue}-text)` }}
            >
              {name.trim() || words.noTitle}
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <Button look="quiet" size="s" icon={Users} className={styles['aside']} onClick={openLegend}>
          {text.edit}
        </Button>
      )}
    </section>
  );
}
