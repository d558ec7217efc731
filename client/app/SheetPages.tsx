/** The pages that are read, not worked on: a view behind a link, and the portfolio; fetched together. */
import { useLocation } from 'wouter';
import { PortfolioPage } from './PortfolioPage.tsx';
import { ViewPage } from './ViewPage.tsx';

/** Which of them the address names. */
export default function SheetPages() {
  const [path] = useLocation();
  return path === '/view' ? <ViewPage /> : <PortfolioPage />;
}
