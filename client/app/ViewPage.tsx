/** The page of a link for an audience or to a portfolio: its view, live, for people without an account. */
import { CircleSlash, CloudOff, Hourglass, Printer, Unlink } from 'lucide';
import { useEffect, useState } from 'react';
import type { ViewAnswer } from '../../shared/protocol/audience.ts';
import { AudienceSheet, usualHeading } from '../panels/audience/AudienceSheet.tsx';
import { FeedbackBox } from '../panels/audience/FeedbackBox.tsx';
import { LiveMark } from '../panels/audience/LiveMark.tsx';
import { SheetFrame } from '../panels/audience/SheetFrame.tsx';
import { useLiveView } from '../panels/audience/useLiveView.ts';
import { takeViewToken } from '../panels/audience/viewToken.ts';
import { SharedPortfolioSheet } from '../panels/portfolio/SharedPortfolioSheet.tsx';
import { Button } from '../ui/Button.tsx';
import { formatDay } from '../ui/format.ts';
import { Loading } from '../ui/Loading.tsx';
import { Notice } from '../ui/Notice.tsx';
import { words } from '../ui/words.ts';
import { audienceWords } from '../ui/words/audience.ts';
import { portfolioWords } from '../ui/words/portfolio.ts';
import styles from './ViewPage.module.css';

const text = audienceWords.page;
const icons = { revoked: Unlink, expired: Hourglass, gone: CircleSlash } as const;

/** Another link pasted into the same tab is opened in its place. */
export function ViewPage() {
  const [token, setToken] = useState(takeViewToken);
  useEffect(() => {
    document.title = words.product;
    const onHash = (): void => setToken(takeViewToken());
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  if (token === '') return <Ended why="gone" />;
  return <Followed key={token} token={token} />;
}

function Followed({ token }: { readonly token: string }) {
  const state = useLiveView(token);
  const answer = state.kind === 'shown' ? state.answer : null;
  useEffect(() => {
    if (answer !== null) document.title = `${headingOf(answer)} – ${words.product}`;
  }, [answer]);
  switch (state.kind) {
    case 'opening':
      return <Loading page text={text.loading} />;
    case 'offline':
      return (
        <SheetFrame>
          <Notice icon={CloudOff} level={1} page {...text.offline} />
        </SheetFrame>
      );
    case 'ended':
      return <Ended why={state.why} />;
    case 'shown': {
      const { heading, view, feedback } = state.answer;
      return (
        <SheetFrame
          wide={view.audience === 'portfolio'}
          actions={
            <>
              <LiveMark isLive={state.isLive} changedAt={state.changedAt} />
              <Button icon={Printer} onClick={() => window.print()}>
                {text.print}
              </Button>
            </>
          }
        >
          {!state.isLive && <p className={styles['away']}>{text.awayText}</p>}
          {view.audience === 'portfolio' ? (
            <SharedPortfolioSheet view={view} heading={heading} />
          ) : (
            <AudienceSheet view={view} heading={heading} />
          )}
          {feedback && <FeedbackBox token={token} />}
          <footer className={styles['footer']}>
            <span>{text.madeWith}</span>
            {view.audience !== 'public' && <span>{text.printed(formatDay(Date.now()))}</span>}
          </footer>
        </SheetFrame>
      );
    }
  }
}

function headingOf({ heading, view }: ViewAnswer): string {
  return heading || (view.audience === 'portfolio' ? portfolioWords.title : usualHeading(view));
}

function Ended({ why }: { readonly why: 'revoked' | 'expired' | 'gone' }) {
  return (
    <SheetFrame>
      <div role="status">
        <Notice icon={icons[why]} level={1} page {...text[why]} />
      </div>
    </SheetFrame>
  );
}
