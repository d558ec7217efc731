/** The release plan: slice by slice with its window, what is in it, and how it is told to the market. */
import { Rocket } from 'lucide';
import type { ReleasePlanView } from '../../../shared/views/audiences/releasePlan.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { audienceWords as text } from '../../ui/words/audience.ts';
import styles from './AudienceSheet.module.css';
import { Heading } from './Heading.tsx';
import { Progress } from './Progress.tsx';
import { Tag } from './Tag.tsx';

type Part = ReleasePlanView['unplanned'][number];
const looks = { planned: 'plain', active: 'now', released: 'good' } as const;

export function ReleaseSheet({ view: { releases, unplanned, called } }: { readonly view: ReleasePlanView }) {
  if (releases.length === 0 && unplanned.length === 0)
    return <Notice icon={Rocket} {...text.release.empty} />;
  return (
    <>
      <section className={styles['section']}>
        <Heading under={1} className={styles['heading']}>
          {called.many}
        </Heading>
        {releases.length === 0 && <p className={styles['note']}>{text.release.empty.title}</p>}
        {releases.map((release, i) => {
          const name = release.name || text.untitled;
          return (
            <section key={i} className={styles['theme']}>
              <div className={styles['theme-head']}>
                <div className={styles['theme-title']}>
                  <p className={styles['tags']}>
                    {release.window !== '' && <Tag look="next">{release.window}</Tag>}
                    <Tag look={looks[release.status]}>{words.releaseStatuses[release.status]}</Tag>
                  </p>
                  <Heading under={2} className={styles['card-title']}>
                    {name}
                  </Heading>
                  {release.outcome !== '' && <p className={styles['text']}>{release.outcome}</p>}
                </div>
                <div className={styles['metric']}>
                  <Progress share={release.share} label={text.progressOf(name)} />
                </div>
              </div>
              <Parts parts={release.parts} label={`${name}: ${text.release.parts}`} />
            </section>
          );
        })}
      </section>
      {unplanned.length > 0 && (
        <section className={styles['section']}>
          <Heading under={1} className={styles['heading']}>
            {text.release.unplanned}
          </Heading>
          <div className={styles['theme']}>
            <Parts parts={unplanned} label={text.release.unplanned} />
          </div>
        </section>
      )}
    </>
  );
}

function Parts({ parts, label }: { readonly parts: readonly Part[]; readonly label: string }) {
  if (parts.length === 0) return <p className={styles['note']}>{text.release.noParts}</p>;
  return (
    <ul className={styles['rows']} aria-label={label}>
      {parts.map((part, i) => (
        <li key={i} className={styles['part']}>
          <div className={styles['row-words']}>
            <p className={styles['row-title']}>{part.title || text.untitled}</p>
            {part.outcome !== '' && <p className={styles['text']}>{part.outcome}</p>}
            {part.window !== '' && (
              <p className={styles['small']}>
                {text.release.window}: {part.window}
              </p>
            )}
          </div>
          {part.goToMarket !== '' && (
            <div className={styles['aside']}>
              <p className={styles['small']}>{text.release.goToMarket}</p>
              <p className={styles['written']}>{part.goToMarket}</p>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
