/** Stories that are not on the matrix yet, to be dragged there or placed by a menu. */
import { LocateFixed } from 'lucide';
import { useState, type PointerEvent } from 'react';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { quadrants, type Quadrant } from '../../../shared/views/impactEffort.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Menu, MenuGroup, MenuItem } from '../../ui/Menu.tsx';
import { words } from '../../ui/words.ts';
import { matrixWords as text } from '../../ui/words/matrix.ts';
import styles from './Matrix.module.css';

const portion = 40;

export function Unscored({
  stories,
  canEdit,
  onGrip,
  onPlace,
  onDetails,
}: {
  readonly stories: readonly Story[];
  readonly canEdit: boolean;
  readonly onGrip: (event: PointerEvent, id: StoryId) => void;
  readonly onPlace: (story: Story, quadrant: Quadrant) => void;
  readonly onDetails: (id: StoryId) => void;
}) {
  const [shown, setShown] = useState(portion);
  return (
    <aside className={styles['aside']} aria-label={text.unscored}>
      <h3 className={styles['heading']}>
        {text.unscored} <span className={styles['count']}>{formatNumber(stories.length)}</span>
      </h3>
      <p className={styles['hint']}>
        {stories.length === 0 ? text.allScored : canEdit ? text.unscoredHint : ''}
      </p>
      <ul className={styles['list']}>
        {stories.slice(0, shown).map((story) => {
          const title = story.title.trim() || words.noTitle;
          return (
            <li key={story.id} className={styles['card']}>
              <button
                type="button"
                className={styles['card-title']}
                data-draggable={canEdit || undefined}
                onPointerDown={(event) => canEdit && onGrip(event, story.id)}
                onClick={() => onDetails(story.id)}
              >
                {title}
              </button>
              {canEdit && (
                <Menu trigger={<IconButton icon={LocateFixed} size="s" label={text.place(title)} />}>
                  <MenuGroup label={text.placeIn}>
                    {quadrants.map((quadrant) => (
                      <MenuItem key={quadrant} onSelect={() => onPlace(story, quadrant)}>
                        {text.quadrants[quadrant]}
                      </MenuItem>
                    ))}
                  </MenuGroup>
                </Menu>
              )}
            </li>
          );
        })}
      </ul>
      {stories.length > shown && (
        <Button look="quiet" size="s" onClick={() => setShown(shown + 5 * portion)}>
          {text.more(stories.length - shown)}
        </Button>
      )}
    </aside>
  );
}
