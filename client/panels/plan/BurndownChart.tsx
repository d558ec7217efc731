/** The burndown of a sprint, day by day. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import { burndownOf } from '../../../shared/views/burndown.ts';
import { ChartFigure } from '../../ui/chart/ChartFigure.tsx';
import { longDay } from '../../ui/chart/shortDay.ts';
import { localDay } from '../../ui/localDay.ts';
import { planWords } from '../../ui/words/plan.ts';
import styles from './Plan.module.css';

const text = planWords.burndown;

export function BurndownChart({
  records,
  sprint,
  today,
}: {
  readonly records: MapRecords;
  readonly sprint: Sprint;
  readonly today: string;
}) {
  const days = burndownOf(records, sprint.id, today, localDay);
  const known = days?.filter(({ left }) => left !== null) ?? [];
  const last = known.at(-1);
  const why =
    days === null
      ? text.noDays
      : last === undefined
        ? text.notYet(longDay(days[0]!.day))
        : known.every(({ committed }) => committed === 0)
          ? text.nothing
          : null;
  if (days === null || last === undefined || why !== null) {
    return (
      <section className={styles['box']}>
        <h3 className={styles['subtitle']}>{text.title}</h3>
        <p className={styles['note']}>{why}</p>
      </section>
    );
  }
  return (
    <section className={styles['box']}>
      <ChartFigure
        chart={{
          title: text.title,
          summary: text.summary(last.left!, last.committed!, longDay(last.day)),
          unit: text.unit,
          days: days.map(({ day }) => day),
          series: [
            { name: text.left, look: 'main', values: days.map(({ left }) => left) },
            { name: text.ideal, look: 'ideal', values: days.map(({ ideal }) => ideal) },
            { name: text.committed, look: 'limit', values: days.map(({ committed }) => committed) },
          ],
          ...(last.day === today ? { today: known.length - 1 } : {}),
        }}
      />
    </section>
  );
}
