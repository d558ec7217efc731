/** The impact × effort matrix: stories as points to drag, those without scores beside it, and a table behind it. */
import { ChartScatter } from 'lucide';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { scoreStory } from '../../../shared/commands/scoreStory.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import type { RankedItem } from '../../../shared/views/backlogGroups.ts';
import { impactEffort, quadrantOf, quadrants, valueAt } from '../../../shared/views/impactEffort.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { matrixWords as text } from '../../ui/words/matrix.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { DragGhost } from '../live/DragGhost.tsx';
import styles from './Matrix.module.css';
import { Unscored } from './Unscored.tsx';
import { useMatrixDrag } from './useMatrixDrag.ts';

/** More points than this hide each other. */
const mostPoints = 300;
/** How far an arrow key moves, as a share of an axis; with Shift further. */
const step = 0.05;
const farStep = 0.25;

export default function MatrixView({
  shown,
  canEdit,
  actions,
  onDetails,
}: {
  readonly shown: readonly RankedItem[];
  readonly canEdit: boolean;
  readonly actions: MapActions;
  readonly onDetails: (id: StoryId) => void;
}) {
  const field = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  const stories = useMemo(
    () => shown.map(({ item }) => item.story).filter(({ stage }) => stage !== 'done'),
    [shown],
  );
  const matrix = useMemo(() => impactEffort(stories), [stories]);
  const { mostImpact, mostEffort } = matrix;
  const points = matrix.points.slice(0, mostPoints);

  const put = (story: Story, at: { readonly effort: number; readonly impact: number }): void => {
    const impact = valueAt(at.impact, mostImpact);
    const effort = valueAt(at.effort, mostEffort);
    if (actions.runLate(scoreStory, { id: story.id, impact, effort }) === null) return;
    const quadrant = quadrantOf(impact / mostImpact, effort / mostEffort);
    setTold(text.moved(titleOf(story), impact, effort, quadrant));
  };
  const takeOff = (story: Story): void => {
    if (actions.runLate(scoreStory, { id: story.id, impact: null, effort: null }) !== null)
      setTold(text.takenOff(titleOf(story)));
  };
  const storyOf = (id: StoryId): Story | undefined => stories.find((story) => story.id === id);
  const { drag, start } = useMatrixDrag(field, (id, at) => {
    const story = storyOf(id);
    if (story !== undefined) put(story, at);
  });
  const onKeyDown = (
    event: KeyboardEvent,
    story: Story,
    at: { readonly effort: number; readonly impact: number },
  ): void => {
    if (!canEdit) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      takeOff(story);
      return;
    }
    const by = event.shiftKey ? farStep : step;
    const [dx, dy] = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[
      event.key
    ] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    put(story, { effort: at.effort + dx!, impact: at.impact + dy! });
  };

  if (stories.length === 0) return <Notice icon={ChartScatter} {...text.nothing} />;
  const dragged = drag === null ? undefined : storyOf(drag.id);
  return (
    <div className={styles['view']}>
      <div className={styles['main']}>
        <p className={styles['hint']}>{canEdit ? text.hint : text.readOnly}</p>
        {matrix.points.length > mostPoints && (
          <p className={styles['hint']}>{text.first(mostPoints, matrix.points.length)}</p>
        )}
        <div className={styles['chart']}>
          <span className={styles['impact']} aria-hidden>
            {text.impact} →
          </span>
          <span className={styles['top']} aria-hidden>
            {formatNumber(mostImpact)}
          </span>
          <div ref={field} role="group" aria-label={text.label} className={styles['field']}>
            {quadrants.map((quadrant) => (
              <span key={quadrant} className={styles['quadrant']} data-quadrant={quadrant} aria-hidden>
                {text.quadrants[quadrant]}
              </span>
            ))}
            {points.map(({ story, impact, effort, quadrant }) => {
              const at = drag?.id === story.id && drag.at !== null ? drag.at : { impact, effort };
              return (
                <button
                  key={story.id}
                  type="button"
                  data-story={story.id}
                  data-dragged={drag?.id === story.id || undefined}
                  // Titles near the right edge stand to the left of their point.
                  data-side={at.effort > 0.75 ? 'left' : 'right'}
                  className={styles['point']}
                  aria-label={text.point(titleOf(story), story.impact!, story.effort!, quadrant)}
                  style={{
                    left: `${Math.min(Math.max(at.effort, 0), 1) * 100}%`,
                    bottom: `${Math.min(Math.max(at.impact, 0), 1) * 100}%`,
                  }}
                  onPointerDown={(event) => canEdit && start(event, story.id)}
                  onKeyDown={(event) => onKeyDown(event, story, { impact, effort })}
                  onClick={() => onDetails(story.id)}
                >
                  <span className={styles['dot']} />
                  <span className={styles['title']}>{titleOf(story)}</span>
                </button>
              );
            })}
          </div>
          <span className={styles['end']} aria-hidden>
            {formatNumber(mostEffort)}
          </span>
          <span className={styles['effort']} aria-hidden>
            {text.effort} →
          </span>
        </div>
        <MatrixTable points={points} canEdit={canEdit} actions={actions} />
      </div>
      <Unscored
        stories={matrix.unscored}
        canEdit={canEdit}
        onGrip={start}
        onPlace={(story, quadrant) =>
          put(story, {
            impact: quadrant === 'quickWin' || quadrant === 'bigBet' ? 0.75 : 0.25,
            effort: quadrant === 'quickWin' || quadrant === 'fillIn' ? 0.25 : 0.75,
          })
        }
        onDetails={onDetails}
      />
      {drag !== null && dragged !== undefined && (drag.at === null || dragged.impact === null) && (
        <DragGhost at={drag}>{titleOf(dragged)}</DragGhost>
      )}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </div>
  );
}

function titleOf({ title }: Story): string {
  return title.trim() || words.noTitle;
}
