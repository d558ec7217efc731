/** Makes one link for an audience: what stands on top, until when, and whether readers may say something. */
import { Link2 } from 'lucide';
import { useState } from 'react';
import { longestMapTitle } from '../../../shared/model/field.ts';
import type { AudienceView } from '../../../shared/views/audiences/audienceView.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { words } from '../../ui/words.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { createAudienceLink } from '../api/audienceApi.ts';
import { sentenceOf } from '../api/request.ts';
import parts from '../dialogs/parts.module.css';
import { ShownOnce } from '../dialogs/ShownOnce.tsx';
import { endOf, expiries, type Expiry } from '../share/expiry.ts';
import { usualHeading } from './AudienceSheet.tsx';

const text = audienceWords.dialog;
const expiryChoices = expiries.map((expiry) => ({ value: expiry, label: words.share.expiries[expiry] }));

/** `onMade` after the server made one. */
export function NewAudienceLink({
  session: { mapId, me },
  view,
  heading,
  onHeading,
  feedback,
  onFeedback,
  onMade,
}: {
  readonly session: MapSession;
  readonly view: AudienceView;
  readonly heading: string;
  readonly onHeading: (heading: string) => void;
  readonly feedback: boolean;
  readonly onFeedback: (feedback: boolean) => void;
  readonly onMade: () => void;
}) {
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [url, setUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const make = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const expiresAt = endOf(expiry, serverNow(me.getState()));
    const asked = { audience: view.audience, feedback, heading: heading.trim() };
    try {
      const link = await createAudienceLink(mapId, {
        ...asked,
        ...(expiresAt === null ? {} : { expiresAt }),
      });
      setUrl(link.url);
      onMade();
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className={parts['box']} aria-label={text.make}>
      <TextField
        label={text.heading}
        hint={text.headingHint(usualHeading(view))}
        value={heading}
        maxLength={longestMapTitle}
        onChange={(event) => onHeading(event.target.value)}
      />
      <Select label={text.expires} value={expiry} choices={expiryChoices} onChoose={setExpiry} />
      <Tick label={text.feedback} hint={text.feedbackHint} isOn={feedback} onChange={onFeedback} />
      <Button look="primary" icon={Link2} busy={busy} onClick={() => void make()}>
        {busy ? text.creating : text.create}
      </Button>
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      {url !== null && <ShownOnce key={url} value={url} words={text} />}
    </section>
  );
}
