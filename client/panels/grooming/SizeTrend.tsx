/** How large the backlog is against its cap, week by week, and how old what is in it; with the table behind the chart. */
import { useMemo } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import { backlogTrend } from '../../../shared/views/backlogTrend.ts';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { groomingWords } from '../../ui/words/grooming.ts';
import styles from './Grooming.module.css';

const text = groomingWords.size;
const width = 280;
const height = 110;
const left = 34;
const bottom = 18;

export function SizeTrend({ records, now }: { readonly records: MapRecords; readonly now: number }) {
  // What left a moment ago has left, however long ago the page looked at the clock.
  const { weeks, medianAge, oldestAge, unknown } = useMemo(
    () => backlogTrend(records, Math.max(now, Date.now())),
    [records, now],
  );
  const cap = records.meta.settings.grooming.sizeCap;
  const size = weeks.at(-1)?.size ?? 0;
  const most = Math.max(cap, ...weeks.map((week) => week.size), 1) * 1.1;
  const y = (value: number): number => 6 + (height - bottom - 6) * (1 - value / most);
  const slot = (width - left) / weeks.length;
  const greatest = Math.max(...weeks.map((week) => week.size));
  // Numbers that would stand on each other are not written.
  const ticks = y(0) - y(greatest) < 14 ? [0] : [0, greatest];
  return (
    <section className={styles['size']} aria-label={text.title}>
      <h3 className={styles['reason-title']}>{text.title}</h3>
      <p data-over={size > cap || undefined} className={styles['size-now']}>
        {text.now(size, cap)}
        {size > cap && <span> · {text.over(size - cap)}</span>}
      </p>
      {medianAge !== null && oldestAge !== null && (
        <p className={styles['note']}>{text.age(medianAge, oldestAge)}</p>
      )}
      {unknown > 0 && <p className={styles['note']}>{text.unknown(unknown)}</p>}
      <svg viewBox={`0 0 ${width} ${height}`} className={styles['chart']} role="img" aria-label={text.chart}>
        {ticks.map((value) => (
          <g key={value}>
            <line x1={left} x2={width} y1={y(value)} y2={y(value)} className={styles['grid']} />
            <text x={left - 4} y={y(value) + 4} textAnchor="end" className={styles['tick-text']}>
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {weeks.map((week, i) => (
          <rect
            key={week.end}
            x={left + i * slot + 2}
            width={Math.max(slot - 4, 1)}
            y={y(week.size)}
            height={Math.max(y(0) - y(week.size), 0)}
            rx={1.5}
            className={week.size > cap ? styles['bar-over'] : styles['bar']}
          />
        ))}
        <line x1={left} x2={width} y1={y(cap)} y2={y(cap)} className={styles['cap']} />
        <text x={width - 2} y={y(cap) - 3} textAnchor="end" className={styles['tick-text']}>
          {text.cap} {formatNumber(cap)}
        </text>
        <text x={left} y={height - 4} className={styles['tick-text']}>
          {formatDay(weeks[0]?.end ?? now)}
        </text>
        <text x={width - 2} y={height - 4} textAnchor="end" className={styles['tick-text']}>
          {formatDay(now)}
        </text>
      </svg>
      <details className={styles['behind']}>
        <summary>{text.table}</summary>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text.week}</th>
              <th scope="col">{text.axis}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.end}>
                <th scope="row">{formatDay(week.end)}</th>
                <td>{formatNumber(week.size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles['note']}>{text.rest}</p>
      </details>
    </section>
  );
}
