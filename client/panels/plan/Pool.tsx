/** The stories that can be committed next, in the order of the backlog, critical bugs before them. */
import { ArrowRight, Ellipsis, GripVertical, Map as MapIcon, PanelRight, Siren } from 'lucide';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
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
  const list = useRef<HTMLUListElement>(null);
  const wanted = find.trim().toLowerCase();
  const found = wanted === '' ? stories : stories.filter(({ title }) => title.toLowerCase().includes(wanted));
  const hasBacklog = stories.length > 0 || [...records.story.values()].some(isPastIdea);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, story: Story): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-pool]') ?? [])];
    const at = rows.indexOf(event.currentTarget);
    if (event.key === 'ArrowRight' && event.altKey) {
      event.preventDefault();
      if (!hands.canEdit || hands.sprint === null) return;
      // The row goes; the one that takes its place gets the focus.
      const next = rows[at + 1] ?? rows[at - 1];
      hands.onCommit(story.id, hands.sprint.id);
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
      <ul ref={list} className={rowStyles['list']}>
        {found.slice(0, shown).map((story) => (
          <PoolRow
            key={story.id}
            story={story}
            hands={hands}
            onKeyDown={onKeyDown}
            isDragged={drag?.id === story.id}
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

function PoolRow({
  story,
  hands,
  isDragged,
  onKeyDown,
}: {
  readonly story: Story;
  readonly hands: PlanHands;
  readonly isDragged: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, story: Story) => void;
}) {
  const title = story.title.trim() || words.noTitle;
  const { canEdit, sprint } = hands;
  return (
    <li className={rowStyles['row']} data-dragged={isDragged || undefined} data-story={story.id}>
      {canEdit && (
        <span
          className={rowStyles['grip']}
          title={text.grip(title)}
          onPointerDown={(event) => hands.onGrip(event, story.id)}
          aria-hidden
        >
          <Icon node={GripVertical} size={16} />
        </span>
      )}
      <button
        type="button"
        data-pool
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
          onClick={() => hands.onCommit(story.id, sprint.id)}
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
              <MenuItem key={id} onSelect={() => hands.onCommit(story.id, id)}>
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
