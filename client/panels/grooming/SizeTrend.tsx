/** How large the backlog is against its cap, week by week, and how old what is in it. */
import { useMemo } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import { backlogTrend } from '../../../shared/views/backlogTrend.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { ChartFigure } from '../../ui/chart/ChartFigure.tsx';
import { localDay } from '../../ui/localDay.ts';
import { groomingWords } from '../../ui/words/grooming.ts';
import styles from './Grooming.module.css';

const text = groomingWords.size;
/** Of the drawn part, in CSS pixels. */
const height = 150;

export function SizeTrend({
  session,
  records,
  now,
}: {
  readonly session: MapSession;
  readonly records: MapRecords;
  readonly now: number;
}) {
  // What left a moment ago has left, however long ago the page looked at the clock.
  const { weeks, medianAge, oldestAge, unknown } = useMemo(
    () => backlogTrend(records, Math.max(now, serverNow(session.me.getState()))),
    [session, records, now],
  );
  const cap = records.meta.settings.grooming.sizeCap;
  const size = weeks.at(-1)?.size ?? 0;
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
      <div className={styles['trend']}>
        <ChartFigure
          height={height}
          chart={{
            title: text.chart,
            summary: text.now(size, cap),
            unit: text.unit,
            days: weeks.map(({ end }) => localDay(end)),
            series: [
              { name: text.open, look: 'main', values: weeks.map((week) => week.size) },
              { name: text.cap, look: 'limit', values: weeks.map(() => cap) },
            ],
          }}
        >
          <p className={styles['note']}>{text.rest}</p>
        </ChartFigure>
      </div>
    </section>
  );
}
