/** The roadmap as a tree: goal, initiative, slice, story; opened and closed with the arrows. */
import { ChevronRight, Layers, Rows3, StickyNote, Target } from 'lucide';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Id } from '../../../shared/model/id.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { titleOf } from './initiativeNames.ts';
import { metricOf } from './metricOf.ts';
import type { LookProps } from './lookProps.ts';
import styles from './OutlineLook.module.css';
import { outlineRows, type OutlineRow, type OutlineWhat } from './outlineRows.ts';

const text = roadmapWords;
const icons = { goal: Target, initiative: Layers, slice: Rows3, story: StickyNote } as const;

/** Up and down go from row to row, right opens and goes in, left closes and goes out, Enter shows the details. */
export function OutlineLook({ records, dialogs }: LookProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const focusNext = useRef(false);
  const rows = useMemo(() => outlineRows(records, open, closed), [records, open, closed]);
  const activeKey = rows.some(({ key }) => key === active) ? active : (rows[0]?.key ?? null);

  useEffect(() => {
    if (!focusNext.current || activeKey === null) return;
    focusNext.current = false;
    tree.current?.querySelector<HTMLElement>(`[data-keep="${CSS.escape(activeKey)}"]`)?.focus();
  });

  const goTo = (key: string | undefined): void => {
    if (key === undefined) return;
    focusNext.current = true;
    setActive(key);
  };
  const toggle = ({ key, level, isOpen }: OutlineRow): void => {
    if (isOpen === null) return;
    const flip = (before: ReadonlySet<string>): ReadonlySet<string> => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    };
    if (level === 1) setClosed(flip);
    else setOpen(flip);
  };
  const show = (row: OutlineRow): void => {
    const id = recordOf(row.what);
    if (id === null) toggle(row);
    else dialogs.openDetails(id);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const row = rows[index]!;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
        goTo(rows[index + 1]?.key);
        break;
      case 'ArrowUp':
        goTo(rows[index - 1]?.key);
        break;
      case 'Home':
        goTo(rows[0]?.key);
        break;
      case 'End':
        goTo(rows.at(-1)?.key);
        break;
      case 'ArrowRight':
        if (row.isOpen === false) toggle(row);
        else if (row.isOpen === true) goTo(rows[index + 1]?.key);
        break;
      case 'ArrowLeft':
        if (row.isOpen === true) toggle(row);
        else goTo(rows.slice(0, index).findLast(({ level }) => level < row.level)?.key);
        break;
      case 'Enter':
        show(row);
        break;
      case ' ':
        toggle(row);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div className={styles['look']} data-scrolls>
      <ul ref={tree} role="tree" aria-label={text.outline.label} className={styles['tree']}>
        {rows.map((row, index) => (
          <Row
            key={row.key}
            row={row}
            isActive={row.key === activeKey}
            onFocus={() => setActive(row.key)}
            onKeyDown={(event) => onKeyDown(event, index)}
            onToggle={() => toggle(row)}
            onShow={() => show(row)}
          />
        ))}
      </ul>
    </div>
  );
}

function Row({
  row: { key, level, what, progress, isOpen, position, siblings },
  isActive,
  onFocus,
  onKeyDown,
  onToggle,
  onShow,
}: {
  readonly row: OutlineRow;
  readonly isActive: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  readonly onShow: () => void;
}) {
  const name = nameOf(what);
  const metric = what.kind === 'initiative' ? metricOf(what.theme) : null;
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isActive}
      {...(isOpen === null ? {} : { 'aria-expanded': isOpen })}
      tabIndex={isActive ? 0 : -1}
      data-keep={key}
      data-kind={what.kind}
      className={styles['row']}
      style={{ paddingLeft: `${(level - 1) * 1.5 + 0.5}rem` }}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={onShow}
    >
      <span
        className={styles['chevron']}
        data-open={isOpen === true || undefined}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        {isOpen !== null && <Icon node={ChevronRight} size={16} />}
      </span>
      <span className={styles['icon']}>
        <Icon node={icons[what.kind]} size={16} />
      </span>
      <span className={styles['name']}>
        {name}
        {metric !== null && <span className={styles['metric']}> {metric.line}</span>}
      </span>
      {what.kind === 'goal' && isOpen === null && (
        <span className={styles['warning']}>{text.outline.noInitiative}</span>
      )}
      {what.kind === 'initiative' && (
        <span className={styles['note']}>
          {text.horizons[what.initiative.horizon].name}
          {what.initiative.window.trim() !== '' && ` · ${what.initiative.window}`}
        </span>
      )}
      {what.kind === 'initiative' && what.isGoalless && (
        <span className={styles['warning']}>{text.noGoal}</span>
      )}
      {what.kind === 'story' && (
        <span className={styles['stage']}>
          <Stage stage={what.story.stage} />
        </span>
      )}
      {progress !== null && (what.kind !== 'goal' || isOpen !== null) && (
        <span className={styles['progress']}>
          <span className={styles['bar']}>
            <Progress thin share={progress.share} label={text.progressOf(name)} />
          </span>
          <span className={styles['share']}>{text.progress(progress)}</span>
        </span>
      )}
    </li>
  );
}

function nameOf(what: OutlineWhat): string {
  switch (what.kind) {
    case 'goal':
      return what.goal === null ? text.outline.noGoal : titleOf(what.goal);
    case 'initiative':
      return titleOf(what.initiative);
    case 'slice':
      return what.release === null ? text.outline.unscheduled : what.release.name.trim() || words.noTitle;
    case 'story':
      return titleOf(what.story);
  }
}

/** What can be shown in the details panel. */
function recordOf(what: OutlineWhat): Id | null {
  switch (what.kind) {
    case 'goal':
      return null;
    case 'initiative':
      return what.initiative.id;
    case 'slice':
      return what.release?.id ?? null;
    case 'story':
      return what.story.id;
  }
}
