/** The home page before there is a map: what a story map is, and how to begin. */
import { ListOrdered, Rows3, Upload, Waypoints } from 'lucide';
import { Plus } from 'lucide';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import styles from './EmptyHome.module.css';
import { MapSketch } from './MapSketch.tsx';
import type { Sketch } from './sketchMap.ts';

const icons = [Waypoints, Rows3, ListOrdered];

const example: Sketch = {
  activities: [2, 3, 2],
  columns: 7,
  lanes: [
    { stacks: [1, 1, 2, 1, 1, 1, 1] },
    { stacks: [2, 0, 1, 3, 1, 2, 1] },
    { stacks: [0, 2, 1, 0, 2, 1, 0] },
  ],
};

/** Teaches with the real thing: one picture, three steps, two ways in. */
export function EmptyHome({
  onNew,
  onImport,
}: {
  readonly onNew: () => void;
  readonly onImport: () => void;
}) {
  const { title, text, steps, start, import: importLabel, importText } = words.home.empty;
  return (
    <div>
      <section className={styles['hero']}>
        <div className={styles['words']}>
          <h1 className={styles['title']}>{title}</h1>
          <p className={styles['text']}>{text}</p>
          <div className={styles['actions']}>
            <Button look="primary" size="l" icon={Plus} onClick={onNew}>
              {start}
            </Button>
            <Button size="l" icon={Upload} onClick={onImport}>
              {importLabel}
            </Button>
          </div>
          <p className={styles['hint']}>{importText}</p>
        </div>
        <div className={styles['picture']}>
          <MapSketch sketch={example} />
        </div>
      </section>
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          <li key={step.title} className={styles['step']}>
            <span className={styles['icon']}>
              <Icon node={icons[index]!} size={20} />
            </span>
            <h2 className={styles['step-title']}>{step.title}</h2>
            <p className={styles['step-text']}>{step.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
