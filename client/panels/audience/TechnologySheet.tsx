/** The technology view: infrastructure and debt as bets by horizon, each with why it is worth it. */
import { Cpu } from 'lucide';
import { horizons } from '../../../shared/model/initiative.ts';
import type { TechnologyView } from '../../../shared/views/audiences/technology.ts';
import { Notice } from '../../ui/Notice.tsx';
import { audienceWords as text } from '../../ui/words/audience.ts';
import styles from './AudienceSheet.module.css';
import { Heading } from './Heading.tsx';
import { Progress } from './Progress.tsx';
import { Tag } from './Tag.tsx';

type Bet = TechnologyView['bets'][number];

export function TechnologySheet({ view: { bets, technicalShare } }: { readonly view: TechnologyView }) {
  return (
    <>
      {technicalShare !== null && (
        <section className={styles['figure']} aria-label={text.technology.share}>
          <p className={styles['text']}>{text.technology.shareText(text.percent(technicalShare))}</p>
          <Progress share={technicalShare} label={text.technology.share} />
        </section>
      )}
      {bets.length === 0 && <Notice icon={Cpu} {...text.technology.empty} />}
      {horizons.map((horizon) => {
        const own = bets.filter((bet) => bet.horizon === horizon);
        if (own.length === 0) return null;
        return (
          <section key={horizon} className={styles['section']}>
            <Heading under={1} className={styles['heading']}>
              {text.horizons[horizon]}
            </Heading>
            <ul className={styles['stack']}>
              {own.map((bet, i) => (
                <TechnicalBet key={i} bet={bet} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function TechnicalBet({ bet }: { readonly bet: Bet }) {
  const title = bet.title || text.untitled;
  const facts: readonly (readonly [name: string, value: string])[] = [
    [text.technology.window, bet.window],
    [text.technology.team, bet.team],
    [text.technology.theme, bet.theme],
  ];
  return (
    <li className={styles['card']}>
      <div className={styles['theme-head']}>
        <div className={styles['theme-title']}>
          <p className={styles['tags']}>
            <Tag>{text.confidences[bet.confidence]}</Tag>
            {bet.exploratory && <Tag look="later">{text.exploratory}</Tag>}
          </p>
          <Heading under={2} className={styles['card-title']}>
            {title}
          </Heading>
          {bet.outcome !== '' && <p className={styles['text']}>{bet.outcome}</p>}
        </div>
        <div className={styles['metric']}>
          <Progress share={bet.share} label={text.progressOf(title)} />
        </div>
      </div>
      <div className={styles['aside']}>
        <p className={styles['small']}>{text.technology.justification}</p>
        <p className={styles['written']}>{bet.justification || text.technology.noJustification}</p>
      </div>
      {bet.details !== '' && <p className={styles['written']}>{bet.details}</p>}
      <p className={styles['small']}>
        {[
          bet.goals.length === 0 ? text.noGoal : text.goals(bet.goals.map((goal) => goal || text.untitled)),
          ...facts.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])),
        ].join(' · ')}
      </p>
    </li>
  );
}
