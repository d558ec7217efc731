/** What became of making a secret: why not, or the secret, to be copied now. A link or a token is never shown again. */
import { Check, Copy } from 'lucide';
import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import parts from './parts.module.css';
import type { Secret } from './useSecret.ts';

interface SecretWords {
  readonly created: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly once: string;
}

export function ShownOnce({
  secret: { value, error },
  words,
}: {
  readonly secret: Secret;
  readonly words: SecretWords;
}) {
  return (
    <>
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      {value !== null && <Shown key={value} value={value} words={words} />}
    </>
  );
}

function Shown({ value, words }: { readonly value: string; readonly words: SecretWords }) {
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
