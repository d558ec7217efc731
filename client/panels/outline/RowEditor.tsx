/** The text of a record over its row: Enter goes on to the next one, Tab to the level below or above, Esc leaves it. */
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { longestTitle } from '../../../shared/model/field.ts';
import { longestFreeText } from '../../../shared/model/freeText.ts';
import { freeKindOf } from '../../../shared/model/freeThing.ts';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { EditableField } from '../../store/viewStore.ts';
import { finishAndAddNext, finishAndChangeLevel, finishEditing } from '../../tools/editing.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { words } from '../../ui/words.ts';
import { LiveText } from '../live/LiveText.tsx';
import styles from './OutlineRow.module.css';

/** Open as long as it is rendered; the caret stands at the end. */
export function RowEditor({
  session,
  tools,
  id,
  field,
  read,
}: {
  readonly session: MapSession;
  readonly tools: Tools;
  readonly id: Id;
  readonly field: EditableField;
  readonly read: () => string;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const kind = kindOf(id) ?? 'story';
  useLayoutEffect(() => {
    const { current } = area;
    if (current === null) return;
    current.focus({ preventScroll: true });
    const { editing } = tools.view.getState();
    current.setSelectionRange(editing?.selectsAll === true ? 0 : current.value.length, current.value.length);
  }, [tools]);

  const onKey = (event: KeyboardEvent): void => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.nativeEvent.isComposing || isModified) return;
    if (event.key === 'Enter') finishAndAddNext(tools);
    else if (event.key === 'Tab') finishAndChangeLevel(tools, event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Escape') finishEditing(tools);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={styles['editor']}
      onKeyDownCapture={onKey}
      onBlur={() => {
        // Switching to another window keeps the text open, and the next text has opened already.
        if (document.hasFocus() && tools.view.getState().editing?.id === id) finishEditing(tools);
      }}
    >
      <LiveText
        session={session}
        id={id}
        field={field}
        read={read}
        label={words.canvas.mirror.editor(words.kinds[kind])}
        hideLabel
        placeholder={freeKindOf(id) === null ? placeholderOf(kind) : ''}
        maxLength={kind === 'text' ? longestFreeText : longestTitle}
        inputRef={area}
      />
    </div>
  );
}

function placeholderOf(kind: string): string {
  const { titlePlaceholder, namePlaceholder } = words.canvas;
  return kind === 'activity' || kind === 'step' || kind === 'story'
    ? titlePlaceholder[kind]
    : namePlaceholder;
}
