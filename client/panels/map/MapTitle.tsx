/** The map's title in the bar: read it, or click and rename it in place. */
import { useRef, useState } from 'react';
import { longestMapTitle } from '../../../shared/model/field.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { useCanEdit, useRecord } from '../live/useRecords.ts';
import styles from './MapTitle.module.css';

/** Enter or leaving keeps the new title, Esc the old one; an empty title is not kept. */
export function MapTitle({ session }: { readonly session: MapSession }) {
  const title = useRecord(session.store, (records) => records.meta.title);
  const canEdit = useCanEdit(session);
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const shown = title || words.map.untitled;

  const keep = (): void => {
    const next = draft?.trim() ?? '';
    setDraft(null);
    if (next !== '' && next !== title) session.actions.run('renameMap', { title: next });
  };

  if (!canEdit) return <h1 className={styles['title']}>{shown}</h1>;
  return (
    <>
      <h1 className="visually-hidden">{shown}</h1>
      <span className={styles['frame']} data-text={draft ?? shown}>
        <input
          ref={input}
          className={styles['input']}
          size={1}
          aria-label={words.map.rename}
          value={draft ?? shown}
          maxLength={longestMapTitle}
          onFocus={(event) => {
            setDraft(shown);
            event.currentTarget.select();
          }}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              // The old title is back before the field is left, so leaving keeps it.
              setDraft(null);
              requestAnimationFrame(() => input.current?.blur());
            }
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </span>
    </>
  );
}
