/** Headings whose level follows where a sheet stands: a page of its own, or a preview within a dialog. */
import { createContext, useContext, type ReactNode } from 'react';

export const HeadingBase = createContext(1);

/** `under` levels below the sheet's own heading. */
export function Heading({
  under = 0,
  className,
  children,
}: {
  readonly under?: 0 | 1 | 2;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const level = Math.min(6, useContext(HeadingBase) + under) as 1 | 2 | 3 | 4 | 5 | 6;
  const Tag = `h${level}` as const;
  return <Tag className={className}>{children}</Tag>;
}
