/** A text several people may type in at once: every keystroke is sent as the small edit it is. */
import { useEffect, useId, useRef, type RefObject } from 'react';
import { textChange } from '../../../shared/commands/textChange.ts';
import type { visionKey } from '../../../shared/model/document.ts';
import type { Id } from '../../../shared/model/id.ts';
import type { Presence } from '../../../shared/protocol/presence.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/Field.module.css';
import { moveEdit, moveOffset, type TextEdit } from '../../store/textMerge.ts';
import { LiveCarets, useTyping } from './LiveCarets.tsx';
import { TypingHere } from './TypingHere.tsx';
import styles from './LiveText.module.css';
import { useCanEdit } from './useRecords.ts';

export type LiveField = NonNullable<Presence['editing']>['field'];

interface LiveTextProps {
  readonly session: MapSession;
  readonly id: Id | typeof visionKey;
  readonly field: LiveField;
  /** The text as the map has it now. */
  readonly read: () => string;
  /** Writes a text that is no record's, given whole. */
  readonly write?: (text: string) => void;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly maxLength: number;
  /** Line breaks are kept; otherwise Enter leaves the field. */
  readonly lines?: boolean;
  /** How many lines it has room for while it holds fewer; of a text with line breaks. */
  readonly rows?: number;
  /** Without a frame, as a part of what is around it. */
  readonly bare?: boolean;
  readonly look?: 'plain' | 'heading' | 'large';
  readonly inputRef?: RefObject<HTMLTextAreaElement | null>;
  /** Somebody begins to edit here, or stops. */
  readonly onFocusChange?: (hasFocus: boolean) => void;
  /** Esc; without it, Esc is for who is around this. */
  readonly onEscape?: () => void;
}

/** Follows the others' typing with the caret where it was in the words, and shows who else is in it. */
export function LiveText(props: LiveTextProps) {
  const { session, id, field, label, hideLabel = false, lines = false, look = 'plain' } = props;
  const { rows = 5, bare = false } = props;
  const canEdit = useCanEdit(session);
  const typing = useTyping(session, id, field);
  const own = useRef<HTMLTextAreaElement>(null);
  const area = props.inputRef ?? own;
  const elementId = useId();
  const { onInput, composing } = useFollowedText(props, area);
  const { actions } = session;
  const showCaret = (): void => {
    const caret = area.current?.selectionStart ?? 0;
    actions.showPresence({ editing: { id, field, caret } });
  };

  return (
    <div className={fieldStyles['field']}>
      <div className={classes(styles['top'], bare && hideLabel && typing.length === 0 && styles['gone'])}>
        <label htmlFor={elementId} className={hideLabel ? 'visually-hidden' : fieldStyles['label']}>
          {label}
        </label>
        <TypingHere typing={typing} />
      </div>
      <div className={styles['area']}>
        <textarea
          id={elementId}
          ref={area}
          rows={lines ? rows : 1}
          className={classes(
            fieldStyles['input'],
            bare && fieldStyles['bare'],
            bare && styles['bare'],
            styles[look],
          )}
          readOnly={!canEdit}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          defaultValue={props.read()}
          onInput={onInput}
          onFocus={() => {
            props.onFocusChange?.(true);
            showCaret();
          }}
          onSelect={showCaret}
          onBlur={() => {
            props.onFocusChange?.(false);
            actions.showPresence({ editing: null });
            actions.endUndoStep();
          }}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={() => {
            composing.current = false;
            onInput();
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape' && props.onEscape !== undefined) {
              event.stopPropagation();
              props.onEscape();
            }
            if (!lines && event.key === 'Enter') {
              event.preventDefault();
              event.currentTarget.blur();
            }
            if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z') {
              // The browser's own undo would take back what others typed.
              event.preventDefault();
              if (event.shiftKey) actions.redo();
              else actions.undo();
            }
          }}
        />
        {typing.length > 0 && <LiveCarets session={session} typing={typing} area={area} />}
      </div>
    </div>
  );
}

/** Keeps the element and the map's text in step, in both directions. */
function useFollowedText(
  { session, id, field, read, write, lines = false }: LiveTextProps,
  area: RefObject<HTMLTextAreaElement | null>,
) {
  const composing = useRef(false);
  /** The map's text the element last agreed with. */
  const shown = useRef(read());
  const latest = useRef(read);
  latest.current = read;

  const show = (element: HTMLTextAreaElement, text: string): void => {
    const edit = textChange(element.value, text);
    shown.current = text;
    if (edit === null) return;
    const { selectionStart, selectionEnd, selectionDirection } = element;
    const hasFocus = element.ownerDocument.activeElement === element;
    element.value = text;
    if (!hasFocus) return;
    element.setSelectionRange(
      moveOffset(selectionStart, edit),
      moveOffset(selectionEnd, edit),
      selectionDirection,
    );
  };

  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    show(element, latest.current());
    return session.store.subscribe(() => {
      if (!composing.current) show(element, latest.current());
    });
  }, [session.store, area]);

  const onInput = (): void => {
    const element = area.current;
    if (element === null || composing.current) return;
    if (!lines && /[\r\n]/u.test(element.value))
      element.value = element.value.replaceAll(/\s*[\r\n]+\s*/gu, ' ');
    const mine = textChange(shown.current, element.value);
    if (mine === null) return;
    const theirs = textChange(shown.current, latest.current());
    const caret = element.selectionStart;
    const edit = theirs === null ? mine : moveEdit(mine, theirs);
    shown.current = element.value;
    if (write !== undefined) write(withEdit(latest.current(), edit));
    else if (field !== 'vision') session.actions.run('editText', { id, field, ...edit });
    show(element, latest.current());
    session.actions.showPresence({ editing: { id, field, caret } });
  };
  return { onInput, composing };
}

function withEdit(text: string, { at, remove, insert }: TextEdit): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}
