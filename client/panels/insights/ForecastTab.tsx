/** The burn-up of a release with the cone of its likely end, and the forecast of all releases as a table. */
import { dayAfter } from '../../../shared/model/calendarDay.ts';
import { useState } from 'react';
import type { ForecastDays } from '../../../shared/views/forecast.ts';
import { forecastPercents } from '../../../shared/views/forecastPercents.ts';
import type { Release, ReleaseId } from '../../../shared/model/release.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { releaseForecast, type ReleaseForecast } from '../../../shared/views/releaseForecast.ts';
import { longDay } from '../../ui/chart/shortDay.ts';
import { localDay } from '../../ui/localDay.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { BurnUpChart } from './BurnUpChart.tsx';
import tableStyles from './ForecastTab.module.css';
import styles from './Insights.module.css';
import type { InsightTabProps } from './tabProps.ts';
import { useForecasts } from './useForecasts.ts';

const text = insightWords.forecast;
const nameOf = ({ name }: Release): string => name.trim() || words.noTitle;

export function ForecastTab({ records, now }: InsightTabProps) {
  const today = localDay(now);
  const [chosen, setChosen] = useState<ReleaseId | null>(null);
  const releases = liveInOrder(records.release);
  const asked = releases.flatMap((release) => {
    const forecast = releaseForecast(records, release.id, today, localDay);
    return forecast === null ? [] : [{ release, forecast }];
  });
  const answerTo = useForecasts(
    asked.flatMap(({ forecast }) => (forecast.kind === 'task' ? [forecast.task] : [])),
  );
  const shown =
    asked.find(({ release }) => release.id === chosen) ??
    asked.find(({ forecast }) => forecast.kind === 'task') ??
    asked.find(({ forecast }) => forecast.kind === 'tooFew') ??
    asked[0];
  if (shown === undefined) return <p className={styles['note']}>{text.noRelease}</p>;
  const daysOf = (forecast: ReleaseForecast): ForecastDays | null | undefined =>
    forecast.kind === 'task' ? answerTo(forecast.task) : null;
  const days = daysOf(shown.forecast) ?? null;
  return (
    <>
      <header className={styles['tab-head']}>
        <h3 className={styles['tab-title']}>{text.title}</h3>
      </header>
      <section className={styles['box']} aria-label={text.chart(nameOf(shown.release))}>
        <div className={tableStyles['choice']}>
          <Select
            label={text.release}
            value={shown.release.id}
            choices={asked.map(({ release }) => ({ value: release.id, label: nameOf(release) }))}
            onChoose={setChosen}
          />
        </div>
        <BurnUpChart records={records} release={shown.release} today={today} days={days} />
        <p role="status">{inWords(shown.forecast, daysOf(shown.forecast), today)}</p>
        {shown.forecast.kind === 'task' && (
          <p className={styles['note']}>
            {text.note(shown.forecast.task.samples.length, shown.forecast.dataPoints)}
          </p>
        )}
      </section>
      <section className={styles['box']} aria-label={text.table}>
        <h3 className={styles['subtitle']}>{text.table}</h3>
        <p className={styles['note']}>{text.alone}</p>
        <div className={tableStyles['scroll']} role="group" aria-label={text.table} tabIndex={0}>
          <table className={tableStyles['table']}>
            <thead>
              <tr>
                <th scope="col">{text.release}</th>
                <th scope="col">{text.columns.left}</th>
                {forecastPercents.map((percent) => (
                  <th key={percent} scope="col">
                    {text.columns.percent(percent)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {asked.map(({ release, forecast }) => (
                <tr key={release.id}>
                  <th scope="row">{nameOf(release)}</th>
                  <Cells forecast={forecast} days={daysOf(forecast)} today={today} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

function Cells({
  forecast,
  days,
  today,
}: {
  readonly forecast: ReleaseForecast;
  readonly days: ForecastDays | null | undefined;
  readonly today: string;
}) {
  if (forecast.kind !== 'task') return <td colSpan={4}>{inWords(forecast, null, today)}</td>;
  return (
    <>
      <td>{text.left(forecast.task.remaining, forecast.unit)}</td>
      {forecastPercents.map((percent) => (
        <td key={percent}>
          {days === undefined ? text.waiting : dayInWords(days?.[percent] ?? null, today)}
        </td>
      ))}
    </>
  );
}

function inWords(forecast: ReleaseForecast, days: ForecastDays | null | undefined, today: string): string {
  switch (forecast.kind) {
    case 'empty':
      return text.empty;
    case 'done':
      return text.isDone;
    case 'tooFew':
      return text.tooFew(forecast.dataPoints, forecast.needed);
    case 'task': {
      if (days === undefined) return text.waiting;
      const at = (percent: (typeof forecastPercents)[number]) => dayInWords(days?.[percent] ?? null, today);
      return text.answer(at(50), at(85), at(95));
    }
  }
}

function dayInWords(days: number | null, today: string): string {
  return days === null ? text.never : longDay(dayAfter(today, days));
}
