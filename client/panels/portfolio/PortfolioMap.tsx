/** One map of the portfolio: its bets as rows, its goals as columns, and which bet drives which goal. */
import { Check, TriangleAlert } from 'lucide';
import { useId } from 'react';
import { Link } from 'wouter';
import type { PortfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { portfolioWords as text } from '../../ui/words/portfolio.ts';
import { ShareBar } from '../audience/ShareBar.tsx';
import { Tag } from '../audience/Tag.tsx';
import styles from './Portfolio.module.css';

/** No id: whoever reads cannot open it. */
export function PortfolioMap({
  id,
  portfolio,
}: {
  readonly id?: string | undefined;
  readonly portfolio: PortfolioView;
}) {
  const heading = useId();
  const { goals, bets, capacity } = portfolio;
  const title = portfolio.title || words.map.untitled;
  const points = bets.reduce((sum, bet) => sum + bet.points, 0);
  return (
    <section className={styles['map']} aria-labelledby={heading}>
      <div className={styles['map-head']}>
        <h2 id={heading} className={styles['map-title']}>
          {id === undefined ? title : <Link href={`/map/${id}`}>{title}</Link>}
        </h2>
        <div className={styles['load']}>
          {capacity.sprints !== null && capacity.sprints > 0 && (
            <ShareBar
              share={capacity.now / capacity.sprints}
              label={text.capacity}
              isOver={capacity.now > capacity.sprints}
            />
          )}
          <p className={styles['note']}>
            {text.figures.load}: {text.figures.loadText(capacity.now, capacity.sprints)}
            {capacity.sprints !== null && capacity.now > capacity.sprints && ` (${text.figures.over})`}
          </p>
        </div>
      </div>
      {/* On a narrow screen the table is wider than the page: the keyboard can scroll it. */}
      <div className={styles['scroll']} role="region" aria-label={text.grid(title)} tabIndex={0}>
        <table className={styles['grid']}>
          <thead>
            <tr>
              <th scope="col">{text.bet}</th>
              <th scope="col" className={styles['narrow']}>
                {text.progress}
              </th>
              {goals.map((goal, i) => (
                <th key={i} scope="col" className={styles['goal']}>
                  <span className={styles['goal-title']}>{goal.title || words.noTitle}</span>
                  <span className={styles['note']}>
                    {[
                      goal.period,
                      goal.share === null
                        ? text.notMeasured
                        : text.goalReached(audienceWords.percent(goal.share)),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bets.map((bet, i) => (
              <BetRow key={i} bet={bet} goals={goals} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {text.share}
              </th>
              {goals.map((_goal, i) => {
                const own = bets.filter((bet) => bet.goals.includes(i));
                if (own.length === 0) {
                  return (
                    <td key={i} className={styles['cell']}>
                      <Missing>{text.noBet}</Missing>
                    </td>
                  );
                }
                const share = points === 0 ? 0 : own.reduce((sum, bet) => sum + bet.points, 0) / points;
                return (
                  <td key={i} className={styles['cell']}>
                    {audienceWords.percent(share)}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function BetRow({
  bet,
  goals,
}: {
  readonly bet: PortfolioView['bets'][number];
  readonly goals: PortfolioView['goals'];
}) {
  const title = bet.title || words.noTitle;
  return (
    <tr>
      <th scope="row" className={styles['bet']}>
        <span className={styles['bet-title']}>{title}</span>
        <span className={styles['tags']}>
          <Tag look={bet.horizon}>{audienceWords.horizons[bet.horizon]}</Tag>
          {bet.kind === 'technology' && <Tag>{text.technology}</Tag>}
          {bet.goals.length === 0 && <Missing>{text.noGoal}</Missing>}
        </span>
      </th>
      <td className={styles['narrow']}>
        <ShareBar share={bet.share} label={audienceWords.progressOf(title)} />
      </td>
      {goals.map((_goal, i) => (
        <td key={i} className={styles['cell']}>
          {bet.goals.includes(i) ? (
            <span className={styles['mark']}>
              <Icon node={Check} size={15} />
              <span className="visually-hidden">{text.drives}</span>
            </span>
          ) : (
            <span className="visually-hidden">{text.no}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

function Missing({ children }: { readonly children: string }) {
  return (
    <span className={styles['missing']}>
      <Icon node={TriangleAlert} size={13} />
      {children}
    </span>
  );
}
