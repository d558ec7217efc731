/** Where an import comes from: a file dropped or chosen, or pasted text. */
import { FileUp } from 'lucide';
import { useId, useRef, useState, type DragEvent } from 'react';
import { decodeText } from '../../../shared/formats/decodeText.ts';
import { longestImport } from '../../../shared/protocol/imports.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import styles from './ImportSourceForm.module.css';
import type { ImportSource } from './useImport.ts';

const text = words.import;
/** UTF-16 files have two bytes a character; anything larger is refused before it is read. */
const mostBytes = 2 * longestImport;

/** `onSource` gets the text as soon as it is read from the device. */
export function ImportSourceForm({ onSource }: { readonly onSource: (source: ImportSource) => void }) {
  const [pasted, setPasted] = useState('');
  const [isOver, setIsOver] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();

  const takeFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > mostBytes) {
      setError(text.tooBig);
      return;
    }
    try {
      onSource({
        text: decodeText(new Uint8Array(await file.arrayBuffer())),
        fileName: file.name,
        format: null,
      });
    } catch {
      setError(text.unreadable); // moved or deleted meanwhile, or the device says no
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void takeFile(event.dataTransfer.files[0]);
  };

  return (
    <div className={styles['form']}>
      <div
        className={classes(styles['zone'], isOver && styles['over'])}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <Icon node={FileUp} size={28} />
        <p className={styles['drop']}>{text.drop}</p>
        <Button onClick={() => chooser.current?.click()}>{text.choose}</Button>
        <input
          ref={chooser}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={text.choose}
          accept=".csv,.tsv,.txt,.md,.markdown,.json,text/plain,text/csv,text/markdown,application/json"
          onChange={(event) => void takeFile(event.target.files?.[0])}
        />
        <p className={styles['formats']}>{text.formats}</p>
      </div>
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      <div className={fieldStyles['field']}>
        <label className={fieldStyles['label']} htmlFor={id}>
          {text.paste}
        </label>
        <textarea
          id={id}
          className={classes(fieldStyles['input'], styles['paste'])}
          spellCheck={false}
          placeholder={text.pastePlaceholder}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          onKeyDown={(event) => {
            // Tab indents an outline; Esc and then Tab still leaves the field.
            if (event.key !== 'Tab' || event.shiftKey || pasted === '') return;
            event.preventDefault();
            event.currentTarget.setRangeText(
              '\t',
              event.currentTarget.selectionStart,
              event.currentTarget.selectionEnd,
              'end',
            );
            setPasted(event.currentTarget.value);
          }}
        />
      </div>
      <Button
        look="primary"
        className={styles['continue']}
        disabled={pasted.trim() === ''}
        onClick={() => onSource({ text: pasted, fileName: null, format: null })}
      >
        {text.continue}
      </Button>
    </div>
  );
}
