/** The stories that can be committed next, in the order of the backlog, critical bugs before them. */
import { ArrowRight, Ellipsis, GripVertical, Map as MapIcon, PanelRight, Siren, X } from 'lucide';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuGroup, MenuItem } from '../../ui/Menu.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { planWords } from '../../ui/words/plan.ts';
import type { PlanHands } from './hands.ts';
import styles from './Plan.module.css';
import rowStyles from './Pool.module.css';
import type { PlanDrag } from './usePlanDrag.ts';

const text = planWords.pool;

/** How many are listed at first, and with each "more": a plan is made from the top of the backlog. */
const portion = 60;

export function Pool({
  records,
  stories,
  hands,
  drag,
}: {
  readonly records: MapRecords;
  readonly stories: readonly Story[];
  readonly hands: PlanHands;
  readonly drag: PlanDrag | null;
}) {
  const [find, setFind] = useState('');
  const [shown, setShown] = useState(portion);
  const [ticked, setTicked] = useState<ReadonlySet<StoryId>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const wanted = find.trim().toLowerCase();
  const found = wanted === '' ? stories : stories.filter(({ title }) => title.toLowerCase().includes(wanted));
  // What is committed or taken away meanwhile, by whomever, is not selected any more.
  const selected = stories.flatMap(({ id }) => (ticked.has(id) ? [id] : []));
  /** What goes when this one does: all that are selected, if it is among them. */
  const goingWith = (id: StoryId): readonly StoryId[] => (selected.includes(id) ? selected : [id]);
  const hasBacklog = stories.length > 0 || [...records.story.values()].some(isPastIdea);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, story: Story): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-pool]') ?? [])];
    const at = rows.indexOf(event.currentTarget);
    if (event.key === 'ArrowRight' && event.altKey) {
      event.preventDefault();
      if (!hands.canEdit || hands.sprint === null) return;
      // The rows go; the one that takes their place gets the focus.
      const going = goingWith(story.id);
      const stays = (row: HTMLElement): boolean => !going.some((id) => id === row.dataset['pool']);
      const next = rows.slice(at).find(stays) ?? rows.slice(0, at).findLast(stays);
      hands.onCommit(going, hands.sprint.id);
      next?.focus();
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey) return;
    event.preventDefault();
    rows[at + by]?.focus();
  };

  return (
    <aside
      className={rowStyles['pool']}
      aria-label={text.title}
      data-drop="pool"
      data-over={drag?.over === 'pool' || undefined}
    >
      <div className={rowStyles['head']}>
        <h3 className={styles['subtitle']}>{text.title}</h3>
        <span className={styles['note']}>{text.note(stories.length)}</span>
      </div>
      <TextField
        label={text.find}
        hideLabel
        placeholder={text.find}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      {hands.canEdit && stories.length > 0 && <p className={rowStyles['hint']}>{text.hint}</p>}
      {stories.length === 0 && <p className={styles['note']}>{hasBacklog ? text.none : text.empty}</p>}
      {stories.length > 0 && found.length === 0 && <p className={styles['note']}>{text.notFound}</p>}
      {hands.canEdit && selected.length > 0 && (
        <SelectionBar hands={hands} selected={selected} onClear={() => setTicked(new Set())} />
      )}
      <ul ref={list} className={rowStyles['list']}>
        {found.slice(0, shown).map((story) => (
          <PoolRow
            key={story.id}
            story={story}
            hands={hands}
            going={goingWith(story.id)}
            isTicked={ticked.has(story.id)}
            onTick={(on) =>
              setTicked(new Set(on ? [...selected, story.id] : selected.filter((id) => id !== story.id)))
            }
            onKeyDown={onKeyDown}
            isDragged={drag?.ids.includes(story.id) === true}
          />
        ))}
      </ul>
      {found.length > shown && (
        <Button look="quiet" size="s" onClick={() => setShown(shown + 5 * portion)}>
          {text.more(found.length - shown)}
        </Button>
      )}
    </aside>
  );
}

