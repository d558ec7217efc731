/** The stories of a sprint by stage; cards are dragged between the columns, or moved by keys and menu. */
import { CornerUpLeft, Ellipsis, Map as MapIcon, PanelRight } from 'lucide';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import type { Stage as StageName, Story, StoryId } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';
import { commitPreview } from '../../../shared/views/planPool.ts';
import { totalsOf } from '../../../shared/views/laneTotals.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { IconButton } from '../../ui/Button.tsx';
import { shortDay } from '../../ui/chart/shortDay.ts';
import { classes } from '../../ui/classes.ts';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { planWords } from '../../ui/words/plan.ts';
import boardStyles from './PlanBoard.module.css';
import type { PlanHands } from './hands.ts';
import styles from './Plan.module.css';
import type { PlanDrag } from './usePlanDrag.ts';

const text = planWords.board;
const columns = ['planned', 'inProgress', 'done'] as const;
type Column = 'notPlanned' | (typeof columns)[number];

interface BoardProps {
  readonly records: MapRecords;
  readonly sprint: Sprint;
  readonly hands: PlanHands;
  readonly drag: PlanDrag | null;
}

/** In the order of due days; a column for what lost its stage shows only while there is something in it. */
export function PlanBoard({ records, sprint, hands, drag }: BoardProps) {
  const stories = (sprintLoad(records, sprint.id)?.stories ?? []).toSorted(byDue);
  const inColumn = Map.groupBy(stories, columnOf);
  const shown: readonly Column[] = inColumn.has('notPlanned') ? ['notPlanned', ...columns] : columns;
  const board = useRef<HTMLDivElement>(null);
  const focusNext = useRef<StoryId | null>(null);

  /** A card that moves in the page loses the focus; give it back once it stands in its new column. */
  useLayoutEffect(() => {
    const id = focusNext.current;
    const card = id === null ? null : board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`);
    if (card === null || card === undefined || document.activeElement === card) return;
    focusNext.current = null;
    card.focus({ preventScroll: false });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, story: Story): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by !== 0 && event.altKey) {
      event.preventDefault();
      const column = columnOf(story);
      const to = columns[(column === 'notPlanned' ? -1 : columns.indexOf(column)) + by];
      if (!hands.canEdit || to === undefined) return;
      focusNext.current = story.id;
      hands.onStage(story.id, to);
      return;
    }
    const down = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (down === 0 || event.altKey) return;
    event.preventDefault();
    const cards = [...(board.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
    cards[cards.indexOf(event.currentTarget) + down]?.focus();
  };

  return (
    <section aria-label={text.title} className={boardStyles['section']}>
      <div className={boardStyles['head']}>
        <h3 className={styles['subtitle']}>{text.title}</h3>
        {hands.canEdit && stories.length > 0 && <p className={styles['note']}>{text.hint}</p>}
      </div>
      <div ref={board} className={boardStyles['board']} data-columns={shown.length}>
        {shown.map((column) => (
          <BoardColumn
            key={column}
            column={column}
            stories={inColumn.get(column) ?? []}
            {...{ records, sprint, hands, drag, onKeyDown }}
          />
        ))}
      </div>
    </section>
  );
}

function BoardColumn({
  column,
  stories,
  records,
  sprint,
  hands,
  drag,
  onKeyDown,
}: BoardProps & {
  readonly column: Column;
  readonly stories: readonly Story[];
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, story: Story) => void;
}) {
  const { points } = totalsOf(stories);
  const drop = column === 'notPlanned' ? undefined : `stage:${column}`;
  const isOver = drop !== undefined && drag?.over === drop;
  const dragged = drag?.ids.flatMap((each) => records.story.get(each) ?? []) ?? [];
  const isFull =
    isOver && dragged.length > 0 && commitPreview(records, dragged, sprint.id)?.sprint.isOver === true;
  const id = `plan-${column}`;
  return (
    <section
      className={boardStyles['column']}
      aria-labelledby={id}
      data-drop={drop}
      data-over={isOver || undefined}
      data-full={isFull || undefined}
    >
      <h4 id={id} className={boardStyles['column-head']}>
        {column === 'notPlanned' ? text.notPlanned : <Stage stage={column} />}
        <span className={styles['note']}>{text.summary(stories.length, points)}</span>
      </h4>
      {stories.length === 0 && (
        <p className={styles['note']}>{column === 'planned' && hands.canEdit ? text.drop : text.empty}</p>
      )}
      <ul className={boardStyles['cards']}>
        {stories.map((each) => (
          <BoardCard
            key={each.id}
            story={each}
            hands={hands}
            isDragged={drag?.ids.includes(each.id) === true}
            onKeyDown={(event) => onKeyDown(event, each)}
          />
        ))}
      </ul>
    </section>
  );
}

function BoardCard({
  story,
  hands,
  isDragged,
  onKeyDown,
}: {
  readonly story: Story;
  readonly hands: PlanHands;
  readonly isDragged: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const { canEdit, today } = hands;
  const title = story.title.trim() || words.noTitle;
  const isLate = story.due !== null && story.stage !== 'done' && story.due < today;
  return (
    <li className={boardStyles['card']} data-dragged={isDragged || undefined}>
      <button
        type="button"
        data-card={story.id}
        className={boardStyles['face']}
        onPointerDown={(event) => canEdit && event.pointerType === 'mouse' && hands.onGrip(event, [story.id])}
        onKeyDown={onKeyDown}
        onClick={() => hands.onDetails(story.id)}
        aria-keyshortcuts={canEdit ? 'Alt+ArrowLeft Alt+ArrowRight' : undefined}
      >
        <span className={boardStyles['title']}>{title}</span>
        <span className={boardStyles['facts']}>
          <span>{story.owner.trim() || text.nobody}</span>
          {story.estimate !== null && <span>{words.points(story.estimate)}</span>}
          {story.due !== null && (
            <span className={classes(isLate && styles['over'])}>
              {isLate ? text.late(shortDay(story.due)) : text.due(shortDay(story.due))}
            </span>
          )}
          {isUrgent(story) && <span className={styles['over']}>{planWords.pool.critical}</span>}
        </span>
      </button>
      <Menu trigger={<IconButton icon={Ellipsis} size="s" label={planWords.pool.options(title)} />}>
        <MenuItem icon={PanelRight} onSelect={() => hands.onDetails(story.id)}>
          {text.details}
        </MenuItem>
        <MenuItem icon={MapIcon} onSelect={() => hands.onShowOnMap(story.id)}>
          {text.onMap}
        </MenuItem>
        {canEdit && (
          <>
            <MenuGroup label={text.moveTo}>
              {([...columns, 'declined'] satisfies StageName[])
                .filter((stage) => stage !== story.stage)
                .map((stage) => (
                  <MenuItem key={stage} onSelect={() => hands.onStage(story.id, stage)}>
                    {words.stages[stage]}
                  </MenuItem>
                ))}
            </MenuGroup>
            {hands.sprints.length > 1 && (
              <MenuGroup label={text.otherSprint}>
                {hands.sprints
                  .filter(({ id }) => id !== story.sprintId)
                  .map(({ id, name }) => (
                    <MenuItem key={id} onSelect={() => hands.onCommit([story.id], id)}>
                      {name || planWords.unnamed}
                    </MenuItem>
                  ))}
              </MenuGroup>
            )}
            <MenuSeparator />
            <MenuItem icon={CornerUpLeft} onSelect={() => hands.onCommit([story.id], null)}>
              {text.takeOut}
            </MenuItem>
          </>
        )}
      </Menu>
    </li>
  );
}

function columnOf({ stage }: Story): Column {
  return columns.find((column) => column === stage) ?? 'notPlanned';
}

function byDue(a: Story, b: Story): number {
  const [first, second] = [a.due ?? '9999', b.due ?? '9999'];
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
}
