/** The portfolio in a few figures: how much there is, and where goals and bets miss each other. */
import type { PortfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { classes } from '../../ui/classes.ts';
import { portfolioWords } from '../../ui/words/portfolio.ts';
import { ShareBar } from '../audience/ShareBar.tsx';
import styles from './Portfolio.module.css';

const text = portfolioWords.figures;

export function PortfolioSummary({ views }: { readonly views: readonly PortfolioView[] }) {
  const goals = views.reduce((sum, view) => sum + view.goals.length, 0);
  const bets = views.flatMap((view) => view.bets);
  const idle = views.reduce((sum, view) => {
    const driven = new Set(view.bets.flatMap((bet) => bet.goals));
    return sum + view.goals.length - driven.size;
  }, 0);
  const aimless = bets.filter((bet) => bet.goals.length === 0).length;
  const now = views.reduce((sum, view) => sum + view.capacity.now, 0);
  const known = views.flatMap(({ capacity }) => capacity.sprints ?? []);
  const capacity = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
  return (
    <dl className={styles['figures']}>
      <div className={styles['figure']}>
        <dt>{text.maps(views.length)}</dt>
        <dd className={styles['note']}>
          {text.goals(goals)} · {text.bets(bets.length)}
        </dd>
      </div>
      <Figure name={text.idle} value={idle} />
      <Figure name={text.aimless} value={aimless} />
      <div className={styles['figure']}>
        <dt className={styles['name']}>{text.load}</dt>
        <dd>
          {capacity !== null && capacity > 0 && (
            <ShareBar share={now / capacity} label={text.load} isOver={now > capacity} />
          )}
          <span className={styles['note']}>{text.loadText(now, capacity)}</span>
        </dd>
      </div>
    </dl>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div className={styles['figure']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={classes(styles['value'], value > 0 && styles['warn'])}>{value}</dd>
    </div>
  );
}
