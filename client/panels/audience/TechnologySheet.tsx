/** The technology view: infrastructure and debt as bets by horizon, each with why it is worth it. */
import { Cpu } from 'lucide';
import { horizons } from '../../../shared/model/initiative.ts';
import type { TechnologyView } from '../../../shared/views/audiences/technology.ts';
import { Notice } from '../../ui/Notice.tsx';
import { audienceWords as text } from '../../ui/words/audience.ts';
import { Aside } from './Aside.tsx';
import styles from './AudienceSheet.module.css';
import { CardHead } from './CardHead.tsx';
import { ShareBar } from './ShareBar.tsx';
import { SheetSection } from './SheetSection.tsx';
import { Tag } from './Tag.tsx';

type Bet = TechnologyView['bets'][number];

export function TechnologySheet({ view: { bets, technicalShare } }: { readonly view: TechnologyView }) {
  return (
    <>
      {technicalShare !== null && (
        <section className={styles['figure']} aria-label={text.technology.share}>
          <p className={styles['text']}>{text.technology.shareText(text.percent(technicalShare))}</p>
          <ShareBar share={technicalShare} label={text.technology.share} />
        </section>
      )}
      {bets.length === 0 && <Notice icon={Cpu} {...text.technology.empty} />}
      {horizons.map((horizon) => {
        const own = bets.filter((bet) => bet.horizon === horizon);
        if (own.length === 0) return null;
        return (
          <SheetSection key={horizon} title={text.horizons[horizon]}>
            <ul className={styles['stack']}>
              {own.map((bet, i) => (
                <TechnicalBet key={i} bet={bet} />
              ))}
            </ul>
          </SheetSection>
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
      <CardHead
        above={
          <p className={styles['tags']}>
            <Tag>{text.confidences[bet.confidence]}</Tag>
            {bet.exploratory && <Tag look="later">{text.exploratory}</Tag>}
          </p>
        }
        title={title}
        outcome={bet.outcome}
        measure={<ShareBar share={bet.share} label={text.progressOf(title)} />}
      />
      <Aside
        name={text.technology.justification}
        text={bet.justification || text.technology.noJustification}
      />
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
