/** Makes links to my portfolio, says which maps their readers see, and takes them back. */
import { useState } from 'react';
import { longestMapTitle } from '../../../shared/model/field.ts';
import type { PortfolioAnswer } from '../../../shared/protocol/audience.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { portfolioWords } from '../../ui/words/portfolio.ts';
import { createPortfolioLink, readPortfolioLinks, revokePortfolioLink } from '../api/audienceApi.ts';
import { ReaderLink } from '../audience/ReaderLink.tsx';
import { LoadedList } from '../dialogs/LoadedList.tsx';
import parts from '../dialogs/parts.module.css';
import { linkListWords } from '../share/linkListWords.ts';
import { MakeLink } from '../share/MakeLink.tsx';

const text = portfolioWords.sharing;
const listWords = linkListWords(text);

/** Open as long as it is rendered; `maps` are those of my portfolio. */
export default function PortfolioDialog({
  maps,
  onClose,
}: {
  readonly maps: PortfolioAnswer['maps'];
  readonly onClose: () => void;
}) {
  const [heading, setHeading] = useState('');
  const { state, reload, replace } = useLoaded('portfolio links', readPortfolioLinks);
  const shared = maps.filter(
    ({ role, portfolio }) =>
      atLeast(role, 'facilitator') && portfolio.goals.length + portfolio.bets.length > 0,
  );
  return (
    <Dialog open onClose={onClose} title={text.title} description={text.intro}>
      <MakeLink
        now={Date.now}
        create={(end) => createPortfolioLink({ heading: heading.trim(), ...end })}
        onMade={reload}
      >
        <TextField
          label={audienceWords.dialog.heading}
          hint={audienceWords.dialog.headingHint(portfolioWords.title)}
          value={heading}
          maxLength={longestMapTitle}
          onChange={(event) => setHeading(event.target.value)}
        />
        <p className={parts['note']}>
          {text.which}{' '}
          {shared.length === 0
            ? text.nothing
            : text.shown(shared.map(({ portfolio }) => portfolio.title || words.map.untitled))}
        </p>
      </MakeLink>
      <LoadedList words={listWords} state={state} onAgain={reload}>
        {(link) => (
          <ReaderLink
            key={link.id}
            what={link.heading === '' ? portfolioWords.title : `${portfolioWords.title}: ${link.heading}`}
            link={link}
            now={Date.now()}
            revoke={() => revokePortfolioLink(link.id)}
            onRevoked={() => replace((all) => all.filter((each) => each.id !== link.id))}
          />
        )}
      </LoadedList>
    </Dialog>
  );
}
