/** A longer text beside the facts, under the name of what it is. */
import styles from './AudienceSheet.module.css';

export function Aside({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div className={styles['aside']}>
      <p className={styles['small']}>{name}</p>
      <p className={styles['written']}>{text}</p>
    </div>
  );
}
