/** The comments on a story, live: read by everybody, written by who may comment. */
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Comment } from '../../../shared/model/comment.ts';
import { longestComment } from '../../../shared/model/comment.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { formatAgo } from '../../ui/format.ts';
import { commentWords as text } from '../../ui/words/comments.ts';
import { sentenceOf } from '../api/request.ts';
import { runRemote } from '../api/runRemote.ts';
import { useSideRecords } from '../live/useSideRecords.ts';
import styles from './CommentsField.module.css';

/** Oldest first, as they were said; resolved ones stay, struck through. */
export function CommentsField({ session, id }: { readonly session: MapSession; readonly id: StoryId }) {
  const comments = useSideRecords(session.mapId, 'talk', 'comment');
  const role = useStore(session.me, (me) => me.role);
  const heading = useId();
  const here = [...(comments?.values() ?? [])]
    .filter((comment) => comment.storyId === id && comment.archivedAt === null)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const open = here.filter((comment) => !comment.resolved).length;
  return (
    <section className={styles['comments']} aria-labelledby={heading}>
      <h3 id={heading} className={styles['heading']}>
        {text.open(open)}
      </h3>
      {comments === null && <p className={styles['note']}>{text.loading}…</p>}
      {comments !== null && here.length === 0 && <p className={styles['note']}>{text.none}</p>}
      {here.length > 0 && (
        <ul className={styles['list']} aria-live="polite">
          {here.map((comment) => (
            <CommentRow key={comment.id} session={session} comment={comment} />
          ))}
        </ul>
      )}
      {atLeast(role, 'commenter') ? (
        <WriteComment
          label={text.field}
          send={text.send}
          onSend={(said) => runRemote(session.mapId, 'addComment', { storyId: id, text: said })}
        />
      ) : (
        <p className={styles['note']}>{text.readOnly}</p>
      )}
    </section>
  );
}

function CommentRow({ session, comment }: { readonly session: MapSession; readonly comment: Comment }) {
  const me = useStore(session.me);
  const { role, key } = me;
  const [isEditing, setIsEditing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { id, resolved } = comment;
  const { mapId } = session;
  const author = comment.author || text.somebody;
  const isOwn = comment.createdBy !== '' && comment.createdBy === key;
  const may = atLeast(role, 'commenter');
  const start = comment.text.slice(0, 60);

  const attempt = (work: Promise<unknown>): void => {
    setError(null);
    work.catch((cause: unknown) => setError(text.failed(sentenceOf(cause))));
  };
  return (
    <li className={classes(styles['comment'], resolved && styles['settled'])}>
      <p className={styles['by']}>
        <strong>{author}</strong> · {formatAgo(comment.at, serverNow(me))}
        {resolved && ` · ${text.resolved}`}
      </p>
      {isEditing ? (
        <WriteComment
          label={text.field}
          send={text.save}
          first={comment.text}
          onSend={async (said) => {
            await runRemote(mapId, 'editComment', { id, text: said });
            setIsEditing(false);
          }}
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <p className={styles['text']}>{comment.text}</p>
      )}
      {may && !isEditing && (
        <div className={styles['actions']}>
          <Button
            size="s"
            look="quiet"
            aria-label={resolved ? text.reopenThis(author, start) : text.resolveThis(author, start)}
            onClick={() => attempt(runRemote(mapId, 'resolveComment', { id, resolved: !resolved }))}
          >
            {resolved ? text.reopen : text.resolve}
          </Button>
          {isOwn && (
            <Button
              size="s"
              look="quiet"
              aria-label={text.editThis(start)}
              onClick={() => setIsEditing(true)}
            >
              {text.edit}
            </Button>
          )}
          {(isOwn || atLeast(role, 'facilitator')) && (
            <Button
              size="s"
              look="quiet"
              aria-label={text.removeThis(author, start)}
              onClick={() => attempt(runRemote(mapId, 'archiveComment', { id }))}
            >
              {text.remove}
            </Button>
          )}
        </div>
      )}
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
    </li>
  );
}

/** What was typed stays until the server has it. */
function WriteComment({
  label,
  send,
  first = '',
  onSend,
  onCancel,
}: {
  readonly label: string;
  readonly send: string;
  readonly first?: string;
  readonly onSend: (said: string) => Promise<unknown>;
  readonly onCancel?: () => void;
}) {
  const [said, setSaid] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const field = useId();

  const give = async (): Promise<void> => {
    if (said.trim() === '' || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onSend(said);
      setSaid('');
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <label className="visually-hidden" htmlFor={field}>
        {label}
      </label>
      <textarea
        id={field}
        className={classes(fieldStyles['input'], styles['area'])}
        value={said}
        maxLength={longestComment}
        placeholder={text.placeholder}
        onChange={(event) => setSaid(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void give();
        }}
      />
      {error !== null && (
        <p className={fieldStyles['error']} role="alert">
          {error}
        </p>
      )}
      <div className={styles['actions']}>
        <Button type="submit" size="s" busy={busy} disabled={said.trim() === ''}>
          {busy ? text.sending : send}
        </Button>
        {onCancel !== undefined && (
          <Button size="s" look="quiet" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
