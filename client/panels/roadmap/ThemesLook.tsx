/** The roadmap by theme: each problem or opportunity with its metric, and the initiatives that work on it; cards change their theme. */
import { useState } from 'react';
import { updateInitiative } from '../../../shared/commands/updateInitiative.ts';
import type { Initiative, InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Theme, ThemeId } from '../../../shared/model/theme.ts';
import { roadmapOf, type RoadmapItem } from '../../../shared/views/roadmap.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useItemDrag } from '../live/useItemDrag.ts';
import { DragGhost } from '../live/DragGhost.tsx';
import { goByArrows } from './goByArrows.ts';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';
import { noTheme, ThemeSection, type ThemeHands } from './ThemeSection.tsx';
import styles from './ThemesLook.module.css';

const text = roadmapWords;

export function ThemesLook({
  onAdd,
  ...props
}: LookProps & { readonly onAdd: (themeId: ThemeId | null) => void }) {
  const { session, records, canEdit, root, onFocus } = props;
  const [told, setTold] = useState('');
  const found = roadmapOf(records).themes;
  const { drag, start } = useItemDrag({
    root,
    sort: 'themes',
    onDrop: ({ id, list }) => {
      const initiative = records.initiative.get(id as InitiativeId);
      const to = list === noTheme ? null : records.theme.get(list as ThemeId);
      if (initiative !== undefined && to !== undefined) move(initiative, to, 'open');
    },
  });
  // There is always a way out of all themes while something is dragged.
  const isOutMissing = found.every(({ theme }) => theme !== null);
  const shown = drag !== null && isOutMissing ? [...found, { theme: null, items: [] }] : found;
  const themes = isOutMissing ? [...found.map(({ theme }) => theme), null] : found.map(({ theme }) => theme);
  const themeOf = ({ id }: Initiative): Theme | null => roadmapOf(records).item(id)?.theme ?? null;
  const move = (initiative: Initiative, to: Theme | null, part: string): void => {
    const { id } = initiative;
    if (to === themeOf(initiative)) return;
    if (session.actions.runLate(updateInitiative, { id, themeId: to?.id ?? null }) === null) return;
    const title = titleOf(initiative);
    setTold(to === null ? text.themes.movedOut(title) : text.themes.moved(title, titleOf(to)));
    onFocus(id, part);
  };
  const hands: ThemeHands = {
    themes,
    dragged: (drag?.id ?? null) as InitiativeId | null,
    onMove: move,
    onKeyDown: (event, initiative) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
      if (!event.altKey || by === 0) return;
      event.preventDefault();
      const to = themes[themes.indexOf(themeOf(initiative)) + by];
      if (canEdit && to !== undefined) move(initiative, to, 'open');
    },
    onTake: canEdit ? start : undefined,
  };
  const dragged = hands.dragged === null ? undefined : records.initiative.get(hands.dragged);
  return (
    <div
      role="group"
      aria-label={text.looks.themes}
      className={styles['look']}
      data-scrolls
      data-dragging={drag !== null || undefined}
      onKeyDown={goByArrows}
    >
      {canEdit && <p className="visually-hidden">{text.themes.keys}</p>}
      {shown.map(({ theme, items }) => (
        <ThemeSection
          key={theme?.id ?? ''}
          {...props}
          theme={theme}
          items={sorted(records, items)}
          isOver={drag?.list === (theme?.id ?? noTheme)}
          hands={hands}
          onAdd={onAdd}
        />
      ))}
      {drag !== null && dragged !== undefined && <DragGhost at={drag}>{titleOf(dragged)}</DragGhost>}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </div>
  );
}

/** What comes now first. */
function sorted(records: MapRecords, items: readonly RoadmapItem[]): RoadmapItem[] {
  const { now, next, later } = roadmapOf(records).columns;
  return [...now, ...next, ...later].filter((item) => items.includes(item));
}
