/** How full something is, as a bar; the numbers stand beside it. */
import styles from './LoadBar.module.css';

/** In points. `before` marks what is committed already; `reserve` is hatched at the end. Decorative. */
export function LoadBar({
  committed,
  most,
  before = committed,
  reserve = 0,
}: {
  readonly committed: number;
  readonly most: number | null;
  readonly before?: number;
  readonly reserve?: number;
}) {
  // Without a limit there is nothing to fill.
  if (most === null) return null;
  const all = Math.max(committed, most + reserve, 1);
  const share = (value: number): string => `${(value / all) * 100}%`;
  const within = Math.min(committed, most);
  const over = committed - within;
  return (
    <span className={styles['bar']} aria-hidden>
      {reserve > 0 && (
        <span className={styles['reserve']} style={{ left: share(most), width: share(reserve) }} />
      )}
      <span className={styles['filled']} style={{ width: share(Math.min(before, within)) }} />
      <span
        className={styles['added']}
        style={{ left: share(Math.min(before, within)), width: share(Math.max(0, within - before)) }}
      />
      {over > 0 && <span className={styles['over']} style={{ left: share(within), width: share(over) }} />}
      {most < all && <span className={styles['most']} style={{ left: share(most) }} />}
    </span>
  );
}
