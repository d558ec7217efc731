/** The columns of a table, each with what it means; every one can be set by hand. */
import { meanings, type ColumnMapping, type ImportColumn } from '../../../shared/formats/importPlan.ts';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import styles from './ColumnsByHand.module.css';
import { mappingOf, meaningOf, withMeaning } from './columnMapping.ts';

const text = words.import.mapping;
const choices = [
  { value: null, label: text.nothing },
  ...meanings.map((meaning) => ({ value: meaning, label: text.meanings[meaning] })),
];

/** `mapping` is null until the person has changed something: then the headers count. */
export function ColumnsByHand({
  columns,
  mapping,
  onMapping,
}: {
  readonly columns: readonly ImportColumn[];
  readonly mapping: ColumnMapping | null;
  readonly onMapping: (mapping: ColumnMapping) => void;
}) {
  const current = mapping ?? mappingOf(columns);
  return (
    <section aria-labelledby="import-columns">
      <h3 id="import-columns" className={styles['heading']}>
        {text.title}
      </h3>
      <p className={styles['hint']}>{text.hint}</p>
      <ul className={styles['columns']}>
        {columns.map((column) => (
          <li key={column.index} className={styles['column']}>
            <Select
              label={column.header || text.column(column.index + 1)}
              value={meaningOf(current, column.index)}
              choices={choices}
              onChoose={(meaning) => onMapping(withMeaning(current, column.index, meaning))}
            />
            <p className={styles['sample']}>
              {column.sample === '' ? text.noSample : text.sample(column.sample)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
