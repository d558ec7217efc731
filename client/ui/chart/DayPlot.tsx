/** The drawn part of a chart over days: axes, lines, and the cone of the future. */
import { formatNumber } from '../format.ts';
import { chartWords } from '../words/chart.ts';
import styles from './Chart.module.css';
import { niceTicks, spread } from './scale.ts';
import type { DayChart, Series } from './series.ts';
import { shortDay } from './shortDay.ts';

const margin = { top: 22, right: 16, bottom: 28, left: 40 };

/** `width` and `height` in CSS pixels. */
export function DayPlot({
  chart,
  width,
  height,
}: {
  readonly chart: DayChart;
  readonly width: number;
  readonly height: number;
}) {
  const { days, series, cone, today, unit } = chart;
  const most = Math.max(0, cone?.level ?? 0, ...series.flatMap(({ values }) => values.map((v) => v ?? 0)));
  const ticks = niceTicks(most);
  const top = ticks.at(-1)!;
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const x = (index: number): number =>
    margin.left + (days.length < 2 ? inner.width / 2 : (index / (days.length - 1)) * inner.width);
  const y = (value: number): number => margin.top + inner.height * (1 - value / top);
  const labels = spread(days.length, Math.max(2, Math.floor(inner.width / 60)));
  return (
    <svg
      className={styles['plot']}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${chart.title}. ${chart.summary}`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? styles['axis'] : styles['grid']}
            x1={margin.left}
            x2={width - margin.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className={styles['label']} x={margin.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      <text className={styles['label']} x={4} y={12}>
        {unit}
      </text>
      {labels.map((index) => (
        <g key={index}>
          <line className={styles['axis']} x1={x(index)} x2={x(index)} y1={y(0)} y2={y(0) + 4} />
          <text
            className={styles['label']}
            x={x(index)}
            y={height - 8}
            textAnchor={index === 0 ? 'start' : x(index) > width - 40 ? 'end' : 'middle'}
          >
            {shortDay(days[index]!)}
          </text>
        </g>
      ))}
      {today !== undefined && (
        <g>
          <line className={styles['today']} x1={x(today)} x2={x(today)} y1={margin.top} y2={y(0)} />
          <text
            className={styles['label']}
            x={x(today)}
            y={12}
            textAnchor={x(today) > width - 50 ? 'end' : x(today) < 80 ? 'start' : 'middle'}
            dx={x(today) < 80 ? 20 : 0}
          >
            {chartWords.today}
          </text>
        </g>
      )}
      {cone && <ConeShape cone={cone} x={x} y={y} />}
      {series.map((line) => (
        <Line key={line.name} line={line} x={x} y={y} />
      ))}
    </svg>
  );
}

type Scale = (value: number) => number;

function Line({ line, x, y }: { readonly line: Series; readonly x: Scale; readonly y: Scale }) {
  const known = line.values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const last = known.at(-1);
  // A dot a day shows where a line that is mostly level has been looked at; with many days it is a smear.
  const dots = line.look === 'main' && known.length <= 31 ? known : [];
  const step = line.values
    .map((value, index) =>
      value === null ? '' : `${startsAt(line, index) ? 'M' : 'L'}${x(index)} ${y(value)}`,
    )
    .join('');
  return (
    <g className={styles[line.look]}>
      <path d={step} fill="none" />
      {dots.map(({ value, index }) => (
        <circle key={index} cx={x(index)} cy={y(value)} r={2.5} />
      ))}
      {line.look === 'main' && last !== undefined && (
        <text
          className={styles['value']}
          x={x(last.index)}
          y={y(last.value) - 9}
          textAnchor={x(last.index) < 70 ? 'start' : 'end'}
        >
          {formatNumber(last.value)}
        </text>
      )}
    </g>
  );
}

function startsAt({ values }: Series, index: number): boolean {
  return index === 0 || values[index - 1] === null;
}

function ConeShape({
  cone,
  x,
  y,
}: {
  readonly cone: NonNullable<DayChart['cone']>;
  readonly x: Scale;
  readonly y: Scale;
}) {
  const { from, level, ends } = cone;
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = `${x(from.index)} ${y(from.value)}`;
  const room = ends.filter(
    (end, i) =>
      i === 0 || end === last || (x(end.index) - x(first.index) > 38 && x(last.index) - x(end.index) > 38),
  );
  const shown = x(last.index) - x(first.index) > 34 ? room : [last];
  return (
    <g className={styles['cone']}>
      <path d={`M${start}L${x(first.index)} ${y(level)}L${x(last.index)} ${y(level)}Z`} />
      {ends.map(({ percent, index }) => (
        <line key={percent} x1={x(from.index)} y1={y(from.value)} x2={x(index)} y2={y(level)} />
      ))}
      {ends.map(({ percent, index }) => (
        <circle key={percent} cx={x(index)} cy={y(level)} r={3} />
      ))}
      {shown.map(({ percent, index }) => (
        <text key={percent} className={styles['label']} x={x(index)} y={y(level) - 8} textAnchor="middle">
          {chartWords.percent(percent)}
        </text>
      ))}
    </g>
  );
}
