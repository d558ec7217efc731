/** The issue of a story, by the name the tracker gave it; the tracker said where it is, so its host is shown (C2). */
import { ExternalLink } from 'lucide';
import { safeLink } from '../../../shared/views/links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import styles from './Trackers.module.css';

/** Only what is at an https address can be followed. */
export function IssueLink({ issueKey, url }: { readonly issueKey: string; readonly url: string }) {
  const link = safeLink(url);
  if (link === null || !link.href.startsWith('https:')) return <>{issueKey}</>;
  return (
    <>
      <OutsideLink href={link.href} title={link.href}>
        {issueKey}
        <Icon node={ExternalLink} size={13} />
      </OutsideLink>
      <span className={styles['host']}> {link.place}</span>
    </>
  );
}
