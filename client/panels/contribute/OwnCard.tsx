/** A contributor's own card: its title and details, changed by the server for them. */
import { useId, useState } from 'react';
import { longestDetails, longestTitle } from '../../../shared/model/field.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { contributeWords as text } from '../../ui/words/contribute.ts';
import { sentenceOf } from '../api/request.ts';
import { runRemote } from '../api/runRemote.ts';
import styles from './Contribute.module.css';

/** `onArchived` after it left the map. */
export function OwnCard({
  session,
  story,
  onArchived,
}: {
  readonly session: MapSession;
  readonly story: Story;
  readonly onArchived: () => void;
}) {
  const { mapId } = session;
  const { id } = story;
  const [title, setTitle] = useState(story.title);
  const [details, setDetails] = useState(story.details);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const area = useId();

  const attempt = async (work: () => Promise<void>, done: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      showToast(done, { tone: 'good' });
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  const save = (): Promise<void> =>
    attempt(async () => {
      if (title !== story.title) await runRemote(mapId, 'setText', { id, field: 'title', text: title });
      if (details !== story.details)
        await runRemote(mapId, 'setText', { id, field: 'details', text: details });
    }, text.saved);
  const archive = (): Promise<void> =>
    attempt(async () => {
      await runRemote(mapId, 'archive', { ids: [id] });
      onArchived();
    }, text.archived);
  return (
    <form
      className={styles['form']}
      aria-label={text.own}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={text.cardTitle}
        value={title}
        maxLength={longestTitle}
        error={error}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={fieldStyles['field']}>
        <label className={fieldStyles['label']} htmlFor={area}>
          {text.details}
        </label>
        <textarea
          id={area}
          className={classes(fieldStyles['input'], styles['area'])}
          value={details}
          maxLength={longestDetails}
          onChange={(event) => setDetails(event.currentTarget.value)}
        />
      </div>
      <div className={styles['actions']}>
        <Button type="submit" size="s" look="primary" busy={busy}>
          {text.save}
        </Button>
        <Button size="s" onClick={() => void archive()}>
          {text.archive}
        </Button>
      </div>
    </form>
  );
}
