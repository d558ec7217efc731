/** A secret the server has just made, to be copied now: a link or a token is never shown again. */
import { Check, Copy } from 'lucide';
import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import parts from './parts.module.css';

interface ShownOnceProps {
  readonly value: string;
  readonly words: {
    readonly created: string;
    readonly copy: string;
    readonly copied: string;
    readonly copyFailed: string;
    readonly once: string;
  };
}

export function ShownOnce({ value, words }: ShownOnceProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const field = useRef<HTMLInputElement>(null);

  const copy = async (): Promise<void> => {
    try {
      // Not there on plain http under a name of the local network.
      await navigator.clipboard.writeText(value);
      setCopied('yes');
    } catch {
      field.current?.select();
      setCopied('failed');
    }
  };

  return (
    <div className={parts['once']} role="status">
      <p className={parts['once-title']}>{words.created}</p>
      <div className={parts['copy']}>
        <input
          ref={field}
          className={fieldStyles['input']}
          aria-label={words.created}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={copied === 'yes' ? Check : Copy} onClick={() => void copy()}>
          {copied === 'yes' ? words.copied : words.copy}
        </Button>
      </div>
      <p className={parts['note']}>{copied === 'failed' ? words.copyFailed : words.once}</p>
    </div>
  );
}
