/** One field of an issue that a push would change: what is there now, and what would be. */
import type { TrackerPreviewItem } from '../../../shared/protocol/trackers.ts';
import { trackerWords as text } from '../../ui/words/trackers.ts';
import styles from './Trackers.module.css';

/** A description is folded: it may be long. */
export function FieldChange({ field, from, to }: TrackerPreviewItem['fields'][number]) {
  if (field === 'body') {
    return (
      <details className={styles['change']}>
        <summary>{text.fields.body}</summary>
        <FromTo from={from} to={to} />
      </details>
    );
  }
  const told = (value: string): string =>
    field === 'kind' && (value === 'bug' || value === 'other') ? text.issueKinds[value] : value;
  return (
    <p className={styles['change']}>
      {text.fields[field]}: <FromTo from={told(from)} to={told(to)} />
    </p>
  );
}

function FromTo({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <>
      <span className="visually-hidden">{text.from} </span>
      <del dir="auto">{from || text.empty}</del>
      <span aria-hidden> → </span>
      <span className="visually-hidden"> {text.to} </span>
      <ins dir="auto">{to || text.empty}</ins>
    </>
  );
}
