/** What the matrix shows, as a table: for screen readers, and to type exact numbers. */
import { scoreStory } from '../../../shared/commands/scoreStory.ts';
import type { MatrixPoint } from '../../../shared/views/impactEffort.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { words } from '../../ui/words.ts';
import { matrixWords as text } from '../../ui/words/matrix.ts';
import { NumberField } from '../live/NumberField.tsx';
import styles from './Matrix.module.css';

const mostImpact = 100;
const mostEffort = 10_000;

export function MatrixTable({
  points,
  canEdit,
  actions,
}: {
  readonly points: readonly MatrixPoint[];
  readonly canEdit: boolean;
  readonly actions: MapActions;
}) {
  if (points.length === 0) return null;
  return (
    <details className={styles['behind']}>
      <summary>{text.table}</summary>
      <div className={styles['scroll']} role="region" aria-label={text.table} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text.columns.story}</th>
              <th scope="col">{text.impact}</th>
              <th scope="col">{text.effort}</th>
              <th scope="col">{text.columns.quadrant}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ story, quadrant }) => {
              const title = story.title.trim() || words.noTitle;
              return (
                <tr key={story.id}>
                  <th scope="row">{title}</th>
                  <td>
                    <NumberField
                      label={text.impactOf(title)}
                      hideLabel
                      bare
                      value={story.impact}
                      most={mostImpact}
                      readOnly={!canEdit}
                      onChange={(impact) => actions.runLate(scoreStory, { id: story.id, impact })}
                    />
                  </td>
                  <td>
                    <NumberField
                      label={text.effortOf(title)}
                      hideLabel
                      bare
                      value={story.effort}
                      most={mostEffort}
                      readOnly={!canEdit}
                      onChange={(effort) => actions.runLate(scoreStory, { id: story.id, effort })}
                    />
                  </td>
                  <td>{text.quadrants[quadrant]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
