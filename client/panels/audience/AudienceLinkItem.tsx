/** One link for an audience in the list: what it shows, until when, whether readers may speak, and its end. */
import { useState } from 'react';
import type { AudienceLinkEntry } from '../../../shared/protocol/audience.ts';
import { Button } from '../../ui/Button.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { revokeAudienceLink, setAudienceFeedback } from '../api/audienceApi.ts';
import { sentenceOf } from '../api/request.ts';
import parts from '../dialogs/parts.module.css';
import styles from './AudienceLinkItem.module.css';

const text = audienceWords.dialog;

/** `now` in ms since epoch. */
export function AudienceLinkItem({
  mapId,
  link,
  now,
  onChange,
  onRevoked,
}: {
  readonly mapId: string;
  readonly link: AudienceLinkEntry;
  readonly now: number;
  readonly onChange: (link: AudienceLinkEntry) => void;
  readonly onRevoked: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const name = audienceWords.names[link.audience];
  const what = link.heading === '' ? name : `${name}: ${link.heading}`;
  const made = text.made(formatAgo(link.createdAt, now));

  const tellFailure = (cause: unknown): void => {
    showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
  };
  /** Shown at once, and taken back should the server refuse it. */
  const setFeedback = async (feedback: boolean): Promise<void> => {
    onChange({ ...link, feedback });
    try {
      await setAudienceFeedback(mapId, link.id, feedback);
      showToast(text.feedbackChanged(feedback));
    } catch (cause) {
      onChange(link);
      tellFailure(cause);
    }
  };
  const revoke = async (): Promise<void> => {
    setBusy(true);
    try {
      await revokeAudienceLink(mapId, link.id);
      showToast(text.revoked);
      onRevoked();
    } catch (cause) {
      setBusy(false);
      tellFailure(cause);
    }
  };

  return (
    <li className={parts['row']}>
      <div className={styles['words']}>
        <p className={styles['name']}>{what}</p>
        <p className={parts['note']}>{`${made} · ${tellEnd(link, now)}`}</p>
      </div>
      <div className={styles['rights']}>
        <label className={styles['feedback']}>
          <input
            type="checkbox"
            aria-label={text.feedbackOf(what)}
            checked={link.feedback}
            onChange={(event) => void setFeedback(event.target.checked)}
          />
          <span>{text.feedbackOn}</span>
        </label>
        <Button size="s" busy={busy} aria-label={text.revokeThis(what, made)} onClick={() => void revoke()}>
          {text.revoke}
        </Button>
      </div>
    </li>
  );
}

function tellEnd({ expiresAt }: AudienceLinkEntry, now: number): string {
  if (expiresAt === null) return text.endsNever;
  return expiresAt <= now ? text.ended(formatMoment(expiresAt)) : text.ends(formatMoment(expiresAt));
}
