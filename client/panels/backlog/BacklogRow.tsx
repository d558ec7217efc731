/** One story of the backlog: what it is, where it comes from, and what can be set in place. */
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { ArrowDownToLine, ArrowUpToLine, Hash, Map as MapIcon, Move, PanelRight } from 'lucide';
import { memo, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import type { EstimateScale } from '../../../shared/model/settings.ts';
import type { ScoreFormula } from '../../../shared/model/scoreFormula.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { formatEstimate, formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { SelectFace } from '../../ui/SelectFace.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { backlogToolWords as toolText } from '../../ui/words/backlogTools.ts';
import { EstimateField } from '../live/EstimateField.tsx';
import { StageSelect } from '../stage/StageSelect.tsx';
import styles from './BacklogList.module.css';
import type { OptionalColumn } from './backlogView.ts';
import { columnValue } from './columnValue.ts';
import { kindIcons } from './kindIcons.ts';

const text = words.backlog;

/** What of a row is in use, so that it is a real control there. */
export type RowCell = 'stage' | 'estimate' | 'menu';

/** What the list hears from its rows; the same object for as long as the list is shown. */
export interface RowHands {
  readonly onGrip: (event: PointerEvent, index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, index: number) => void;
  readonly onFocus: (index: number) => void;
  readonly onSelect: (index: number, how: 'one' | 'range') => void;
  readonly onOpenCell: (id: StoryId, cell: RowCell) => void;
  readonly onDetails: (id: StoryId) => void;
  readonly onRank: (id: StoryId) => void;
  readonly onMoveOnMap: (id: StoryId) => void;
  readonly onMoveTo: (id: StoryId, edge: 'top' | 'bottom') => void;
  readonly onShowOnMap: (id: StoryId) => void;
}

interface BacklogRowProps {
  readonly elementId: string;
  readonly item: BacklogItem;
  /** In the whole backlog, from 1. */
  readonly rank: number;
  /** Among the lines that are shown. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly canEdit: boolean;
  readonly canMove: boolean;
  readonly columns: readonly OptionalColumn[];
  readonly scale: EstimateScale;
  readonly formula: ScoreFormula;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isDragged: boolean;
  readonly opened: RowCell | null;
  readonly session: MapSession;
  readonly hands: RowHands;
}

/** The row itself takes the focus; its controls join the tab order while it is the active one. */
export const BacklogRow = memo(function BacklogRow(props: BacklogRowProps) {
  const { item, rank, index, top, height, canEdit, canMove, columns, formula, isActive, hands } = props;
  const { story } = item;
  const title = story.title || words.noTitle;
  const tabIndex = isActive ? 0 : -1;
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    hands.onSelect(index, event.shiftKey ? 'range' : 'one');
  };
  return (
    <div
      id={props.elementId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      tabIndex={tabIndex}
      data-story={story.id}
      data-dragged={props.isDragged || undefined}
      className={styles['row']}
      style={{ height, top }}
      onKeyDown={(event) => hands.onKeyDown(event, index)}
      onFocus={() => hands.onFocus(index)}
      onClickCapture={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) event.stopPropagation();
        onClick(event);
      }}
      onDoubleClick={(event) => event.target === event.currentTarget && hands.onDetails(story.id)}
    >
      <span role="gridcell" className={styles['rank']}>
        {canEdit && (
          <input
            type="checkbox"
            className={styles['tick']}
            tabIndex={tabIndex}
            aria-label={toolText.select(title)}
            checked={props.isSelected}
            onChange={() => hands.onSelect(index, 'one')}
          />
        )}
        {canMove && (
          <span
            className={styles['grip']}
            onPointerDown={(event) => hands.onGrip(event, index)}
            title={text.grip(title)}
            aria-hidden
          />
        )}
        <span className={styles['number']}>{formatNumber(rank)}</span>
      </span>
      <span role="gridcell" className={styles['story']}>
        <span className={styles['kind']} title={words.storyKinds[story.kind]}>
          <Icon node={kindIcons[story.kind]} size={16} />
          <span className="visually-hidden">{words.storyKinds[story.kind]}</span>
        </span>
        <button
          type="button"
          className={styles['title']}
          tabIndex={tabIndex}
          onClick={() => hands.onDetails(story.id)}
        >
          {title}
        </button>
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" data-column={column} className={styles['value']}>
          {columnValue(item, column, formula)}
        </span>
      ))}
      <span role="gridcell" className={styles['estimate']}>
        <Estimate {...props} title={title} tabIndex={tabIndex} />
      </span>
      <span role="gridcell" className={styles['stage']}>
        <StageCell {...props} title={title} tabIndex={tabIndex} />
      </span>
      <span role="gridcell" className={styles['more']}>
        <RowMenu {...props} title={title} tabIndex={tabIndex} />
      </span>
    </div>
  );
});

