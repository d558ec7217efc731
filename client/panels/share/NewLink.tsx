/** Makes one link: who may do what, until when; shown once. */
import { Link2 } from 'lucide';
import { useState } from 'react';
import type { LinkRole } from '../../../shared/protocol/members.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { createLink } from '../api/mapsApi.ts';
import { sentenceOf } from '../api/request.ts';
import parts from '../dialogs/parts.module.css';
import { ShownOnce } from '../dialogs/ShownOnce.tsx';
import { endOf, expiries, type Expiry } from './expiry.ts';
import styles from './ShareDialog.module.css';

const text = words.share;
const roleChoices = (['editor', 'contributor', 'commenter', 'viewer', 'facilitator'] as const).map(
  (role) => ({
    value: role,
    label: text.roles[role],
  }),
);
const mostUses = { any: null, one: 1, five: 5, thirty: 30 } as const;
type Uses = keyof typeof mostUses;
const usesChoices = (Object.keys(mostUses) as Uses[]).map((uses) => ({
  value: uses,
  label: text.usesChoices[uses],
}));
const expiryChoices = expiries.map((expiry) => ({ value: expiry, label: text.expiries[expiry] }));

/** `onMade` after the server made one. */
export function NewLink({
  session: { mapId, me },
  onMade,
}: {
  readonly session: MapSession;
  readonly onMade: () => void;
}) {
  const [role, setRole] = useState<LinkRole>('editor');
  const [uses, setUses] = useState<Uses>('any');
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [url, setUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const make = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const expiresAt = endOf(expiry, serverNow(me.getState()));
    const maxUses = mostUses[uses];
    try {
      const link = await createLink(mapId, {
        role,
        ...(expiresAt === null ? {} : { expiresAt }),
        ...(maxUses === null ? {} : { maxUses }),
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
      <div className={styles['form']}>
        <Select label={text.role} value={role} choices={roleChoices} onChoose={setRole} />
        <Select label={text.expires} value={expiry} choices={expiryChoices} onChoose={setExpiry} />
        <Select label={text.uses} value={uses} choices={usesChoices} onChoose={setUses} />
        <Button look="primary" icon={Link2} busy={busy} onClick={() => void make()}>
          {busy ? text.creating : text.create}
        </Button>
      </div>
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      {url !== null && <ShownOnce key={url} value={url} words={text} />}
    </section>
  );
}
