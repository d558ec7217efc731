/** The form that connects a tracker: which, where, which project, and its key. */
import { Plug } from 'lucide';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import {
  connectTrackerRequest,
  trackerKinds,
  usualSites,
  type TrackerEntry,
  type TrackerKind,
} from '../../../shared/protocol/trackers.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { trackerWords } from '../../ui/words/trackers.ts';
import { ApiError, sentenceOf } from '../api/request.ts';
import { connectTracker } from '../api/trackersApi.ts';
import parts from '../dialogs/parts.module.css';
import { connectFaults, type ConnectFaults } from './connectFaults.ts';
import styles from './Trackers.module.css';

const text = trackerWords.connect;
const kindChoices = trackerKinds.map((kind) => ({ value: kind, label: trackerWords.kinds[kind] }));
const noFaults: ConnectFaults = {};

/** `starts` fills it in but for the key: with another key the same project is connected anew. */
export function ConnectForm({
  mapId,
  starts,
  onConnected,
}: {
  readonly mapId: string;
  readonly starts?: TrackerEntry;
  readonly onConnected: (made: TrackerEntry) => void;
}) {
  const [kind, setKind] = useState<TrackerKind>(starts?.kind ?? 'github');
  const [site, setSite] = useState(starts?.site ?? usualSites.github);
  const [project, setProject] = useState(starts?.project ?? '');
  const [account, setAccount] = useState(starts?.account ?? '');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState(noFaults);
  const [error, setError] = useState<string | null>(null);

  const form = useRef<HTMLFormElement>(null);
  // The keyboard goes on where something is wrong.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [faults]);

  const chooseKind = (next: TrackerKind): void => {
    // An address that was typed stays.
    if (site === usualSites[kind]) setSite(usualSites[next]);
    setKind(next);
    setFaults(noFaults);
  };
  /** Also when none of it is a field of the form. */
  const tell = (paths: readonly string[], sentence: string | null): void => {
    const found = connectFaults(kind, paths);
    setFaults(found);
    setError(Object.keys(found).length > 0 ? null : sentence);
  };
  const connect = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = { kind, site: site.trim(), project, account: kind === 'jira' ? account : '', secret };
    const parsed = connectTrackerRequest.safeParse(asked);
    if (!parsed.success) {
      tell(
        parsed.error.issues.map(({ path }) => path.join('.')),
        parsed.error.message,
      );
      return;
    }
    setBusy(true);
    tell([], null);
    try {
      onConnected(await connectTracker(mapId, parsed.data));
    } catch (cause) {
      const paths = cause instanceof ApiError ? cause.issues.map(({ path }) => path) : [];
      tell(paths, trackerWords.failed(sentenceOf(cause)));
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={text.title}
      noValidate
      onSubmit={(event) => void connect(event)}
    >
      <div className={styles['pair']}>
        <Select label={trackerWords.tracker} value={kind} choices={kindChoices} onChoose={chooseKind} />
        <TextField
          label={text.site}
          hint={text.siteHints[kind]}
          error={faults.site}
          type="url"
          inputMode="url"
          maxLength={300}
          value={site}
          onChange={(event) => setSite(event.target.value)}
        />
      </div>
      <TextField
        label={text.project}
        hint={text.projectHints[kind]}
        error={faults.project}
        maxLength={300}
        spellCheck={false}
        autoCapitalize="none"
        value={project}
        onChange={(event) => setProject(event.target.value)}
      />
      {kind === 'jira' && (
        <TextField
          label={text.account}
          hint={text.accountHint}
          error={faults.account}
          type="email"
          maxLength={200}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      )}
      <TextField
        label={text.secret}
        hint={text.secretHints[kind]}
        error={faults.secret}
        type="password"
        maxLength={1000}
        spellCheck={false}
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
      <p className={parts['note']}>{text.text}</p>
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" look="primary" icon={Plug} busy={busy}>
        {busy ? text.connecting : text.submit}
      </Button>
    </form>
  );
}
