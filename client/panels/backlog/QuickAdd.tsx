/** Adds stories to the backlog one after the other: type, Enter, type the next. */
import { Plus } from 'lucide';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { addToBacklog } from '../../../shared/commands/addToBacklog.ts';
import type { BacklogGroupFields } from '../../../shared/commands/groupOfBacklog.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { StepId } from '../../../shared/model/step.ts';
import { storyKinds, type StoryId, type StoryKind } from '../../../shared/model/story.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { backlogToolWords } from '../../ui/words/backlogTools.ts';
import { stepChoices } from '../live/placeChoices.ts';
import { kindIcons } from './kindIcons.ts';
import styles from './QuickAdd.module.css';
import type { Backlog } from './useBacklog.ts';

const text = backlogToolWords.add;

/** The group that what is added goes into, as the list is grouped. */
export interface AddInto {
  readonly name: string;
  readonly fields: BacklogGroupFields;
  readonly stepId: StepId | null;
  /** Its last story: what is added stands behind it. */
  readonly after: StoryId | null;
}

export function QuickAdd({
  backlog,
  into,
  actions,
  onClose,
}: {
  readonly backlog: Backlog;
  /** null: the backlog as a whole. */
  readonly into: AddInto | null;
  readonly actions: MapActions;
  readonly onClose: () => void;
}) {
  const steps = stepChoices(backlog.grid);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<StoryKind>('story');
  const [stepId, setStepId] = useState<StepId | null>(null);
  const [where, setWhere] = useState<'top' | 'end'>('top');
  const [told, setTold] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [into]);
  const step = into?.stepId ?? stepId ?? steps[0]?.value ?? null;

  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '' || step === null) return;
    const first = backlog.items[0]?.story.id;
    const place =
      into?.after != null
        ? { after: into.after }
        : where === 'top' && first !== undefined
          ? { before: first }
          : {};
    const stories = [{ title: title.trim(), kind }];
    if (actions.runLate(addToBacklog, { stepId: step, stories, ...into?.fields, ...place }) === null) return;
    const behind = into?.after == null ? -1 : backlog.items.findIndex(({ story }) => story.id === into.after);
    const rank = behind >= 0 ? behind + 2 : where === 'top' ? 1 : backlog.items.length + 1;
    setTold(text.added(title.trim(), rank));
    setTitle('');
  };
  return (
    <form
      className={styles['form']}
      onSubmit={add}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      {steps.length === 0 ? (
        <p className={styles['note']}>{text.noStep}</p>
      ) : (
        <>
          <Select
            label={text.kind}
            value={kind}
            choices={storyKinds.map((each) => ({
              value: each,
              label: words.storyKinds[each],
              face: (
                <span className={styles['kind']}>
                  <Icon node={kindIcons[each]} size={16} />
                  {words.storyKinds[each]}
                </span>
              ),
            }))}
            onChoose={setKind}
          />
          <div className={styles['title']}>
            <TextField
              ref={input}
              label={text.label}
              placeholder={text.placeholder}
              maxLength={longestTitle}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </div>
          {into?.stepId == null && (
            <Select label={text.step} value={step} choices={steps} onChoose={setStepId} />
          )}
          {into === null && (
            <Select
              label={text.where}
              value={where}
              choices={[
                { value: 'top', label: text.top },
                { value: 'end', label: text.end },
              ]}
              onChoose={setWhere}
            />
          )}
          <Button look="primary" type="submit" icon={Plus} disabled={title.trim() === ''}>
            {text.add}
          </Button>
        </>
      )}
      <Button look="quiet" onClick={onClose}>
        {text.done}
      </Button>
      <p className={styles['note']} role="status">
        {told !== '' ? told : into === null ? '' : text.into(into.name)}
      </p>
    </form>
  );
}
