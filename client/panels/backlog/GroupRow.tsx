/** The header of a group of the backlog: its name and totals; it opens and closes. */
import { ChevronDown, ChevronRight, Plus } from 'lucide';
import { memo, type KeyboardEvent } from 'react';
import type { BacklogGroup } from '../../../shared/views/backlogGroups.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { backlogToolWords as text } from '../../ui/words/backlogTools.ts';
import styles from './GroupRow.module.css';

export const GroupRow = memo(function GroupRow({
  elementId,
  group,
  name,
  isOpen,
  index,
  top,
  height,
  columns,
  isActive,
  canAdd,
  onToggle,
  onAdd,
  onKeyDown,
  onFocus,
}: {
  readonly elementId: string;
  readonly group: BacklogGroup;
  readonly name: string;
  readonly isOpen: boolean;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** How many columns it spans. */
  readonly columns: number;
  readonly isActive: boolean;
  readonly canAdd: boolean;
  readonly onToggle: (key: string) => void;
  readonly onAdd: (group: BacklogGroup) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, index: number) => void;
  readonly onFocus: (index: number) => void;
}) {
  const totals = text.groupTotals(group.totals.stories, group.totals.points);
  return (
    <div
      id={elementId}
      role="row"
      aria-rowindex={index + 2}
      aria-expanded={isOpen}
      aria-level={1}
      tabIndex={isActive ? 0 : -1}
      data-group={group.key}
      className={styles['group']}
      style={{ height, top }}
      onKeyDown={(event) => onKeyDown(event, index)}
      onFocus={() => onFocus(index)}
    >
      <span role="gridcell" aria-colspan={columns} className={styles['group-cell']}>
        <button
          type="button"
          className={styles['group-name']}
          tabIndex={-1}
          aria-label={isOpen ? text.close(name) : text.open(name)}
          onClick={() => onToggle(group.key)}
        >
          <Icon node={isOpen ? ChevronDown : ChevronRight} size={16} />
        </button>
        <span className={styles['group-title']}>{name}</span>
        <span className={styles['group-totals']}>{totals}</span>
        {canAdd && (
          <Button
            look="quiet"
            size="s"
            icon={Plus}
            tabIndex={isActive ? 0 : -1}
            className={styles['group-add']}
            aria-label={text.addTo(name)}
            title={text.addTo(name)}
            onClick={() => onAdd(group)}
          />
        )}
      </span>
    </div>
  );
});
