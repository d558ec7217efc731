/** The links in a story's details, to follow: where each leads is shown, and nothing of this page is told there. */
import { ExternalLink, Mail } from 'lucide';
import { useMemo } from 'react';
import { linksIn } from '../../../shared/views/links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import styles from './DetailLinks.module.css';

/** Nothing while there is no link. */
export function DetailLinks({ text }: { readonly text: string }) {
  const links = useMemo(() => linksIn(text), [text]);
  if (links.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label={words.details.links}>
      {links.map(({ href, place }) => (
        <li key={href}>
          <a
            className={styles['link']}
            href={href}
            title={href}
            target="_blank"
            rel="noopener noreferrer"
            referrerPolicy="no-referrer"
          >
            <Icon node={href.startsWith('mailto:') ? Mail : ExternalLink} size={14} />
            <span className={styles['place']}>{place}</span>
            <span className={styles['rest']}>{restOf(href, place)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What comes behind the host. */
function restOf(href: string, place: string): string {
  const rest = href.slice(href.indexOf(place) + place.length);
  return rest === '/' ? '' : rest;
}
