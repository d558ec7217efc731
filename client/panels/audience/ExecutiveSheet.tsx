/** The executive view: why, goals with their key results, themes with the bets under them. */
import { Target } from 'lucide';
import type { ExecutiveView } from '../../../shared/views/audiences/executive.ts';
import type { Measure } from '../../../shared/views/audiences/measured.ts';
import { Notice } from '../../ui/Notice.tsx';
import { audienceWords as text } from '../../ui/words/audience.ts';
import styles from './AudienceSheet.module.css';
import { Heading } from './Heading.tsx';
import { Progress } from './Progress.tsx';
import { Tag } from './Tag.tsx';

/** Lists have no ids: what stands where is all a reader's browser knows. */
export function ExecutiveSheet({ view: { vision, goals, themes } }: { readonly view: ExecutiveView }) {
  if (vision === '' && goals.length === 0 && themes.length === 0)
    return <Notice icon={Target} {...text.executive.empty} />;
  return (
    <>
      {vision !== '' && (
        <section className={styles['vision']} aria-label={text.executive.vision}>
          <p>{vision}</p>
        </section>
      )}
      {goals.length > 0 && (
        <section className={styles['section']}>
          <Heading under={1} className={styles['heading']}>
            {text.executive.goals}
          </Heading>
          <ul className={styles['cards']}>
            {goals.map((goal, i) => (
              <li key={i} className={styles['card']}>
                <div className={styles['card-head']}>
                  <p className={styles['small']}>{text.goalKinds[goal.kind]}</p>
                  <Heading under={2} className={styles['card-title']}>
                    {goal.title || text.untitled}
                  </Heading>
                </div>
                {goal.results.map((result, place) => (
                  <MeasureLine key={place} measure={result} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {themes.length > 0 && (
        <section className={styles['section']}>
          <Heading under={1} className={styles['heading']}>
            {text.executive.themes}
          </Heading>
          {themes.map((theme, i) => (
            <section key={i} className={styles['theme']}>
              <div className={styles['theme-head']}>
                <div className={styles['theme-title']}>
                  {theme.title !== null && <p className={styles['small']}>{text.themeKinds[theme.kind]}</p>}
                  <Heading under={2} className={styles['card-title']}>
                    {theme.title === null ? text.executive.noTheme : theme.title || text.untitled}
                  </Heading>
                </div>
                {theme.metric !== null && (
                  <div className={styles['metric']}>
                    <MeasureLine measure={theme.metric} />
                  </div>
                )}
              </div>
              <Bets bets={theme.bets} goals={goals.map(({ title }) => title || text.untitled)} />
            </section>
          ))}
        </section>
      )}
    </>
  );
}

function Bets({
  bets,
  goals,
}: {
  readonly bets: ExecutiveView['themes'][number]['bets'];
  readonly goals: readonly string[];
}) {
  if (bets.length === 0) return <p className={styles['note']}>{text.executive.noBets}</p>;
  return (
    <ul className={styles['rows']}>
      {bets.map((bet, i) => {
        const title = bet.title || text.untitled;
        return (
          <li key={i} className={styles['row']}>
            <Tag look={bet.horizon}>{text.horizons[bet.horizon]}</Tag>
            <div className={styles['row-words']}>
              <p className={styles['row-title']}>{title}</p>
              {bet.outcome !== '' && <p className={styles['text']}>{bet.outcome}</p>}
              <p className={styles['small']}>
                {[
                  bet.goals.length === 0
                    ? text.noGoal
                    : text.goals(bet.goals.map((place) => goals[place] ?? '')),
                  text.confidences[bet.confidence],
                  ...(bet.exploratory ? [text.exploratory] : []),
                ].join(' · ')}
              </p>
            </div>
            <div className={styles['row-progress']}>
              <Progress share={bet.share} label={text.progressOf(title)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function MeasureLine({ measure }: { readonly measure: Measure }) {
  const { title, unit, start, target, current, share } = measure;
  return (
    <div className={styles['measure']}>
      <p className={styles['measure-title']}>{title || text.untitled}</p>
      <Progress share={share} label={text.progressOf(title)} unknown={text.unmeasured} />
      <p className={styles['small']}>{text.measure(start, target, current, unit)}</p>
    </div>
  );
}
