/** The part of the share dialog for workshops: a lobby behind a code that is read out, and a door that can be closed. */
import { Check, Copy, DoorOpen, RotateCw } from 'lucide';
import { useState } from 'react';
import {
  lobbyRoles,
  mostWrongCodes,
  type LobbyEntry,
  type LobbyRole,
} from '../../../shared/protocol/door.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { doorWords as text } from '../../ui/words/door.ts';
import { changeDoor, closeLobby, openLobby } from '../api/doorApi.ts';
import { sentenceOf } from '../api/request.ts';
import { LoadedSection } from '../dialogs/LoadedSection.tsx';
import parts from '../dialogs/parts.module.css';
import styles from './DoorSection.module.css';
import { useDoor } from './useDoor.ts';

const roleChoices = [...lobbyRoles]
  .reverse()
  .map((role) => ({ value: role, label: words.share.roles[role] }));

interface Hands {
  readonly mapId: string;
  /** Tries something on the door; what went wrong is told, and how the door stands is looked at either way. */
  readonly attempt: (work: Promise<unknown>, done?: string) => Promise<void>;
  /** Changes the open lobby; it shows at once. */
  readonly changeLobby: (change: { readonly role?: LobbyRole; readonly needsApproval?: boolean }) => void;
}

/** For facilitators and owners. */
export function DoorSection({ session }: { readonly session: MapSession }) {
  const { mapId } = session;
  const { door, reload, replace } = useDoor(session);
  const hands: Hands = {
    mapId,
    attempt: async (work, done) => {
      try {
        await work;
        if (done !== undefined) showToast(done);
      } catch (cause) {
        showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
      }
      reload();
    },
    changeLobby: (change) => {
      replace((now) => ({ ...now, lobby: now.lobby && { ...now.lobby, ...change } }));
      void hands.attempt(changeDoor(mapId, change));
    },
  };
  const setClosed = (closed: boolean): void => {
    replace((now) => ({ ...now, closed }));
    void hands.attempt(changeDoor(mapId, { closed }), closed ? text.doorClosed : text.doorOpen);
  };
  return (
    <LoadedSection
      title={text.title}
      loading={text.loading}
      failed={text.loadFailed}
      state={door}
      onAgain={reload}
    >
      {({ closed, lobby }) => (
        <div className={styles['door']}>
          {lobby === null ? <ClosedLobby {...hands} /> : <OpenLobby {...hands} lobby={lobby} />}
          <Tick label={text.door} hint={text.doorHint} isOn={closed} onChange={setClosed} />
        </div>
      )}
    </LoadedSection>
  );
}

function ClosedLobby({ mapId, attempt }: Hands) {
  const [role, setRole] = useState<LobbyRole>('contributor');
  const [needsApproval, setNeedsApproval] = useState(true);
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    await attempt(openLobby(mapId, { role, needsApproval }));
    setBusy(false);
  };
  return (
    <>
      <p className={parts['note']}>{text.intro}</p>
      <div className={styles['form']}>
        <Select label={text.role} value={role} choices={roleChoices} onChoose={setRole} />
        <Button look="primary" icon={DoorOpen} busy={busy} onClick={() => void open()}>
          {busy ? text.opening : text.open}
        </Button>
      </div>
      <Tick label={text.asks} hint={text.asksHint} isOn={needsApproval} onChange={setNeedsApproval} />
    </>
  );
}

function OpenLobby({
  mapId,
  attempt,
  changeLobby,
  lobby: { code, role, needsApproval, expiresAt, wrongCodes },
}: Hands & { readonly lobby: LobbyEntry }) {
  const given = role as LobbyRole;
  const address = `${window.location.origin}/join`;
  return (
    <>
      <div className={styles['open']}>
        <p className={styles['code']}>
          <span className="visually-hidden">{text.code}: </span>
          {code}
        </p>
        <p className={parts['note']}>{text.where(address)}</p>
        <div className={styles['actions']}>
          <CopyAddress address={`${address}#${code}`} />
          <Button
            size="s"
            icon={RotateCw}
            onClick={() => void attempt(openLobby(mapId, { role: given, needsApproval }), text.renewed)}
          >
            {text.renew}
          </Button>
          <Button size="s" onClick={() => void attempt(closeLobby(mapId), text.closed)}>
            {text.close}
          </Button>
        </div>
        <p className={parts['note']}>{text.until(formatMoment(expiresAt))}</p>
        {wrongCodes > mostWrongCodes && (
          <p className={styles['guarded']} role="status">
            {text.guarded}
          </p>
        )}
      </div>
      <Select
        label={text.role}
        value={given}
        choices={roleChoices}
        onChoose={(next) => changeLobby({ role: next })}
      />
      <Tick
        label={text.asks}
        hint={text.asksHint}
        isOn={needsApproval}
        onChange={(asks) => changeLobby({ needsApproval: asks })}
      />
    </>
  );
}

/** With the code in it, behind the #: no server and no log gets to see that part. */
function CopyAddress({ address }: { readonly address: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setIsCopied(true);
    } catch {
      showToast(text.copyFailed, { tone: 'bad' });
    }
  };
  return (
    <Button size="s" icon={isCopied ? Check : Copy} onClick={() => void copy()}>
      {isCopied ? text.copied : text.copy}
    </Button>
  );
}
