/** Why a text cannot be imported, with the line in question in sight and the text there to correct. */
import { CircleAlert } from 'lucide';
import { useEffect, useId, useRef } from 'react';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import styles from './ImportRefused.module.css';
import type { ImportSource } from './useImport.ts';

const text = words.import;
/** A longer text is corrected in the program it comes from. */
const mostEditable = 200_000;

/** `line` counts from 1; its text is selected in the field. */
export function ImportRefused({
  source,
  message,
  line,
  onText,
}: {
  readonly source: ImportSource;
  readonly message: string;
  readonly line: number | null;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = source.text.split(/\r\n?|\n/u);
  const isText = source.text.length <= mostEditable && !source.text.includes('\0');

  useEffect(() => {
    if (line === null || field.current === null || document.activeElement === field.current) return;
    const value = field.current.value.split('\n');
    const start = value.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
    field.current.setSelectionRange(start, start + (value[line - 1]?.length ?? 0));
    field.current.scrollTop =
      (field.current.scrollHeight * Math.max(0, line - 3)) / Math.max(1, value.length);
  }, [line]);

  return (
    <div className={styles['refused']}>
      <div className={styles['told']} role="alert">
        <Icon node={CircleAlert} size={20} />
        <div>
          <h3 className={styles['title']}>{text.errorTitle}</h3>
          <p>{message}</p>
        </div>
      </div>
      {line !== null && lines[line - 1] !== undefined && (
        <ol className={styles['context']} start={Math.max(1, line - 1)}>
          {[line - 1, line, line + 1]
            .filter((number) => number >= 1 && number <= lines.length)
            .map((number) => (
              <li key={number} className={classes(styles['line'], number === line && styles['wrong'])}>
                <span className={styles['number']}>{number}</span>
                <code className={styles['code']}>{lines[number - 1]}</code>
              </li>
            ))}
        </ol>
      )}
      {isText && (
        <div className={fieldStyles['field']}>
          <label className={fieldStyles['label']} htmlFor={id}>
            {text.source}
          </label>
          <textarea
            id={id}
            ref={field}
            className={classes(fieldStyles['input'], styles['text'])}
            spellCheck={false}
            value={source.text}
            onChange={(event) => onText(event.target.value)}
          />
          <p className={fieldStyles['hint']}>{text.errorHelp}</p>
        </div>
      )}
    </div>
  );
}
