/** Keys to press together, drawn as keys. */
import styles from './Keys.module.css';

/** `keys` in the order they are pressed, e.g. Ctrl, K. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles['keys']}>
      {keys.map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
