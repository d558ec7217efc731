/** The goals an initiative serves: chosen from those of the strategy. */
import { Combobox } from '@base-ui/react/combobox';
import { Check, X } from 'lucide';
import { useId, useRef, useState } from 'react';
import type { Goal, GoalId } from '../../../shared/model/goal.ts';
import type { Initiative } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import popupStyles from '../../ui/Popup.module.css';
import tagStyles from '../../ui/TagField.module.css';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import styles from './InitiativeDetails.module.css';
import { titleOf } from './initiativeNames.ts';

const text = roadmapWords.details;

/** Goals that were archived meanwhile stay linked and unseen, so that they are there when they come back. */
export function GoalsField({
  records,
  initiative,
  canEdit,
  onChange,
}: {
  readonly records: MapRecords;
  readonly initiative: Initiative;
  readonly canEdit: boolean;
  readonly onChange: (change: { goals: GoalId[] }) => void;
}) {
  const id = useId();
  const chips = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const all = liveInOrder(records.goal);
  const chosen = all.filter((goal) => initiative.goals.includes(goal.id));
  const choose = (next: readonly Goal[]): void => {
    setQuery('');
    const hidden = initiative.goals.filter((goal) => !all.some((each) => each.id === goal));
    onChange({ goals: [...hidden, ...next.map((goal) => goal.id)] });
  };
  return (
    <Combobox.Root<Goal, true>
      multiple
      items={all}
      value={chosen}
      onValueChange={(next, details) => {
        // Esc would take all of them off; it is for who is around this.
        if (details.reason !== 'escape-key') return choose(next);
        details.cancel();
        details.allowPropagation();
      }}
      inputValue={query}
      onInputValueChange={setQuery}
      isItemEqualToValue={(a, b) => a.id === b.id}
      itemToStringLabel={titleOf}
      disabled={!canEdit}
      autoHighlight
    >
      <div className={fieldStyles['field']}>
        <label className={fieldStyles['label']} htmlFor={id}>
          {text.goals}
        </label>
        <Combobox.Chips
          ref={chips}
          className={classes(fieldStyles['input'], tagStyles['chips'])}
          data-disabled={!canEdit || undefined}
        >
          {chosen.map((goal) => (
            <Combobox.Chip key={goal.id} className={classes(tagStyles['chip'], styles['goal'])}>
              {titleOf(goal)}
              {canEdit && (
                <Combobox.ChipRemove
                  className={tagStyles['remove']}
                  aria-label={words.details.remove(titleOf(goal))}
                >
                  <Icon node={X} size={12} />
                </Combobox.ChipRemove>
              )}
            </Combobox.Chip>
          ))}
          <Combobox.Input
            id={id}
            aria-label={text.goals}
            className={tagStyles['input']}
            placeholder={chosen.length > 0 ? '' : canEdit ? text.pickGoal : words.none}
          />
        </Combobox.Chips>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner anchor={chips} sideOffset={4} className={popupStyles['positioner']}>
          <Combobox.Popup className={classes(popupStyles['popup'], popupStyles['anchored'])}>
            {all.length === 0 && <p className={tagStyles['none']}>{text.noGoals}</p>}
            <Combobox.List>
              {(goal: Goal) => (
                <Combobox.Item key={goal.id} value={goal} className={popupStyles['item']}>
                  <span className={popupStyles['check']}>
                    <Combobox.ItemIndicator>
                      <Icon node={Check} size={15} />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className={popupStyles['item-text']}>{titleOf(goal)}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
