/** The themes in their order: add, edit in place, order, archive. */
import { addTheme } from '../../../shared/commands/addTheme.ts';
import { updateTheme } from '../../../shared/commands/updateTheme.ts';
import type { Theme } from '../../../shared/model/theme.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { strategyWords } from '../../ui/words/strategy.ts';
import { AddByTitle } from './AddByTitle.tsx';
import type { StrategyListProps } from './listProps.ts';
import cardStyles from './StrategyCard.module.css';
import styles from './StrategySurface.module.css';
import { ThemeCard } from './ThemeCard.tsx';
import { useOrdering } from './useOrdering.ts';

const text = strategyWords.themes;

export function ThemeList({ themes, ...props }: StrategyListProps & { readonly themes: readonly Theme[] }) {
  const { session, canEdit, records } = props;
  const { actions } = session;
  const ordering = useOrdering({
    ...props,
    sort: 'themes',
    items: themes,
    onMove: (id, place) => actions.runLate(updateTheme, { id, ...place }) !== null,
  });
  const initiatives = new Map(roadmapOf(records).themes.map(({ theme, items }) => [theme?.id, items.length]));
  return (
    <section aria-labelledby="themes-title" className={styles['section']}>
      <h3 id="themes-title" className={styles['heading']}>
        {text.title}
      </h3>
      {themes.length === 0 && <p className={styles['muted']}>{text.none}</p>}
      <ul className={cardStyles['list']} aria-label={text.title} {...ordering.list}>
        {themes.map((theme) => (
          <ThemeCard
            key={theme.id}
            {...props}
            theme={theme}
            initiatives={initiatives.get(theme.id) ?? 0}
            ordering={ordering}
          />
        ))}
      </ul>
      {canEdit && (
        <AddByTitle
          label={text.add}
          placeholder={text.newTitle}
          onAdd={(title) => actions.runLate(addTheme, { title, kind: 'problem' }) !== null}
        />
      )}
    </section>
  );
}
