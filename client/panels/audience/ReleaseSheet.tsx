/** The release plan: slice by slice with its window, what is in it, and how it is told to the market. */
import { Rocket } from 'lucide';
import type { ReleasePlanView } from '../../../shared/views/audiences/releasePlan.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { audienceWords as text } from '../../ui/words/audience.ts';
import { Aside } from './Aside.tsx';
import styles from './AudienceSheet.module.css';
import { CardHead } from './CardHead.tsx';
import { ShareBar } from './ShareBar.tsx';
import { SheetSection } from './SheetSection.tsx';
import { Tag } from './Tag.tsx';

type Part = ReleasePlanView['unplanned'][number];
const looks = { planned: 'plain', active: 'now', released: 'good' } as const;

export function ReleaseSheet({ view: { releases, unplanned, called } }: { readonly view: ReleasePlanView }) {
  if (releases.length === 0 && unplanned.length === 0)
    return <Notice icon={Rocket} {...text.release.empty} />;
  return (
    <>
      <SheetSection title={called.many}>
        {releases.length === 0 && <p className={styles['note']}>{text.release.empty.title}</p>}
        {releases.map((release, i) => {
          const name = release.name || text.untitled;
          return (
            <section key={i} className={styles['theme']}>
              <CardHead
                above={
                  <p className={styles['tags']}>
                    {release.window !== '' && <Tag look="next">{release.window}</Tag>}
                    <Tag look={looks[release.status]}>{words.releaseStatuses[release.status]}</Tag>
                  </p>
                }
                title={name}
                outcome={release.outcome}
                measure={<ShareBar share={release.share} label={text.progressOf(name)} />}
              />
              <Parts parts={release.parts} label={`${name}: ${text.release.parts}`} />
            </section>
          );
        })}
      </SheetSection>
      {unplanned.length > 0 && (
        <SheetSection title={text.release.unplanned}>
          <div className={styles['theme']}>
            <Parts parts={unplanned} label={text.release.unplanned} />
          </div>
        </SheetSection>
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
          {part.goToMarket !== '' && <Aside name={text.release.goToMarket} text={part.goToMarket} />}
        </li>
      ))}
    </ul>
  );
}
