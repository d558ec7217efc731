/** Makes a map: its title, and what it starts with. */
import { Plus } from 'lucide';
import { useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { longestMapTitle } from '../../../shared/model/field.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { createMap } from '../api/mapsApi.ts';
import { sentenceOf } from '../api/request.ts';
import { MapSketch } from './MapSketch.tsx';
import styles from './NewMapDialog.module.css';
import { sketchMap, type Sketch } from './sketchMap.ts';

interface Start {
  /** null: an empty map. */
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
  readonly sketch: Sketch | null;
}

const text = words.home.newDialog;
const emptyStart: Start = { id: null, title: text.empty, text: text.emptyText, sketch: null };

async function loadStarts(): Promise<readonly Start[]> {
  const { templates } = await import('../../../shared/formats/templates/templates.ts');
  return templates.map(({ id, title, description, plan }) => ({
    id,
    title,
    text: description,
    sketch: sketchMap(plan()),
  }));
}

/** Open as long as it is rendered. On success the new map opens. */
export default function NewMapDialog({ onClose }: { readonly onClose: () => void }) {
  const { state } = useLoaded('templates', loadStarts);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const starts = state.kind === 'ready' ? [emptyStart, ...state.value] : [emptyStart];

  const create = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const start = starts.find((candidate) => candidate.id === chosen);
    const name =
      title.trim() || (chosen === null ? words.map.untitled : (start?.title ?? words.map.untitled));
    try {
      const { id } = await createMap({ title: name, ...(chosen === null ? {} : { template: chosen }) });
      navigate(`/map/${id}`);
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void create();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="l"
      title={text.title}
      initialFocus={input}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => form.current?.requestSubmit()}>
            {busy ? text.creating : text.create}
          </Button>
        </>
      }
    >
      <form ref={form} className={styles['form']} onSubmit={onSubmit}>
        <TextField
          ref={input}
          label={text.name}
          placeholder={text.namePlaceholder}
          value={title}
          maxLength={longestMapTitle}
          error={error}
          onChange={(event) => setTitle(event.target.value)}
        />
        <fieldset className={styles['starts']} disabled={busy}>
          <legend className={styles['legend']}>{text.start}</legend>
          <div className={styles['grid']}>
            {starts.map((start) => (
              <StartCard
                key={start.id ?? 'empty'}
                start={start}
                checked={chosen === start.id}
                onChoose={() => setChosen(start.id)}
              />
            ))}
          </div>
          {state.kind === 'failed' && <p className={styles['failed']}>{text.templatesFailed}</p>}
        </fieldset>
      </form>
    </Dialog>
  );
}

function StartCard({
  start,
  checked,
  onChoose,
}: {
  readonly start: Start;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className={styles['card']}>
      <input type="radio" name="start" className="visually-hidden" checked={checked} onChange={onChoose} />
      <span className={styles['picture']}>
        {start.sketch === null ? (
          <span className={styles['plus']}>
            <Icon node={Plus} />
          </span>
        ) : (
          <MapSketch sketch={start.sketch} />
        )}
      </span>
      <span className={styles['card-title']}>{start.title}</span>
      <span className={styles['card-text']}>{start.text}</span>
    </label>
  );
}
