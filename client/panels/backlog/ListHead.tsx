/** The headings of the backlog's columns. */
import { words } from '../../ui/words.ts';
import { backlogToolWords as toolText } from '../../ui/words/backlogTools.ts';
import styles from './BacklogList.module.css';
import type { OptionalColumn } from './backlogView.ts';

const text = words.backlog.columns;

export function ListHead({ columns }: { readonly columns: readonly OptionalColumn[] }) {
  return (
    <div role="row" aria-rowindex={1} className={styles['head']}>
      <span role="columnheader" className={styles['rank']}>
        {text.rank}
      </span>
      <span role="columnheader">{text.title}</span>
      {columns.map((column) => (
        <span key={column} role="columnheader" data-column={column}>
          {toolText.column[column]}
        </span>
      ))}
      <span role="columnheader" className={styles['padded']}>
        {text.estimate}
      </span>
      <span role="columnheader" className={styles['padded']}>
        {text.stage}
      </span>
      <span role="columnheader">
        <span className="visually-hidden">{text.actions}</span>
      </span>
    </div>
  );
}
