/** The portfolio: the goals and bets of every map I am on, side by side. */
import { ArrowLeft, CloudOff, Presentation, Printer } from 'lucide';
import { useEffect, useState } from 'react';
import type { PortfolioAnswer } from '../../shared/protocol/audience.ts';
import { readPortfolio } from '../panels/api/audienceApi.ts';
import { sentenceOf } from '../panels/api/request.ts';
import { SheetFrame } from '../panels/audience/SheetFrame.tsx';
import { SheetHead } from '../panels/audience/SheetHead.tsx';
import { PortfolioSheet } from '../panels/portfolio/PortfolioSheet.tsx';
import { QuietMaps } from '../panels/portfolio/QuietMaps.tsx';
import { Button } from '../ui/Button.tsx';
import { latePart } from '../ui/latePart.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Skeleton } from '../ui/Loading.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useLoaded } from '../ui/useLoaded.ts';
import { words } from '../ui/words.ts';
import { audienceWords } from '../ui/words/audience.ts';
import { portfolioWords as text } from '../ui/words/portfolio.ts';

const PortfolioDialog = latePart(() => import('../panels/portfolio/PortfolioDialog.tsx'));

/** Reads anew when the person comes back to the tab. */
export function PortfolioPage() {
  const { state, reload } = useLoaded('portfolio', readPortfolio);
  const [isSharing, setSharing] = useState(false);
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
        <>
          {state.kind === 'ready' && (
            <Button icon={Presentation} aria-haspopup="dialog" onClick={() => setSharing(true)}>
              {text.sharing.button}
            </Button>
          )}
          <Button icon={Printer} onClick={() => window.print()}>
            {audienceWords.page.print}
          </Button>
        </>
      }
    >
      <SheetHead title={text.title} lead={text.lead} />
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
      {state.kind === 'ready' && isSharing && (
        <PortfolioDialog maps={state.value.maps} onClose={() => setSharing(false)} />
      )}
    </SheetFrame>
  );
}

function Shown({ answer: { maps, left } }: { readonly answer: PortfolioAnswer }) {
  const busy = maps.filter(({ portfolio }) => portfolio.goals.length + portfolio.bets.length > 0);
  const quiet = maps.filter((map) => !busy.includes(map));
  const home = <LinkButton href="/">{text.home}</LinkButton>;
  return (
    <PortfolioSheet maps={busy} left={left} empty={{ ...text.empty, children: home }}>
      {quiet.length > 0 && <QuietMaps maps={quiet} />}
    </PortfolioSheet>
  );
}
