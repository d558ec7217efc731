/** Draws a map's sketch: activities over steps, stacks of stories in their lanes. */
import styles from './MapSketch.module.css';
import type { Sketch } from './sketchMap.ts';

const column = 22;
const gap = 4;
const activityHeight = 9;
const stepHeight = 8;
const storyHeight = 6;

/** `label` says what it shows; without it the sketch is decoration. */
export function MapSketch({ sketch, label }: { readonly sketch: Sketch; readonly label?: string }) {
  const width = Math.max(1, sketch.columns) * (column + gap) - gap;
  const tops: number[] = [];
  let y = activityHeight + gap + stepHeight + gap * 2;
  for (const lane of sketch.lanes) {
    tops.push(y);
    y += Math.max(1, ...lane.stacks) * (storyHeight + 3) + gap + 3;
  }
  const starts = sketch.activities.map((_, index) =>
    sketch.activities.slice(0, index).reduce((sum, span) => sum + span, 0),
  );
  return (
    <svg
      className={styles['sketch']}
      viewBox={`-1 -1 ${width + 2} ${Math.max(y - gap, 40) + 2}`}
      preserveAspectRatio="xMidYMin meet"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {sketch.activities.map((span, index) => (
        <rect
          key={starts[index]}
          className={styles['activity']}
          x={starts[index]! * (column + gap)}
          width={span * (column + gap) - gap}
          height={activityHeight}
          rx={2}
        />
      ))}
      {Array.from({ length: sketch.columns }, (_, index) => (
        <rect
          key={index}
          className={styles['step']}
          x={index * (column + gap)}
          y={activityHeight + gap}
          width={column}
          height={stepHeight}
          rx={2}
        />
      ))}
      {sketch.lanes.map((lane, laneIndex) => (
        <g key={tops[laneIndex]}>
          {laneIndex > 0 && (
            <line
              className={styles['divider']}
              x2={width}
              y1={tops[laneIndex]! - gap - 1}
              y2={tops[laneIndex]! - gap - 1}
            />
          )}
          {lane.stacks.flatMap((stories, columnIndex) =>
            Array.from({ length: stories }, (_, story) => (
              <rect
                key={`${columnIndex}-${story}`}
                className={styles['story']}
                x={columnIndex * (column + gap)}
                y={tops[laneIndex]! + story * (storyHeight + 3)}
                width={column}
                height={storyHeight}
                rx={1.5}
              />
            )),
          )}
        </g>
      ))}
    </svg>
  );
}
