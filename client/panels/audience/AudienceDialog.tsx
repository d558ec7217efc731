/** Makes links for audiences, with what each will see beside it, and takes them back. */
import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { atLeast } from '../../../shared/protocol/role.ts';
import { audienceView, type Audience } from '../../../shared/views/audiences/audienceView.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLoaded } from '../../ui/useLoaded.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { readAudienceLinks } from '../api/audienceApi.ts';
import { LoadedList } from '../dialogs/LoadedList.tsx';
import { useRecords } from '../live/useRecords.ts';
import { linkListWords } from '../share/linkListWords.ts';
import styles from './AudienceDialog.module.css';
import { AudienceLinkItem } from './AudienceLinkItem.tsx';
import { AudiencePicker } from './AudiencePicker.tsx';
import { AudiencePreview } from './AudiencePreview.tsx';
import { NewAudienceLink } from './NewAudienceLink.tsx';

const text = audienceWords.dialog;
const listWords = linkListWords(text);

/** Open as long as it is rendered; `starts` is the audience that is looked at first. */
export default function AudienceDialog({
  session,
  starts = 'executive',
  onClose,
}: {
  readonly session: MapSession;
  readonly starts?: Audience;
  readonly onClose: () => void;
}) {
  const { mapId, me, store } = session;
  const mayMake = atLeast(
    useStore(me, ({ role }) => role),
    'facilitator',
  );
  const [audience, setAudience] = useState<Audience>(starts);
  const [heading, setHeading] = useState('');
  const [feedback, setFeedback] = useState<boolean | null>(null);
  const asksReaders = feedback ?? audience === 'public';
  // The very function the server makes the view with, from the records it makes it from.
  const view = audienceView(audience, useRecords(store));
  const load = useCallback(() => readAudienceLinks(mapId), [mapId]);
  const { state, reload, replace } = useLoaded(mayMake ? mapId : null, load);

  return (
    <Dialog
      open
      onClose={onClose}
      width="l"
      title={text.title}
      description={mayMake ? text.intro : text.notAllowed}
    >
      <AudiencePicker audience={audience} onChoose={setAudience} />
      <div className={mayMake ? styles['columns'] : styles['alone']}>
        {mayMake && (
          <NewAudienceLink
            key={audience}
            session={session}
            view={view}
            heading={heading}
            onHeading={setHeading}
            feedback={asksReaders}
            onFeedback={setFeedback}
            onMade={reload}
          />
        )}
        <AudiencePreview view={view} heading={heading.trim()} feedback={asksReaders} />
      </div>
      {mayMake && (
        <LoadedList words={listWords} state={state} onAgain={reload}>
          {(link) => (
            <AudienceLinkItem
              key={link.id}
              mapId={mapId}
              link={link}
              now={serverNow(me.getState())}
              onChange={(changed) =>
                replace((all) => all.map((each) => (each.id === changed.id ? changed : each)))
              }
              onRevoked={() => replace((all) => all.filter((each) => each.id !== link.id))}
            />
          )}
        </LoadedList>
      )}
    </Dialog>
  );
}
