/** One link for an audience in the list, with whether its readers may speak. */
import type { AudienceLinkEntry } from '../../../shared/protocol/audience.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { revokeAudienceLink, setAudienceFeedback } from '../api/audienceApi.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './AudienceLinkItem.module.css';
import { ReaderLink } from './ReaderLink.tsx';

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
  const name = audienceWords.names[link.audience];
  const what = link.heading === '' ? name : `${name}: ${link.heading}`;
  /** Shown at once, and taken back should the server refuse it. */
  const setFeedback = async (feedback: boolean): Promise<void> => {
    onChange({ ...link, feedback });
    try {
      await setAudienceFeedback(mapId, link.id, feedback);
      showToast(text.feedbackChanged(feedback));
    } catch (cause) {
      onChange(link);
      showToast(words.share.failed(sentenceOf(cause)), { tone: 'bad' });
    }
  };
  return (
    <ReaderLink
      what={what}
      link={link}
      now={now}
      revoke={() => revokeAudienceLink(mapId, link.id)}
      onRevoked={onRevoked}
    >
      <label className={styles['feedback']}>
        <input
          type="checkbox"
          aria-label={text.feedbackOf(what)}
          checked={link.feedback}
          onChange={(event) => void setFeedback(event.target.checked)}
        />
        <span>{text.feedbackOn}</span>
      </label>
    </ReaderLink>
  );
}
