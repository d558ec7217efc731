/** A whole page that stands in for one that cannot be shown. */
import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import styles from './StatePage.module.css';

/** Says what is the matter; always offers the way home, and trying again where that can help. */
export function StatePage({
  icon,
  title,
  text,
  onRetry,
  children,
}: {
  readonly icon: IconNode;
  readonly title: string;
  readonly text: string;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Link href="/" className={styles['home']}>
          <Mark />
        </Link>
      </header>
      <main className={styles['main']}>
        <Notice icon={icon} title={title} text={text} level={1} page>
          {onRetry && (
            <Button look="primary" onClick={onRetry}>
              {words.tryAgain}
            </Button>
          )}
          {children}
          <LinkButton href="/" look={onRetry ? 'secondary' : 'primary'}>
            {words.states.home}
          </LinkButton>
        </Notice>
      </main>
    </div>
  );
}
