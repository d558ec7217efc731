/** Finds a story of the map by its words. */
import { Combobox } from '@base-ui/react/combobox';
import { useRef, useState } from 'react';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import popupStyles from '../../ui/Popup.module.css';
import { words } from '../../ui/words.ts';
import { dependencyFieldWords as text } from '../../ui/words/dependencyField.ts';
import { useGrid } from '../live/useRecords.ts';
import styles from './DependencyField.module.css';

/** A long list would take seconds to open; typing finds the rest. */
const mostListed = 50;

/** In map order; picking one empties the field for the next. */
export function StoryPicker({
  session,
  label,
  without,
  onPick,
}: {
  readonly session: MapSession;
  readonly label: string;
  readonly without: readonly StoryId[];
  readonly onPick: (id: StoryId) => void;
}) {
  const grid = useGrid(session.store);
  const { step } = session.store.getRecords();
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const stories = grid.columns
    .flatMap((column) => grid.lanes.flatMap((lane) => [...grid.cell(column, lane)]))
    .filter((story) => !without.includes(story.id) && story.title.trim() !== '');
  const place = (story: Story): string =>
    (story.stepId === null ? '' : step.get(story.stepId)?.title.trim()) || words.canvas.unplaced;
  return (
    <Combobox.Root<Story>
      items={stories}
      value={null}
      onValueChange={(story) => {
        if (story !== null) onPick(story.id);
        setQuery('');
      }}
      inputValue={query}
      onInputValueChange={setQuery}
      itemToStringLabel={(story) => story.title}
      isItemEqualToValue={(a, b) => a.id === b.id}
      limit={mostListed}
      autoHighlight
    >
      <Combobox.Input
        ref={input}
        aria-label={label}
        placeholder={label}
        className={classes(fieldStyles['input'], styles['picker'])}
      />
      <Combobox.Portal>
        <Combobox.Positioner anchor={input} sideOffset={4} className={popupStyles['positioner']}>
          <Combobox.Popup className={classes(popupStyles['popup'], popupStyles['anchored'])}>
            <Combobox.Empty>
              <span className={styles['empty']}>{text.noStory}</span>
            </Combobox.Empty>
            <Combobox.List>
              {(story: Story) => (
                <Combobox.Item key={story.id} value={story} className={popupStyles['item']}>
                  <span className={popupStyles['item-text']}>
                    {story.title}
                    <span className={popupStyles['item-note']}> {place(story)}</span>
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
