/** Opens the views for audiences from any surface of a map. */
import { Presentation } from 'lucide';
import { useState } from 'react';
import type { Audience } from '../../../shared/views/audiences/audienceView.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { audienceWords } from '../../ui/words/audience.ts';

const AudienceDialog = latePart(() => import('./AudienceDialog.tsx'));

/** `starts` is the audience that is looked at first. */
export function AudienceButton({
  session,
  starts,
  size = 'm',
}: {
  readonly session: MapSession;
  readonly starts?: Audience;
  readonly size?: 'm' | 's';
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size={size} icon={Presentation} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {audienceWords.button}
      </Button>
      {isOpen && (
        <AudienceDialog
          session={session}
          {...(starts === undefined ? {} : { starts })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
