/** Makes links into the map and takes them back. */
import { useCallback } from 'react';
import { linkRoles, type LinkEntry, type LinkRole } from '../../../shared/protocol/members.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { audienceWords } from '../../ui/words/audience.ts';
import { readLinks, revokeLink } from '../api/mapsApi.ts';
import { switchLink } from '../api/peopleApi.ts';
import { sentenceOf } from '../api/request.ts';
import { AudienceButton } from '../audience/AudienceButton.tsx';
import { LoadedList } from '../dialogs/LoadedList.tsx';
import parts from '../dialogs/parts.module.css';
import { DoorSection } from '../door/DoorSection.tsx';
import { linkListWords } from './linkListWords.ts';
import { NewLink } from './NewLink.tsx';
import { People } from './People.tsx';
import styles from './ShareDialog.module.css';
import { tellEnd, tellMade } from './tellLink.ts';

const text = words.share;
const listWords = linkListWords(text);

/** Open as long as it is rendered. */
export default function ShareDialog({
  session,
  onClose,
}: {
  readonly session: MapSession;
  readonly onClose: () => void;
}) {
  const { mapId } = session;
  const role = useStore(session.me, (me) => me.role);
  const mayShare = atLeast(role, 'owner');
  const isFacilitator = atLeast(role, 'facilitator');
  const load = useCallback(() => readLinks(mapId), [mapId]);
  const { state, reload, replace } = useLoaded(mayShare ? mapId : null, load);

  const revoke = async (link: LinkEntry): Promise<void> => {
    try {
      await revokeLink(mapId, link.id);
      replace((links) => links.filter((candidate) => candidate.id !== link.id));
      showToast(text.revokedToast);
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
  };

  const switchTo = async (link: LinkEntry, next: LinkRole): Promise<void> => {
    try {
      await switchLink(mapId, link.id, next);
      replace((links) => links.map((each) => (each.id === link.id ? { ...each, role: next } : each)));
      showToast(text.switched);
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={mayShare ? text.intro : isFacilitator ? text.forFacilitators : text.notAllowed}
    >
      {isFacilitator && !mayShare && (
        <>
          <DoorSection session={session} />
          <ForAudiences session={session} />
        </>
      )}
      {mayShare && (
        <>
          <NewLink session={session} onMade={reload} />
          <LoadedList words={listWords} state={state} onAgain={reload}>
            {(link) => (
              <LinkRow
                key={link.id}
                link={link}
                now={serverNow(session.me.getState())}
                onSwitch={(next) => void switchTo(link, next)}
                onRevoke={() => void revoke(link)}
              />
            )}
          </LoadedList>
          <ForAudiences session={session} />
          <DoorSection session={session} />
          <People mapId={mapId} />
        </>
      )}
    </Dialog>
  );
}

function ForAudiences({ session }: { readonly session: MapSession }) {
  return (
    <section className={parts['section']} aria-labelledby="for-audiences">
      <h3 id="for-audiences" className={parts['heading']}>
        {audienceWords.dialog.forShare}
      </h3>
      <div className={parts['row']}>
        <p className={parts['note']}>{audienceWords.dialog.forShareText}</p>
        <AudienceButton session={session} size="s" />
      </div>
    </section>
  );
}

const roleChoices = linkRoles.map((role) => ({ value: role, label: text.roles[role] }));

function LinkRow({
  link,
  now,
  onSwitch,
  onRevoke,
}: {
  readonly link: LinkEntry;
  readonly now: number;
  readonly onSwitch: (role: LinkRole) => void;
  readonly onRevoke: () => void;
}) {
  const made = tellMade(link, now);
  return (
    <li className={parts['row']}>
      <div className={styles['who']}>
        <Select
          label={text.switchThis(made)}
          hideLabel
          value={link.role as LinkRole}
          choices={roleChoices}
          onChoose={onSwitch}
        />
        <p className={parts['note']}>
          {`${made} · ${tellEnd(link, now)} · ${text.used(link.uses, link.maxUses)}`}
        </p>
      </div>
      <Button size="s" aria-label={text.revokeThis(text.roles[link.role], made)} onClick={onRevoke}>
        {text.revoke}
      </Button>
    </li>
  );
}
