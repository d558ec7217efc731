/** What is done of a release day by day against all of it, and where its end is likely to be. */
import { dayAfter, daysBetween } from '../../../shared/model/calendarDay.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Release } from '../../../shared/model/release.ts';
import { burnUpOf } from '../../../shared/views/burnUp.ts';
import type { ForecastDays } from '../../../shared/views/forecast.ts';
import { forecastPercents } from '../../../shared/views/forecastPercents.ts';
import { ChartFigure } from '../../ui/chart/ChartFigure.tsx';
import type { Cone } from '../../ui/chart/series.ts';
import { localDay } from '../../ui/localDay.ts';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import styles from './Insights.module.css';

const text = insightWords.forecast;
/** So far into the future a chart still shows the past, in days. */
const mostAhead = 365;

export function BurnUpChart({
  records,
  release,
  today,
  days,
}: {
  readonly records: MapRecords;
  readonly release: Release;
  readonly today: string;
  /** null: there is no forecast. */
  readonly days: ForecastDays | null;
}) {
  const burnUp = burnUpOf(records, release.id, today, localDay);
  if (burnUp === null || burnUp.scope === 0) return <p className={styles['note']}>{text.noChart}</p>;
  const past = burnUp.days.length > 0 ? burnUp.days : [{ day: today, done: 0 }];
  const now = past.length - 1;
  const done = past[now]!.done;
  const ends = forecastPercents.flatMap((percent) => {
    const ahead = days?.[percent] ?? null;
    return ahead === null || ahead > mostAhead ? [] : [{ percent, index: now + ahead }];
  });
  const last = Math.max(now, ...ends.map(({ index }) => index));
  // A little room behind the last end, so that its label is not cut.
  const all = daysBetween(past[0]!.day, dayAfter(today, last - now + (ends.length > 0 ? 2 : 0)));
  if (all.length < 2) return <p className={styles['note']}>{text.noChart}</p>;
  const cone: Cone | null =
    ends.length > 0 && done < burnUp.scope
      ? { name: text.cone, from: { index: now, value: done }, level: burnUp.scope, ends }
      : null;
  return (
    <ChartFigure
      height={280}
      chart={{
        title: text.chart(release.name.trim() || words.noTitle),
        summary: text.summary(done, burnUp.scope),
        unit: text.unit,
        days: all,
        series: [
          { name: text.done, look: 'main', values: all.map((_, i) => past[i]?.done ?? null) },
          { name: text.scope, look: 'limit', values: all.map(() => burnUp.scope) },
        ],
        cone,
        today: now,
      }}
    />
  );
}
