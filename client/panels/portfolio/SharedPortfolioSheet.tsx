/** A portfolio as the readers of its link see it. */
import type { SharedPortfolio } from '../../../shared/views/audiences/portfolio.ts';
import { portfolioWords as text } from '../../ui/words/portfolio.ts';
import { SheetHead } from '../audience/SheetHead.tsx';
import { PortfolioSheet } from './PortfolioSheet.tsx';

/** `heading` is what its link says; empty: the usual words. */
export function SharedPortfolioSheet({
  view: { maps, left },
  heading,
}: {
  readonly view: SharedPortfolio;
  readonly heading: string;
}) {
  return (
    <>
      <SheetHead
        kicker={heading === '' ? undefined : text.title}
        title={heading || text.title}
        lead={text.readers.lead}
      />
      <PortfolioSheet
        maps={maps.map((portfolio) => ({ portfolio }))}
        left={left}
        empty={text.readers.empty}
      />
    </>
  );
}
