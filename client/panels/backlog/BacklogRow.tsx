/** One story of the backlog: what it is, where it comes from, and what can be set in place. */
import { updateStory } from '../../../shared/commands/updateStory.ts';
import {
  ArrowDownToLine,
  ArrowUpToLine,
  Bug,
  CheckCheck,
  Ellipsis,
  FlaskConical,
  GripVertical,
  Hash,
  Map as MapIcon,
  PanelRight,
  StickyNote,
  Wrench,
} from 'lucide';
import type { IconNode } from 'lucide';
import { memo, type KeyboardEvent, type PointerEvent } from 'react';
import type { EstimateScale } from '../../../shared/model/settings.ts';
import type { StoryKind } from '../../../shared/model/story.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { words } from '../../ui/words.ts';
import { EstimateField } from '../live/EstimateField.tsx';
import { StageSelect } from '../stage/StageSelect.tsx';
import styles from './BacklogList.module.css';

const text = words.backlog;
const kindIcons: { readonly [K in StoryKind]: IconNode } = {
  story: StickyNote,
  bug: Bug,
  technical: Wrench,
  task: CheckCheck,
  spike: FlaskConical,
};
interface BacklogRowProps {
  readonly item: BacklogItem;
  readonly index: number;
  readonly last: number;
  readonly top: number;
  readonly height: number;
  readonly canEdit: boolean;
  readonly scale: EstimateScale;
  readonly isActive: boolean;
  readonly isDragged: boolean;
  readonly actions: MapActions;
  readonly onGrip: (event: PointerEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: () => void;
  readonly onDetails: () => void;
  readonly onRank: () => void;
  readonly onMoveTo: (rank: number) => void;
  readonly onShowOnMap: () => void;
}

/** The row itself takes the focus; its controls join the tab order while it is the active one. */
export const BacklogRow = memo(function BacklogRow(props: BacklogRowProps) {
  const { item, index, last, top, height, canEdit, scale, isActive, isDragged, actions } = props;
  const { story, activity, step, release } = item;
  const title = story.title || words.noTitle;
  const tabIndex = isActive ? 0 : -1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={tabIndex}
      data-story={story.id}
      data-dragged={isDragged || undefined}
      className={styles['row']}
      style={{ height, transform: `translateY(${top}px)` }}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
      onDoubleClick={(event) => event.target === event.currentTarget && props.onDetails()}
    >
      <span role="gridcell" className={styles['rank']}>
        {canEdit && (
          <span className={styles['grip']} onPointerDown={props.onGrip} title={text.grip(title)} aria-hidden>
            <Icon node={GripVertical} size={16} />
          </span>
        )}
        {formatNumber(index + 1)}
      </span>
      <span role="gridcell" className={styles['story']}>
        <span className={styles['kind']} title={words.storyKinds[story.kind]}>
          <Icon node={kindIcons[story.kind]} size={16} />
          <span className="visually-hidden">{words.storyKinds[story.kind]}</span>
        </span>
        <button type="button" className={styles['title']} tabIndex={tabIndex} onClick={props.onDetails}>
          {title}
        </button>
      </span>
      <span role="gridcell" className={styles['place']}>
        {step === null
          ? words.canvas.unplaced
          : `${activity?.title || words.noTitle} › ${step.title || words.noTitle}`}
      </span>
      <span role="gridcell" className={styles['release']}>
        {release === null ? words.unscheduled : release.name || words.noTitle}
      </span>
      <span role="gridcell" className={styles['estimate']}>
        <EstimateField
          label={text.estimateOf(title)}
          hideLabel
          bare
          value={story.estimate}
          scale={scale}
          placeholder="–"
          readOnly={!canEdit}
          tabIndex={tabIndex}
          onChange={(estimate) => actions.runLate(updateStory, { id: story.id, estimate })}
        />
      </span>
      <span role="gridcell" className={styles['stage']}>
        <StageSelect
          story={story}
          actions={actions}
          label={`${text.stageOf(title)}: ${words.stages[story.stage]}`}
          bare
          disabled={!canEdit}
          tabIndex={tabIndex}
        />
      </span>
      <span role="gridcell" className={styles['more']}>
        <Menu
          trigger={<IconButton icon={Ellipsis} size="s" label={text.options(title)} tabIndex={tabIndex} />}
        >
          <MenuItem icon={PanelRight} onSelect={props.onDetails}>
            {text.details}
          </MenuItem>
          <MenuItem icon={MapIcon} onSelect={props.onShowOnMap}>
            {text.showOnMap}
          </MenuItem>
          {canEdit && (
            <>
              <MenuSeparator />
              <MenuItem icon={ArrowUpToLine} disabled={index === 0} onSelect={() => props.onMoveTo(1)}>
                {text.toTop}
              </MenuItem>
              <MenuItem
                icon={ArrowDownToLine}
                disabled={index === last - 1}
                onSelect={() => props.onMoveTo(last)}
              >
                {text.toBottom}
              </MenuItem>
              <MenuItem icon={Hash} onSelect={props.onRank}>
                {text.moveTo}
              </MenuItem>
            </>
          )}
        </Menu>
      </span>
    </div>
  );
});
