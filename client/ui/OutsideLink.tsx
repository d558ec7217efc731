/** A link that leads away from here (C2): in a tab of its own, which is told neither who we are nor which map it was. */
import type { ReactNode } from 'react';

/** `href`: one that `safeLink` let through. `title`: the whole address, where the words say less than that. */
export function OutsideLink({
  href,
  title,
  children,
}: {
  readonly href: string;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <a href={href} title={title} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
      {children}
    </a>
  );
}
