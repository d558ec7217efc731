/** Something is on its way: a quiet line that runs, with words for screen readers. */
import styles from './Loading.module.css';

/** Fills its place and centres itself; `text` is shown after a moment, so that fast loads stay calm. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <div className={styles['loading']} role="status">
      <span className={styles['line']} aria-hidden />
      <span className={styles['text']}>{text}</span>
    </div>
  );
}

/** Grey lines in the shape of what is coming. */
export function Skeleton({ rows }: { readonly rows: number }) {
  return (
    <div className={styles['skeleton']} aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  );
}
