/** The product's mark: one line through three stories. */
import styles from './Mark.module.css';
import { words } from './words.ts';

/** With its name beside it unless `plain`. */
export function Mark({ plain = false }: { readonly plain?: boolean }) {
  return (
    <span className={styles['mark']}>
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden focusable="false">
        <rect x="1" y="2.5" width="10" height="6" rx="2" className={styles['faint']} />
        <rect x="8" y="10" width="10" height="6" rx="2" className={styles['middle']} />
        <rect x="15" y="17.5" width="10" height="6" rx="2" className={styles['strong']} />
        <path d="M6 8.5v2a2.5 2.5 0 0 0 2 2.5M13 16v2a2.5 2.5 0 0 0 2 2.5" className={styles['line']} />
      </svg>
      {!plain && <span className={styles['name']}>{words.product}</span>}
    </span>
  );
}
