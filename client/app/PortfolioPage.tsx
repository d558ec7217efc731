/** The portfolio: the goals and bets of every map I am on, side by side. */
import { ArrowLeft, CloudOff, Printer, Telescope } from 'lucide';
import { useEffect } from 'react';
import { readPortfolio } from '../panels/api/audienceApi.ts';
import { sentenceOf } from '../panels/api/request.ts';
import { SheetFrame } from '../panels/audience/SheetFrame.tsx';
import { PortfolioMap } from '../panels/portfolio/PortfolioMap.tsx';
import { PortfolioSummary } from '../panels/portfolio/PortfolioSummary.tsx';
import { QuietMaps } from '../panels/portfolio/QuietMaps.tsx';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Skeleton } from '../ui/Loading.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useLoaded } from '../ui/useLoaded.ts';
import { words } from '../ui/words.ts';
import { audienceWords } from '../ui/words/audience.ts';
import { portfolioWords as text } from '../ui/words/portfolio.ts';
import styles from './PortfolioPage.module.css';

/** Reads anew when the person comes back to the tab. */
export function PortfolioPage() {
  const { state, reload } = useLoaded('portfolio', readPortfolio);
  useEffect(() => {
    document.title = `${text.title} – ${words.product}`;
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [reload]);
  return (
    <SheetFrame
      wide
      home={
        <LinkButton href="/" icon={ArrowLeft} look="quiet">
          {text.home}
        </LinkButton>
      }
      actions={
        <Button icon={Printer} onClick={() => window.print()}>
          {audienceWords.page.print}
        </Button>
      }
    >
      <header className={styles['head']}>
        <h1 className={styles['title']}>{text.title}</h1>
        <p className={styles['lead']}>{text.lead}</p>
      </header>
      {state.kind === 'loading' && (
        <div role="status" aria-label={text.loading}>
          <Skeleton rows={6} />
        </div>
      )}
      {state.kind === 'failed' && (
        <Notice icon={CloudOff} title={text.failed.title} text={sentenceOf(state.error)}>
          <Button look="primary" onClick={reload}>
            {words.tryAgain}
          </Button>
        </Notice>
      )}
      {state.kind === 'ready' && <Shown answer={state.value} />}
    </SheetFrame>
  );
}

function Shown({ answer: { maps, left } }: { readonly answer: Awaited<ReturnType<typeof readPortfolio>> }) {
  const busy = maps.filter(({ portfolio }) => portfolio.goals.length + portfolio.bets.length > 0);
  const quiet = maps.filter((map) => !busy.includes(map));
  return (
    <>
      {busy.length === 0 ? (
        <Notice icon={Telescope} {...text.empty}>
          <LinkButton href="/">{text.home}</LinkButton>
        </Notice>
      ) : (
        <PortfolioSummary maps={busy} />
      )}
      {busy.map((map) => (
        <PortfolioMap key={map.id} id={map.id} portfolio={map.portfolio} />
      ))}
      {busy.length > 0 && quiet.length > 0 && <QuietMaps maps={quiet} />}
      {left > 0 && <p className={styles['note']}>{text.left(left)}</p>}
    </>
  );
}
