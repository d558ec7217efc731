/** The roadmap by theme: each problem or opportunity with its metric, and the initiatives that work on it. */
import { Plus } from 'lucide';
import { useId } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Theme, ThemeId } from '../../../shared/model/theme.ts';
import { roadmapOf, type RoadmapItem } from '../../../shared/views/roadmap.ts';
import { shareOf } from '../../../shared/views/throughline.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import { InitiativeCard } from './InitiativeCard.tsx';
import { InitiativeMenu } from './InitiativeMenu.tsx';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';
import { goByArrows } from './goByArrows.ts';
import styles from './ThemesLook.module.css';

const text = roadmapWords;

export function ThemesLook({
  onAdd,
  ...props
}: LookProps & { readonly onAdd: (themeId: ThemeId | null) => void }) {
  const { themes } = roadmapOf(props.records);
  return (
    <div
      role="group"
      aria-label={text.looks.themes}
      className={styles['look']}
      data-scrolls
      onKeyDown={goByArrows}
    >
      {themes.map(({ theme, items }) => (
        <ThemeSection
          key={theme?.id ?? ''}
          {...props}
          theme={theme}
          items={sorted(props.records, items)}
          onAdd={onAdd}
        />
      ))}
    </div>
  );
}

/** What comes now first. */
function sorted(records: MapRecords, items: readonly RoadmapItem[]): RoadmapItem[] {
  const { now, next, later } = roadmapOf(records).columns;
  return [...now, ...next, ...later].filter((item) => items.includes(item));
}

function ThemeSection({
  session,
  dialogs,
  canEdit,
  moves,
  theme,
  items,
  onAdd,
}: LookProps & {
  readonly theme: Theme | null;
  readonly items: readonly RoadmapItem[];
  readonly onAdd: (themeId: ThemeId | null) => void;
}) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h3 id={id} className={styles['title']}>
          {theme === null ? text.themes.none : titleOf(theme)}
        </h3>
        {theme === null ? (
          <p className={styles['muted']}>{text.themes.noneHint}</p>
        ) : (
          <Metric theme={theme} />
        )}
      </header>
      {items.length === 0 ? (
        <p className={styles['muted']}>{text.themes.nothing}</p>
      ) : (
        <ul className={styles['cards']}>
          {items.map((item) => (
            <InitiativeCard
              key={item.initiative.id}
              item={item}
              onOpen={() => dialogs.openDetails(item.initiative.id)}
              menu={
                <>
                  <span className={styles['horizon']} data-horizon={item.initiative.horizon}>
                    {text.horizons[item.initiative.horizon].name}
                  </span>
                  {canEdit && (
                    <InitiativeMenu
                      session={session}
                      dialogs={dialogs}
                      initiative={item.initiative}
                      moves={moves}
                    />
                  )}
                </>
              }
            />
          ))}
        </ul>
      )}
      {canEdit && (
        <Button
          look="quiet"
          size="s"
          icon={Plus}
          className={styles['add']}
          onClick={() => onAdd(theme?.id ?? null)}
        >
          {theme === null ? text.add : text.addUnder(titleOf(theme))}
        </Button>
      )}
    </section>
  );
}

function Metric({ theme }: { readonly theme: Theme }) {
  const { metric, baseline, current, target, period } = theme;
  const share = shareOf({ start: baseline, target, current });
  const number = (value: number | null): string => (value === null ? '?' : formatNumber(value));
  return (
    <div className={styles['metric']}>
      <span className={styles['muted']}>{strategyWords.themes.kinds[theme.kind]}</span>
      {metric.trim() === '' ? (
        <span className={styles['muted']}>{strategyWords.themes.noMetric}</span>
      ) : (
        <>
          <span>
            {metric}: {number(baseline)} → {number(current)} → {number(target)}
            {period.trim() !== '' && <span className={styles['muted']}> · {period}</span>}
          </span>
          <span className={styles['bar']}>
            <Progress share={share} label={strategyWords.themes.progress(titleOf(theme))} />
          </span>
          <span className={styles['muted']}>
            {share === null ? strategyWords.unknown : text.percent(share)}
          </span>
        </>
      )}
    </div>
  );
}
