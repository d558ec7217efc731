/** The backlog before the first push: how it is filled. */
import { ListPlus, Map as MapIcon } from 'lucide';
import type { ReleaseId } from '../../../shared/model/release.ts';
import { placedStoriesOfLane, type MapGrid } from '../../../shared/views/arrangeMap.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import styles from './EmptyBacklog.module.css';

const text = words.backlog.empty;

/** Offers the first slice that holds stories, else the way to the map. */
export function EmptyBacklog({
  grid,
  canEdit,
  onPush,
  onMap,
}: {
  readonly grid: MapGrid;
  readonly canEdit: boolean;
  readonly onPush: (releaseId: ReleaseId) => void;
  readonly onMap: () => void;
}) {
  const ready = grid.releases.find((release) => placedStoriesOfLane(grid, release.id).length > 0);
  return (
    <div className={styles['empty']}>
      <h3 className={styles['title']}>{text.title}</h3>
      <p className={styles['text']}>{text.text}</p>
      <ol className={styles['steps']}>
        {text.steps.map((step, index) => (
          <li key={step} className={styles['step']}>
            <span className={styles['number']} aria-hidden>
              {index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
      <div className={styles['actions']}>
        {canEdit && ready !== undefined && (
          <Button look="primary" icon={ListPlus} onClick={() => onPush(ready.id)}>
            {text.push(ready.name || words.noTitle)}
          </Button>
        )}
        <Button
          look={canEdit && ready !== undefined ? 'secondary' : 'primary'}
          icon={MapIcon}
          onClick={onMap}
        >
          {text.toMap}
        </Button>
      </div>
    </div>
  );
}
