/** What an empty map says: how to begin, by hand, by pasting, or from a file. */
import { FileUp, Plus } from 'lucide';
import { words } from '../ui/words.ts';
import { CanvasIcon } from './CanvasIcon.tsx';
import styles from './MapCanvas.module.css';

export interface EmptyMapProps {
  readonly canEdit: boolean;
  readonly hidesActivities: boolean;
  readonly onFirst: () => void;
  /** Absent where there is no import. */
  readonly onImport: (() => void) | undefined;
}

export function EmptyMap({ canEdit, hidesActivities, onFirst, onImport }: EmptyMapProps) {
  const { emptyMap } = words.canvas;
  if (!canEdit) {
    return (
      <section className={styles['empty']}>
        <p className={styles['emptyText']}>{emptyMap.reading}</p>
      </section>
    );
  }
  return (
    <section className={styles['empty']} aria-labelledby="empty-map-title">
      <div className={styles['sketch']} aria-hidden>
        {Array.from({ length: 10 }, (_, index) => (
          <span key={index} />
        ))}
      </div>
      <h2 id="empty-map-title" className={styles['emptyTitle']}>
        {emptyMap.title}
      </h2>
      <p className={styles['emptyText']}>{emptyMap.text}</p>
      <div className={styles['emptyActions']}>
        <button type="button" className={styles['primary']} onClick={onFirst}>
          <CanvasIcon node={Plus} />
          {hidesActivities ? emptyMap.firstStep : emptyMap.first}
        </button>
        {onImport !== undefined && (
          <button type="button" className={styles['secondary']} onClick={onImport}>
            <CanvasIcon node={FileUp} />
            {emptyMap.import}
          </button>
        )}
      </div>
      <p className={styles['emptyHint']}>{emptyMap.paste}</p>
    </section>
  );
}