type CellProps = BacklogRowProps & { readonly title: string; readonly tabIndex: number };

function Estimate({ item: { story }, scale, canEdit, title, tabIndex, opened, session, hands }: CellProps) {
  const label = text.estimateOf(title);
  const shown = story.estimate === null ? '–' : formatEstimate(story.estimate, scale);
  if (!canEdit) return <span className={styles['fixed']}>{shown}</span>;
  if (opened !== 'estimate') {
    const open = (): void => hands.onOpenCell(story.id, 'estimate');
    return scale.kind === 'free' ? (
      <button
        type="button"
        className={styles['points']}
        tabIndex={tabIndex}
        aria-label={`${label}: ${shown}`}
        onClick={open}
      >
        {shown}
      </button>
    ) : (
      <SelectFace label={`${label}: ${shown}`} tabIndex={tabIndex} onOpen={open}>
        {shown}
      </SelectFace>
    );
  }
  return (
    <EstimateField
      label={label}
      hideLabel
      bare
      startsOpen
      value={story.estimate}
      scale={scale}
      placeholder="–"
      readOnly={false}
      tabIndex={tabIndex}
      onChange={(estimate) => session.actions.runLate(updateStory, { id: story.id, estimate })}
    />
  );
}

function StageCell({ item: { story }, canEdit, title, tabIndex, opened, session, hands }: CellProps) {
  const label = `${text.stageOf(title)}: ${words.stages[story.stage]}`;
  if (!canEdit) {
    return (
      <span className={styles['fixed']}>
        <Stage stage={story.stage} />
      </span>
    );
  }
  if (opened !== 'stage') {
    return (
      <SelectFace label={label} tabIndex={tabIndex} onOpen={() => hands.onOpenCell(story.id, 'stage')}>
        <Stage stage={story.stage} />
      </SelectFace>
    );
  }
  return (
    <StageSelect
      story={story}
      session={session}
      label={label}
      bare
      startsOpen
      disabled={false}
      tabIndex={tabIndex}
    />
  );
}

function RowMenu({ item: { story }, canEdit, canMove, title, tabIndex, opened, hands }: CellProps) {
  const button = {
    look: 'quiet' as const,
    size: 's' as const,
    className: styles['dots'],
    tabIndex,
    'aria-label': text.options(title),
    title: text.options(title),
  };
  if (opened !== 'menu')
    return (
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => hands.onOpenCell(story.id, 'menu')}
      />
    );
  return (
    <Menu startsOpen trigger={<Button {...button} />}>
      <MenuItem icon={PanelRight} onSelect={() => hands.onDetails(story.id)}>
        {text.details}
      </MenuItem>
      <MenuItem icon={MapIcon} onSelect={() => hands.onShowOnMap(story.id)}>
        {text.showOnMap}
      </MenuItem>
      {canEdit && (
        <MenuItem icon={Move} onSelect={() => hands.onMoveOnMap(story.id)}>
          {toolText.moveOnMap}
        </MenuItem>
      )}
      {canMove && (
        <>
          <MenuSeparator />
          <MenuItem icon={ArrowUpToLine} onSelect={() => hands.onMoveTo(story.id, 'top')}>
            {text.toTop}
          </MenuItem>
          <MenuItem icon={ArrowDownToLine} onSelect={() => hands.onMoveTo(story.id, 'bottom')}>
            {text.toBottom}
          </MenuItem>
          <MenuItem icon={Hash} onSelect={() => hands.onRank(story.id)}>
            {text.moveTo}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
