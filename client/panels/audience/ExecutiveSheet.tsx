/** The executive view: why, goals with their key results, themes with the bets under them. */
import { Target } from 'lucide';
import type { ExecutiveView } from '../../../shared/views/audiences/executive.ts';
import type { Measure } from '../../../shared/views/audiences/measured.ts';
import { Notice } from '../../ui/Notice.tsx';
import { audienceWords as text } from '../../ui/words/audience.ts';
import styles from './AudienceSheet.module.css';
import { CardHead } from './CardHead.tsx';
import { Heading } from './Heading.tsx';
import { ShareBar } from './ShareBar.tsx';
import { SheetSection } from './SheetSection.tsx';
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
        <SheetSection title={text.executive.goals}>
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
        </SheetSection>
      )}
      {themes.length > 0 && (
        <SheetSection title={text.executive.themes}>
          {themes.map((theme, i) => (
            <section key={i} className={styles['theme']}>
              <CardHead
                above={
                  theme.title !== null && <p className={styles['small']}>{text.themeKinds[theme.kind]}</p>
                }
                title={theme.title === null ? text.executive.noTheme : theme.title || text.untitled}
                measure={theme.metric !== null && <MeasureLine measure={theme.metric} />}
              />
              <Bets bets={theme.bets} goals={goals.map(({ title }) => title || text.untitled)} />
            </section>
          ))}
        </SheetSection>
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
              <ShareBar share={bet.share} label={text.progressOf(title)} />
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
      <ShareBar share={share} label={text.progressOf(title)} unknown={text.unmeasured} />
      <p className={styles['small']}>{text.measure(start, target, current, unit)}</p>
    </div>
  );
}
