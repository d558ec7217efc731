/** What stands on top of a sheet: what kind it is, its title, and what it is for. */
import { Heading } from './Heading.tsx';
import styles from './SheetHead.module.css';

export function SheetHead({
  kicker,
  title,
  lead,
}: {
  readonly kicker?: string | undefined;
  readonly title: string;
  readonly lead?: string | undefined;
}) {
  return (
    <header className={styles['head']}>
      {kicker !== undefined && <p className={styles['kicker']}>{kicker}</p>}
      <Heading className={styles['title']}>{title}</Heading>
      {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
    </header>
  );
}
