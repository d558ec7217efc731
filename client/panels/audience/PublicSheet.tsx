/** The public view: problems by how near they are, in the words written for outsiders, and that nothing is a promise. */
import { Sprout } from 'lucide';
import { horizons } from '../../../shared/model/initiative.ts';
import type { PublicView } from '../../../shared/views/audiences/publicView.ts';
import { Notice } from '../../ui/Notice.tsx';
import { audienceWords as text } from '../../ui/words/audience.ts';
import styles from './AudienceSheet.module.css';
import { Heading } from './Heading.tsx';

export function PublicSheet({ view: { topics } }: { readonly view: PublicView }) {
  return (
    <>
      {topics.length === 0 && <Notice icon={Sprout} {...text.public.empty} />}
      {horizons.map((stage) => {
        const own = topics.filter((topic) => topic.stage === stage);
        if (own.length === 0) return null;
        return (
          <section key={stage} className={styles['section']}>
            <Heading under={1} className={styles['stage']}>
              {text.public.stages[stage].title}
            </Heading>
            <p className={styles['note']}>{text.public.stages[stage].text}</p>
            <ul className={styles['cards']}>
              {own.map((topic, i) => (
                <li key={i} className={styles['card']} data-stage={stage}>
                  <Heading under={2} className={styles['card-title']}>
                    {topic.problem ?? text.public.others}
                  </Heading>
                  <ul className={styles['matters']}>
                    {topic.matters.map((matter, place) => (
                      <li key={place}>
                        <p className={styles['row-title']}>{matter.title}</p>
                        {matter.details !== '' && <p className={styles['written']}>{matter.details}</p>}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <p className={styles['promise']}>{text.public.promise}</p>
    </>
  );
}
