/** Maps of the portfolio on which nobody has written goals or bets yet. */
import { Link } from 'wouter';
import type { PortfolioAnswer } from '../../../shared/protocol/audience.ts';
import { words } from '../../ui/words.ts';
import { portfolioWords as text } from '../../ui/words/portfolio.ts';
import styles from './Portfolio.module.css';

export function QuietMaps({ maps }: { readonly maps: PortfolioAnswer['maps'] }) {
  return (
    <section className={styles['quiet']} aria-labelledby="quiet-maps">
      <h2 id="quiet-maps" className={styles['name']}>
        {text.quiet}
      </h2>
      <ul className={styles['quiet-list']}>
        {maps.map(({ id, portfolio }) => (
          <li key={id}>
            <Link href={`/map/${id}`}>{portfolio.title || words.map.untitled}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
