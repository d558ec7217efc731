/** A line under the bar that says something about the person's changes and stays until they have seen it. */
import { X, type IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from '../../ui/Strip.module.css';
import { words } from '../../ui/words.ts';

/** Without `onDismiss` it cannot be put away. */
export function Strip({
  icon,
  title,
  text,
  warning = false,
  onDismiss,
  children,
}: {
  readonly icon: IconNode;
  readonly title: string;
  readonly text: string;
  readonly warning?: boolean;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes(styles['strip'], warning && styles['warning'])} role="status">
      <Icon node={icon} />
      <p className={styles['text']}>
        <strong className={styles['title']}>{title}.</strong> {text}
      </p>
      {children}
      {onDismiss && (
        <Button size="s" look="quiet" icon={X} onClick={onDismiss}>
          <span className="visually-hidden">{words.dismiss}</span>
        </Button>
      )}
    </div>
  );
}
