/** Makes one link for an audience: what stands on top, whether readers may say something, until when. */
import { longestMapTitle } from '../../../shared/model/field.ts';
import type { AudienceView } from '../../../shared/views/audiences/audienceView.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { audienceWords } from '../../ui/words/audience.ts';
import { createAudienceLink } from '../api/audienceApi.ts';
import { MakeLink } from '../share/MakeLink.tsx';
import { usualHeading } from './AudienceSheet.tsx';

const text = audienceWords.dialog;

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
  return (
    <MakeLink
      now={() => serverNow(me.getState())}
      create={(end) =>
        createAudienceLink(mapId, { audience: view.audience, feedback, heading: heading.trim(), ...end })
      }
      onMade={onMade}
    >
      <TextField
        label={text.heading}
        hint={text.headingHint(usualHeading(view))}
        value={heading}
        maxLength={longestMapTitle}
        onChange={(event) => onHeading(event.target.value)}
      />
      <Tick label={text.feedback} hint={text.feedbackHint} isOn={feedback} onChange={onFeedback} />
    </MakeLink>
  );
}
