/** The roadmap as columns of now, next and later: dragged between them, or moved by keys and menus. */
import { Plus } from 'lucide';
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { horizons, type Horizon, type InitiativeId } from '../../../shared/model/initiative.ts';
import { nowLoad } from '../../../shared/views/nowLoad.ts';
import { roadmapOf, type RoadmapItem } from '../../../shared/views/roadmap.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useItemDrag } from '../live/useItemDrag.ts';
import { useToday } from '../live/useToday.ts';
import { DragGhost } from '../live/DragGhost.tsx';
import styles from './Board.module.css';
import { cardTowards, placeAcross, placeBeside, spotOf, type BoardColumns } from './boardPlaces.ts';
import { InitiativeCard } from './InitiativeCard.tsx';
import { InitiativeMenu } from './InitiativeMenu.tsx';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';

const text = roadmapWords;

/** One card is in the tab order; the arrows go from it to the others. */
export function Board({ onAdd, ...props }: LookProps & { readonly onAdd: (horizon: Horizon) => void }) {
  const { session, dialogs, records, canEdit, moves, root, onFocus } = props;
  const { columns } = roadmapOf(records);
  const ids = Object.fromEntries(
    horizons.map((horizon) => [horizon, columns[horizon].map(({ initiative }) => initiative.id)]),
  ) as unknown as BoardColumns;
  const [active, setActive] = useState<InitiativeId | null>(null);
  const activeId = active !== null && spotOf(ids, active) !== null ? active : firstOf(ids);
  const { drag, start } = useItemDrag({
    root,
    sort: 'initiatives',
    onDrop: ({ id, list, before }) => {
      const place = {
        horizon: list as Horizon,
        ...(before === null ? {} : { before: before as InitiativeId }),
      };
      if (moves.move(id as InitiativeId, place)) onFocus(id as InitiativeId, 'open');
    },
  });
  const dragged = drag === null ? undefined : records.initiative.get(drag.id as InitiativeId);

  const onKeyDown = (event: KeyboardEvent, id: InitiativeId): void => {
    const place = !event.altKey
      ? null
      : event.key === 'ArrowUp' || event.key === 'ArrowDown'
        ? placeBeside(ids, id, event.key === 'ArrowUp' ? -1 : 1)
        : event.key === 'ArrowLeft' || event.key === 'ArrowRight'
          ? placeAcross(ids, id, event.key === 'ArrowLeft' ? -1 : 1)
          : null;
    if (event.altKey && event.key.startsWith('Arrow')) {
      event.preventDefault();
      if (place !== null && canEdit && moves.move(id, place)) onFocus(id, 'open');
      return;
    }
    const next = event.altKey ? null : cardTowards(ids, id, event.key);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    root.current?.querySelector<HTMLElement>(`[data-keep="${next}"] [data-part="open"]`)?.focus();
  };
  const cardOf = (item: RoadmapItem) => {
    const { id } = item.initiative;
    const tabIndex = id === activeId ? 0 : -1;
    const mover = (by: -1 | 1): (() => void) | null => {
      const place = placeBeside(ids, id, by);
      return place === null ? null : () => moves.move(id, place) && onFocus(id, 'menu');
    };
    const take = canEdit ? (event: PointerEvent) => start(event, id) : undefined;
    return (
      <InitiativeCard
        key={id}
        item={item}
        tabIndex={tabIndex}
        onOpen={() => dialogs.openDetails(id)}
        onKeyDown={(event) => onKeyDown(event, id)}
        onTake={take}
        onGrip={take}
        menu={
          canEdit && (
            <InitiativeMenu
              session={session}
              dialogs={dialogs}
              initiative={item.initiative}
              moves={moves}
              tabIndex={tabIndex}
              onUp={mover(-1)}
              onDown={mover(1)}
            />
          )
        }
        attributes={
          {
            'data-item': id,
            'data-dragged': drag?.id === id || undefined,
            'data-gap': drag !== null && !drag.isHome && drag.before === id ? 'before' : undefined,
            onFocus: () => setActive(id),
          } as object
        }
      />
    );
  };
  return (
    <div className={styles['board']} data-scrolls data-dragging={drag !== null || undefined}>
      <p className="visually-hidden">{text.keys}</p>
      {horizons.map((horizon) => (
        <Column
          key={horizon}
          {...props}
          horizon={horizon}
          count={columns[horizon].length}
          gap={
            drag !== null && !drag.isHome && drag.list === horizon && drag.before === null ? 'end' : undefined
          }
          isOver={drag?.list === horizon}
          onAdd={() => onAdd(horizon)}
        >
          {columns[horizon].map(cardOf)}
        </Column>
      ))}
      {drag !== null && dragged !== undefined && <DragGhost at={drag}>{titleOf(dragged)}</DragGhost>}
    </div>
  );
}

function Column({
  session,
  records,
  canEdit,
  horizon,
  count,
  gap,
  isOver,
  onAdd,
  children,
}: LookProps & {
  readonly horizon: Horizon;
  readonly count: number;
  readonly gap: 'end' | undefined;
  readonly isOver: boolean;
  readonly onAdd: () => void;
  readonly children: React.ReactNode;
}) {
  const id = useId();
  const today = useToday(session);
  const { name, means } = text.horizons[horizon];
  return (
    <section
      className={styles['column']}
      aria-labelledby={id}
      data-horizon={horizon}
      data-over={isOver || undefined}
    >
      <header className={styles['head']}>
        <h3 id={id} className={styles['name']}>
          {name}
          <span className={styles['count']}>{formatNumber(count)}</span>
        </h3>
        <p className={styles['means']}>
          {text.meansWithin(means, horizon === 'later' ? null : records.meta.settings.horizons[horizon])}
        </p>
        {horizon === 'now' && count > 0 && <Load {...nowLoad(records, today)} />}
      </header>
      <ul
        className={styles['cards']}
        aria-label={text.columnOf(horizon)}
        data-sort="initiatives"
        data-list={horizon}
        data-gap={gap}
        data-scrolls
      >
        {children}
        {count === 0 && <li className={styles['none']}>{text.emptyColumn[horizon]}</li>}
      </ul>
      {canEdit && (
        <Button look="quiet" size="s" icon={Plus} className={styles['add']} onClick={onAdd}>
          {text.addTo(horizon)}
        </Button>
      )}
    </section>
  );
}

function Load({ open, capacity }: ReturnType<typeof nowLoad>) {
  const over = capacity === null ? 0 : Math.round((open.points - capacity) * 100) / 100;
  return (
    <p className={styles['load']}>
      {text.load(open.points, capacity)}
      {over > 0 && <span className={styles['over']}>{text.loadOver(over)}</span>}
    </p>
  );
}

function firstOf(columns: BoardColumns): InitiativeId | null {
  return horizons.flatMap((horizon) => columns[horizon])[0] ?? null;
}
