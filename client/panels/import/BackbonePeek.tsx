/** The first part of the backbone an import would bring, as it will stand on the map. */
import type { ImportPlan } from '../../../shared/formats/importPlan.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import styles from './BackbonePeek.module.css';
import { peekBackbone } from './backbonePeek.ts';

/** Scrolls sideways; the number under a step is its stories. */
export function BackbonePeek({ plan }: { readonly plan: ImportPlan }) {
  const { activities, more } = peekBackbone(plan);
  if (activities.length === 0) return null;
  return (
    <div className={styles['scroll']} role="region" aria-label={words.import.peek} tabIndex={0}>
      <ul className={styles['backbone']}>
        {activities.map((activity) => (
          <li key={activity.key} className={styles['column']}>
            <span className={styles['activity']}>{activity.title || words.noTitle}</span>
            <ul className={styles['steps']}>
              {activity.steps.map((step) => (
                <li key={step.key} className={styles['step']}>
                  <span className={styles['title']}>{step.title || words.noTitle}</span>
                  {step.stories > 0 && (
                    <span className={styles['stories']} title={words.stories(step.stories)}>
                      {formatNumber(step.stories)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
        {more > 0 && <li className={styles['more']}>{words.import.peekMore(more)}</li>}
      </ul>
    </div>
  );
}
