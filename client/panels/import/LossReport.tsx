/** Names everything of the file that would not come along, grouped by reason. */
import { CircleCheck, TriangleAlert } from 'lucide';
import { useState } from 'react';
import type { Loss } from '../../../shared/formats/importPlan.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import styles from './LossReport.module.css';
import { countLosses, groupLosses, type LossGroup } from './lossGroups.ts';

const text = words.import.losses;
const shownAtFirst = 5;

/** Says so when nothing is lost. */
export function LossReport({ losses }: { readonly losses: readonly Loss[] }) {
  if (losses.length === 0) {
    return (
      <p className={styles['none']}>
        <Icon node={CircleCheck} />
        {text.none}
      </p>
    );
  }
  return (
    <section className={styles['report']} aria-labelledby="import-losses">
      <h3 id="import-losses" className={styles['heading']}>
        <Icon node={TriangleAlert} />
        {text.title(countLosses(losses))}
      </h3>
      {groupLosses(losses).map((group) => (
        <Group key={group.why} group={group} />
      ))}
    </section>
  );
}

function Group({ group }: { readonly group: LossGroup }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? group.losses : group.losses.slice(0, shownAtFirst);
  const rest = group.losses.length - shown.length;
  return (
    <div className={styles['group']}>
      <h4 className={styles['why']}>
        {text.reasons[group.why]} <span className={styles['count']}>{formatNumber(group.losses.length)}</span>
      </h4>
      <ul>
        {shown.map((loss, index) => (
          <li key={index} className={styles['loss']}>
            <span className={styles['where']}>{placeOf(loss)}</span>
            <span className={styles['what']}>{loss.what}</span>
            {loss.count !== undefined && <span className={styles['where']}>{text.cells(loss.count)}</span>}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="s" look="quiet" onClick={() => setIsWhole(true)}>
          {text.more(rest)}
        </Button>
      )}
    </div>
  );
}

/** A whole column is named, a cell by its line and column. */
function placeOf({ line, lastLine, column, path, why }: Loss): string {
  const isWholeColumn = column !== undefined && (why === 'column not used' || why === 'empty column');
  if (isWholeColumn) return text.column(column);
  const lines = line === undefined ? (path ?? '') : text.line(line, lastLine ?? line);
  return [lines, column ?? ''].filter((part) => part !== '').join(' · ');
}
