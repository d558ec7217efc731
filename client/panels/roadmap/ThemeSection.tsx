/** One theme of the roadmap: its metric, its initiatives, and how they go to another theme. */
import { Plus } from 'lucide';
import { useId, type KeyboardEvent, type PointerEvent } from 'react';
import type { Initiative, InitiativeId } from '../../../shared/model/initiative.ts';
import type { Theme, ThemeId } from '../../../shared/model/theme.ts';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import { shareOf } from '../../../shared/views/throughline.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/format.ts';
import { MenuGroup, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import { InitiativeCard } from './InitiativeCard.tsx';
import { InitiativeMenu } from './InitiativeMenu.tsx';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';
import styles from './ThemesLook.module.css';

const text = roadmapWords;

/** What the list of those without a theme is called in a drag. */
export const noTheme = 'none';

/** What can be done with the cards. */
export interface ThemeHands {
  readonly themes: readonly (Theme | null)[];
  readonly dragged: InitiativeId | null;
  readonly onMove: (initiative: Initiative, to: Theme | null, part: string) => void;
  readonly onKeyDown: (event: KeyboardEvent, initiative: Initiative) => void;
  readonly onTake: ((event: PointerEvent, id: InitiativeId) => void) | undefined;
}

export function ThemeSection({
  session,
  dialogs,
  canEdit,
  moves,
  theme,
  items,
  isOver,
  hands,
  onAdd,
}: LookProps & {
  readonly theme: Theme | null;
  readonly items: readonly RoadmapItem[];
  /** What is dragged would come here. */
  readonly isOver: boolean;
  readonly hands: ThemeHands;
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
      <ul
        className={styles['cards']}
        aria-labelledby={id}
        data-sort="themes"
        data-list={theme?.id ?? noTheme}
        data-over={isOver || undefined}
      >
        {items.length === 0 && (
          <li className={classes(styles['muted'], styles['none'])}>{text.themes.nothing}</li>
        )}
        {items.map((item) => {
          const { id: cardId } = item.initiative;
          const take = hands.onTake && ((event: PointerEvent) => hands.onTake?.(event, cardId));
          return (
            <InitiativeCard
              key={cardId}
              item={item}
              onOpen={() => dialogs.openDetails(cardId)}
              onKeyDown={(event) => hands.onKeyDown(event, item.initiative)}
              onTake={take}
              onGrip={take}
              attributes={
                { 'data-item': cardId, 'data-dragged': hands.dragged === cardId || undefined } as object
              }
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
                    >
                      <ThemeItems item={item} hands={hands} />
                    </InitiativeMenu>
                  )}
                </>
              }
            />
          );
        })}
      </ul>
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

/** The other themes in the menu of a card. */
function ThemeItems({ item, hands }: { readonly item: RoadmapItem; readonly hands: ThemeHands }) {
  const others = hands.themes.filter((theme) => theme !== item.theme);
  if (others.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      <MenuGroup label={text.themes.moveTo}>
        {others.map((theme) => (
          <MenuItem key={theme?.id ?? noTheme} onSelect={() => hands.onMove(item.initiative, theme, 'menu')}>
            {theme === null ? text.themes.none : titleOf(theme)}
          </MenuItem>
        ))}
      </MenuGroup>
    </>
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
