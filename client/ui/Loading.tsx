/** Something is on its way: a quiet line that runs, with words for screen readers. */
import { classes } from './classes.ts';
import styles from './Loading.module.css';

/**
 * Fills its place, or the window as a `page`; `text` is shown after a moment, so that fast loads stay calm, and
 * `slow` after a while.
 */
export function Loading({
  text,
  slow,
  page = false,
}: {
  readonly text: string;
  readonly slow?: string;
  readonly page?: boolean;
}) {
  const Frame = page ? 'main' : 'div';
  const Text = page ? 'h1' : 'span';
  return (
    <Frame className={classes(styles['loading'], page && styles['page'])}>
      <span className={styles['line']} aria-hidden />
      <div className={styles['told']} role="status">
        <Text className={styles['text']}>{text}</Text>
        {slow !== undefined && <span className={styles['slow']}>{slow}</span>}
      </div>
    </Frame>
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
