/** Where a reader says something to the team: what it is about, and why it matters. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { longestTitle } from '../../../shared/model/field.ts';
import { longestFeedbackWhy } from '../../../shared/protocol/audience.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { audienceWords } from '../../ui/words/audience.ts';
import { sendFeedback } from '../api/audienceApi.ts';
import { sentenceOf } from '../api/request.ts';
import styles from './FeedbackBox.module.css';

const text = audienceWords.feedback;

/** Without a token it is only looked at. */
export function FeedbackBox({ token }: { readonly token: string | null }) {
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const [state, setState] = useState<'writing' | 'sending' | 'sent'>('writing');
  const [error, setError] = useState<string | null>(null);
  const first = useRef<HTMLTextAreaElement>(null);
  const sent = useRef<HTMLParagraphElement>(null);
  /** The focus follows from what was sent to the thanks and back: neither of them is there before it is drawn. */
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || state === 'sending') return;
    wantsFocus.current = false;
    (state === 'sent' ? sent.current : first.current)?.focus();
  }, [state]);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (token === null || state === 'sending') return;
    if (what.trim() === '') {
      setError(text.empty);
      first.current?.focus();
      return;
    }
    setState('sending');
    setError(null);
    try {
      await sendFeedback(token, { text: what, ...(why.trim() === '' ? {} : { why }) });
      setWhat('');
      setWhy('');
      wantsFocus.current = true;
      setState('sent');
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
      setState('writing');
    }
  };

  const again = (): void => {
    wantsFocus.current = true;
    setState('writing');
  };

  return (
    <section className={styles['box']} aria-labelledby="feedback-title">
      <h2 id="feedback-title" className={styles['title']}>
        {text.title}
      </h2>
      {state === 'sent' ? (
        <div className={styles['sent']} role="status">
          <p ref={sent} tabIndex={-1} className={styles['thanks']}>
            {text.thanks}
          </p>
          <Button onClick={again}>{text.more}</Button>
        </div>
      ) : (
        <form className={styles['form']} onSubmit={(event) => void send(event)} noValidate>
          <p className={styles['text']}>{text.text}</p>
          <div className={fieldStyles['field']}>
            <label className={fieldStyles['label']} htmlFor="feedback-what">
              {text.what}
            </label>
            <textarea
              ref={first}
              id="feedback-what"
              className={fieldStyles['input']}
              rows={3}
              required
              maxLength={longestTitle}
              value={what}
              aria-invalid={error === text.empty || undefined}
              aria-describedby={error === null ? undefined : 'feedback-error'}
              onChange={(event) => setWhat(event.target.value)}
            />
          </div>
          <div className={fieldStyles['field']}>
            <label className={fieldStyles['label']} htmlFor="feedback-why">
              {text.why}
            </label>
            <textarea
              id="feedback-why"
              className={fieldStyles['input']}
              rows={2}
              maxLength={longestFeedbackWhy}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          </div>
          {error !== null && (
            <p id="feedback-error" className={fieldStyles['error']} role="alert">
              {error}
            </p>
          )}
          <Button type="submit" look="primary" busy={state === 'sending'} className={styles['send']}>
            {state === 'sending' ? text.sending : text.send}
          </Button>
        </form>
      )}
    </section>
  );
}
