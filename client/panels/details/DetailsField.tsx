/** A story's details: Markdown as it reads, and while somebody edits it here, the text they type in together. */
import { Pencil } from 'lucide';
import { useDeferredValue, useEffect, useId, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { longestDetails } from '../../../shared/model/field.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { IconButton } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { latePart } from '../../ui/latePart.tsx';
import { words } from '../../ui/words.ts';
import { useTyping } from '../live/LiveCarets.tsx';
import { LiveText } from '../live/LiveText.tsx';
import { TypingHere } from '../live/TypingHere.tsx';
import { useCanEdit } from '../live/useRecords.ts';
import styles from './DetailsField.module.css';

const MarkdownText = latePart(
  () => import('./MarkdownText.tsx'),
  ({ text: details }) => <p className={styles['plain']}>{details}</p>,
);
const text = words.details;

interface DetailsFieldProps {
  readonly session: MapSession;
  readonly id: StoryId;
  readonly details: string;
}

/** Empty, it is ready to be typed in; else a click on it, or the pencil, begins to edit, and leaving shows it again. */
export function DetailsField({ session, id, details }: DetailsFieldProps) {
  const canEdit = useCanEdit(session);
  const [isEditing, setIsEditing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  /** Whether the keyboard left the text, so that it goes on from the pencil. */
  const [returns, setReturns] = useState(false);
  const leave = (): void => {
    area.current?.blur();
    setReturns(true);
  };
  const isEmpty = details.trim() === '';
  const isText = canEdit && (isEditing || isEmpty);

  useEffect(() => {
    const element = area.current;
    if (!isEditing || element === null || document.activeElement === element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [isEditing]);
  useEffect(() => {
    if (!returns) return;
    pencil.current?.focus();
    setReturns(false);
  }, [returns]);

  if (isText) {
    return (
      <LiveText
        session={session}
        id={id}
        field="details"
        label={text.details}
        read={() => session.store.getRecords().story.get(id)?.details ?? ''}
        maxLength={longestDetails}
        placeholder={text.detailsPlaceholder}
        lines
        inputRef={area}
        // Somebody who looks something up in another window goes on typing afterwards.
        onFocusChange={(hasFocus) => setIsEditing(hasFocus || !document.hasFocus())}
        {...(isEmpty ? {} : { onEscape: leave })}
      />
    );
  }
  if (isEmpty) return null;
  return (
    <Shown
      session={session}
      id={id}
      details={details}
      pencil={pencil}
      onEdit={canEdit ? () => setIsEditing(true) : null}
    />
  );
}

function Shown({
  session,
  id,
  details,
  pencil,
  onEdit,
}: DetailsFieldProps & {
  readonly pencil: RefObject<HTMLButtonElement | null>;
  readonly onEdit: (() => void) | null;
}) {
  const labelId = useId();
  const typing = useTyping(session, id, 'details');
  // While others type, the page stays quick and the text follows a moment later.
  const shown = useDeferredValue(details);
  const onClick = (event: MouseEvent): void => {
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (!isLink && document.getSelection()?.isCollapsed !== false) onEdit?.();
  };
  return (
    <div className={fieldStyles['field']}>
      <div className={styles['top']}>
        <span id={labelId} className={fieldStyles['label']}>
          {text.details}
        </span>
        <TypingHere typing={typing} />
        {onEdit !== null && (
          <IconButton
            ref={pencil}
            icon={Pencil}
            size="s"
            label={text.editDetails}
            className={styles['edit']}
            onClick={onEdit}
          />
        )}
      </div>
      <div
        className={styles['shown']}
        role="group"
        aria-labelledby={labelId}
        data-editable={onEdit !== null || undefined}
        onClick={onClick}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
          event.preventDefault();
          onEdit?.();
        }}
        {...(onEdit === null ? {} : { tabIndex: 0 })}
      >
        <MarkdownText text={shown} />
      </div>
    </div>
  );
}