/** What can be done with all that are ticked: to the sprint that is shown at once, to any other by the menu. */
function SelectionBar({
  hands: { sprint, sprints, onCommit },
  selected,
  onClear,
}: {
  readonly hands: PlanHands;
  readonly selected: readonly StoryId[];
  readonly onClear: () => void;
}) {
  return (
    <div className={rowStyles['selection']} role="group" aria-label={text.selected(selected.length)}>
      <span className={styles['numbers']} role="status">
        {text.selected(selected.length)}
      </span>
      {sprint !== null && (
        <Button look="primary" size="s" icon={ArrowRight} onClick={() => onCommit(selected, sprint.id)}>
          {text.commitSelected(sprint.name || planWords.unnamed)}
        </Button>
      )}
      {sprints.length > 1 && (
        <Menu trigger={<IconButton icon={Ellipsis} size="s" label={text.toSprint} />}>
          <MenuGroup label={text.toSprint}>
            {sprints.map(({ id, name }) => (
              <MenuItem key={id} onSelect={() => onCommit(selected, id)}>
                {name || planWords.unnamed}
              </MenuItem>
            ))}
          </MenuGroup>
        </Menu>
      )}
      <IconButton icon={X} size="s" label={text.clearSelection} onClick={onClear} />
    </div>
  );
}

function PoolRow({
  story,
  hands,
  going,
  isTicked,
  onTick,
  isDragged,
  onKeyDown,
}: {
  readonly story: Story;
  readonly hands: PlanHands;
  /** What a drag of this one takes along. */
  readonly going: readonly StoryId[];
  readonly isTicked: boolean;
  readonly onTick: (on: boolean) => void;
  readonly isDragged: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, story: Story) => void;
}) {
  const title = story.title.trim() || words.noTitle;
  const { canEdit, sprint } = hands;
  return (
    <li className={rowStyles['row']} data-dragged={isDragged || undefined} data-story={story.id}>
      {canEdit && (
        <input
          type="checkbox"
          className={rowStyles['tick']}
          aria-label={text.select(title)}
          checked={isTicked}
          onChange={(event) => onTick(event.target.checked)}
        />
      )}
      {canEdit && (
        <span
          className={rowStyles['grip']}
          title={text.grip(title)}
          onPointerDown={(event) => hands.onGrip(event, going)}
          aria-hidden
        >
          <Icon node={GripVertical} size={16} />
        </span>
      )}
      <button
        type="button"
        data-pool={story.id}
        className={rowStyles['title']}
        aria-keyshortcuts={canEdit ? 'Alt+ArrowRight' : undefined}
        onKeyDown={(event) => onKeyDown(event, story)}
        onClick={() => hands.onDetails(story.id)}
      >
        {isUrgent(story) && (
          <span className={rowStyles['urgent']} title={text.urgent}>
            <Icon node={Siren} size={14} />
            {text.critical}
          </span>
        )}
        {title}
      </button>
      <span className={styles['numbers']}>
        {story.estimate === null ? '–' : words.points(story.estimate)}
      </span>
      {canEdit && sprint !== null && (
        <IconButton
          icon={ArrowRight}
          size="s"
          label={text.commit(title, sprint.name || planWords.unnamed)}
          onClick={() => hands.onCommit([story.id], sprint.id)}
        />
      )}
      <Menu trigger={<IconButton icon={Ellipsis} size="s" label={text.options(title)} />}>
        <MenuItem icon={PanelRight} onSelect={() => hands.onDetails(story.id)}>
          {planWords.board.details}
        </MenuItem>
        <MenuItem icon={MapIcon} onSelect={() => hands.onShowOnMap(story.id)}>
          {planWords.board.onMap}
        </MenuItem>
        {canEdit && (
          <MenuGroup label={text.toSprint}>
            {hands.sprints.map(({ id, name }) => (
              <MenuItem key={id} onSelect={() => hands.onCommit([story.id], id)}>
                {name || planWords.unnamed}
              </MenuItem>
            ))}
          </MenuGroup>
        )}
      </Menu>
    </li>
  );
}

function isPastIdea({ archivedAt, stage }: Story): boolean {
  return archivedAt === null && stage !== 'idea' && stage !== 'declined';
}
