/** The maps of a portfolio one under the other, below what they come to together. */
import { Telescope } from 'lucide';
import type { ReactNode } from 'react';
import type { PortfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { Notice } from '../../ui/Notice.tsx';
import { portfolioWords as text } from '../../ui/words/portfolio.ts';
import styles from './Portfolio.module.css';
import { PortfolioMap } from './PortfolioMap.tsx';
import { PortfolioSummary } from './PortfolioSummary.tsx';

/** A map with goals or bets; no id: whoever reads cannot open it. */
export interface BusyMap {
  readonly id?: string;
  readonly portfolio: PortfolioView;
}

/** `children` follow the maps; `left` are those that are not shown. */
export function PortfolioSheet({
  maps,
  left,
  empty,
  children,
}: {
  readonly maps: readonly BusyMap[];
  readonly left: number;
  readonly empty: { readonly title: string; readonly text: string; readonly children?: ReactNode };
  readonly children?: ReactNode;
}) {
  return (
    <>
      {maps.length === 0 ? (
        <Notice icon={Telescope} {...empty} />
      ) : (
        <PortfolioSummary views={maps.map(({ portfolio }) => portfolio)} />
      )}
      {maps.map(({ id, portfolio }, i) => (
        <PortfolioMap key={id ?? i} id={id} portfolio={portfolio} />
      ))}
      {maps.length > 0 && children}
      {left > 0 && <p className={styles['note']}>{text.left(left)}</p>}
    </>
  );
}
