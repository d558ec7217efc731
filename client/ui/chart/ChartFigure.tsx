/** A chart over days with its title, its legend, and the same numbers as a table. */
import { ChartLine, Table2 } from 'lucide';
import { useState, type ReactNode } from 'react';
import { Button } from '../Button.tsx';
import { formatNumber } from '../format.ts';
import { chartWords } from '../words/chart.ts';
import styles from './Chart.module.css';
import { DayPlot } from './DayPlot.tsx';
import type { Cone, DayChart, SeriesLook } from './series.ts';
import { longDay } from './shortDay.ts';
import { useWidth } from './useWidth.ts';

/** Fills the width it is given; `height` of the drawn part in CSS pixels. */
export function ChartFigure({
  chart,
  height = 240,
  children,
}: {
  readonly chart: DayChart;
  readonly height?: number;
  /** What stands below it. */
  readonly children?: ReactNode;
}) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <h3 className={styles['title']}>{chart.title}</h3>
        <Button
          look="quiet"
          size="s"
          icon={isTable ? ChartLine : Table2}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? chartWords.asChart : chartWords.asTable}
        </Button>
      </figcaption>
      <div ref={frame} className={styles['frame']}>
        {isTable ? (
          <ChartTable chart={chart} />
        ) : (
          width > 0 && <DayPlot chart={chart} width={width} height={height} />
        )}
      </div>
      {!isTable && (
        <ul className={styles['legend']}>
          {chart.series.map(({ name, look }) => (
            <li key={name}>
              <Sample look={look} />
              {name}
            </li>
          ))}
          {chart.cone && (
            <li>
              <Sample look="cone" />
              {chart.cone.name}
            </li>
          )}
        </ul>
      )}
      {children}
    </figure>
  );
}

function Sample({ look }: { readonly look: SeriesLook | 'cone' }) {
  return (
    <svg width={26} height={12} viewBox="0 0 26 12" className={styles[look]} aria-hidden focusable="false">
      {look === 'cone' ? <path d="M2 11L16 1L25 1Z" /> : <path d="M1 6H25" fill="none" />}
      {look === 'main' && <circle cx={13} cy={6} r={2.5} />}
    </svg>
  );
}

/** A row for each day, and those of the cone behind them. */
function ChartTable({ chart: { title, days, series, cone, unit } }: { readonly chart: DayChart }) {
  const known = days.flatMap((day, index) =>
    series.some(({ values }) => typeof values[index] === 'number') ? [{ day, index }] : [],
  );
  return (
    <div className={styles['scroll']} role="group" aria-label={title} tabIndex={0}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{`${title} (${unit})`}</caption>
        <thead>
          <tr>
            <th scope="col">{chartWords.day}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map(({ day, index }) => (
            <tr key={day}>
              <th scope="row">{longDay(day)}</th>
              {series.map(({ name, values }) => {
                const value = values[index] ?? null;
                return (
                  <td key={name}>
                    {value === null ? chartWords.none : formatNumber(Math.round(value * 10) / 10)}
                  </td>
                );
              })}
            </tr>
          ))}
          {cone && <ConeRows cone={cone} days={days} columns={series.length} />}
        </tbody>
      </table>
    </div>
  );
}

function ConeRows({
  cone,
  days,
  columns,
}: {
  readonly cone: Cone;
  readonly days: readonly string[];
  readonly columns: number;
}) {
  return cone.ends.map(({ percent, index }) => (
    <tr key={percent}>
      <th scope="row">{longDay(days[index]!)}</th>
      <td colSpan={columns}>{`${cone.name}: ${chartWords.percent(percent)}`}</td>
    </tr>
  ));
}
