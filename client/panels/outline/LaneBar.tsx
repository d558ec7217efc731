/** The releases over the outline: all of them grouped, or the stories of one. */
import { ArrowRightToLine, Ellipsis, Plus } from 'lucide';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { Lane, MapGrid } from '../../../shared/views/arrangeMap.ts';
import { laneTotals } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { Editing } from '../../store/viewStore.ts';
import { addReleaseAbove } from '../../tools/addRecords.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { words } from '../../ui/words.ts';
import { outlineWords as text } from '../../ui/words/outline.ts';
import styles from './LaneBar.module.css';
import type { LaneFilter } from './outlineRows.ts';
import { RowEditor } from './RowEditor.tsx';
import type { OpenRowMenu } from './RowMenu.tsx';

interface LaneBarProps {
  readonly session: MapSession;
  readonly tools: Tools;
  readonly grid: MapGrid;
  readonly shown: LaneFilter;
  readonly canEdit: boolean;
  readonly editing: Editing | null;
  readonly onShow: (lane: LaneFilter) => void;
  readonly onMenu: (menu: OpenRowMenu) => void;
}

/** A release that was chosen shows its outcome and totals, and can be pushed. */
export function LaneBar(props: LaneBarProps) {
  const { tools, grid, shown, canEdit, onShow } = props;
  const release = grid.releases.find(({ id }) => id === shown);
  const nameOf = (lane: Lane): string =>
    lane === null
      ? words.unscheduled
      : grid.releases.find(({ id }) => id === lane)?.name.trim() || words.noTitle;
  const choices: readonly LaneFilter[] = ['all', ...grid.lanes];
  return (
    <div className={styles['bar']}>
      <div className={styles['chips']} role="group" aria-label={text.releases}>
        {choices.map((lane) => {
          const number = lane === 'all' ? null : laneTotals(grid, lane).stories;
          const name = lane === 'all' ? text.all : nameOf(lane);
          return (
            <button
              key={lane ?? 'unscheduled'}
              type="button"
              className={styles['chip']}
              aria-pressed={shown === lane}
              onClick={() => onShow(lane)}
            >
              <span className={styles['chip-face']}>
                <span dir="auto">{name}</span>
                {number !== null && (
                  <span className={styles['number']}>
                    {text.number(number)}
                    <span className="visually-hidden">{text.numberWord(number)}</span>
                  </span>
                )}
              </span>
            </button>
          );
        })}
        {canEdit && (
          <IconButton
            icon={Plus}
            label={text.addRelease}
            onClick={() => addReleaseAbove(tools, grid.lanes.length - 1)}
          />
        )}
      </div>
      {release !== undefined && <ChosenRelease {...props} id={release.id} />}
    </div>
  );
}

function ChosenRelease({
  session,
  tools,
  grid,
  canEdit,
  editing,
  onMenu,
  id,
}: LaneBarProps & { readonly id: ReleaseId }) {
  const release = grid.releases.find((candidate) => candidate.id === id)!;
  const totals = laneTotals(grid, id);
  const { capacity, outcome } = release;
  const isOver = capacity !== null && totals.points > capacity;
  const read = (): string => session.store.getRecords().release.get(id)?.name ?? '';
  const name = release.name.trim() || words.noTitle;
  return (
    <div className={styles['chosen']}>
      <div className={styles['about']}>
        {editing?.id === id ? (
          <RowEditor session={session} tools={tools} id={id} field="name" read={read} />
        ) : (
          outcome !== '' && (
            <p className={styles['outcome']} dir="auto">
              {outcome}
            </p>
          )
        )}
        <p className={classes(styles['totals'], isOver && styles['over'])}>
          {capacity === null ? words.canvas.totals(totals) : words.canvas.totalsOf(totals, capacity)}
          {isOver && ` · ${words.canvas.mirror.overCapacity(totals.points - capacity)}`}
        </p>
      </div>
      {canEdit && totals.stories > 0 && (
        <Button size="s" icon={ArrowRightToLine} onClick={() => tools.dialogs.openPush(id)}>
          {words.canvas.push}
        </Button>
      )}
      <IconButton
        icon={Ellipsis}
        label={text.options(name)}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onMenu({ id, at: { x: left, y: bottom } });
        }}
      />
    </div>
  );
}
