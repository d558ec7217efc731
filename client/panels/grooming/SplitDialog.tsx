/** Splits parts off a story that is too big, each with its points and the criteria it takes along. */
import { Plus } from 'lucide';
import { useRef, useState, type FormEvent } from 'react';
import { splitStory } from '../../../shared/commands/splitStory.ts';
import type { CriterionId } from '../../../shared/model/criterion.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { criteriaOf } from '../../../shared/views/criteria.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { words } from '../../ui/words.ts';
import { groomingWords } from '../../ui/words/grooming.ts';
import { EstimateField } from '../live/EstimateField.tsx';
import styles from './Grooming.module.css';

const text = groomingWords.splitDialog;
const mostParts = 20;

interface Part {
  readonly title: string;
  readonly estimate: number | null;
  readonly criteria: readonly CriterionId[];
}
const emptyPart: Part = { title: '', estimate: null, criteria: [] };

/** Open as long as it is rendered. */
export function SplitDialog({
  session,
  dialogs,
  records,
  story,
  onClose,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly records: MapRecords;
  readonly story: Story;
  readonly onClose: () => void;
}) {
  const [parts, setParts] = useState<readonly Part[]>([emptyPart]);
  const [rest, setRest] = useState(story.estimate);
  const first = useRef<HTMLInputElement>(null);
  const scale = records.meta.settings.estimateScale;
  const criteria = criteriaOf(records, story.id).filter(({ title }) => title.trim() !== '');
  const written = parts.filter(({ title }) => title.trim() !== '');
  const change = (index: number, next: Partial<Part>): void =>
    setParts(parts.with(index, { ...parts[index]!, ...next }));
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (written.length === 0) return;
    const input = {
      id: story.id,
      ...(rest === story.estimate ? {} : { estimate: rest }),
      parts: written.map((part) => ({ ...part, title: part.title.trim(), criteria: [...part.criteria] })),
    };
    if (session.actions.runLate(splitStory, input) === null) return;
    dialogs.toast(text.done(written.length), { undo: true, replaces: 'groomed' });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title(story.title.trim() || words.noTitle)}
      description={text.description}
      initialFocus={first}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="split-form" disabled={written.length === 0}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <form id="split-form" className={styles['form']} onSubmit={onSubmit}>
        {parts.map((part, index) => (
          <div key={index} className={styles['part']}>
            <TextField
              {...(index === 0 ? { ref: first } : {})}
              label={text.part(index + 1)}
              placeholder={text.placeholder}
              maxLength={longestTitle}
              value={part.title}
              onChange={(event) => change(index, { title: event.target.value })}
            />
            <EstimateField
              label={text.points(index + 1)}
              scale={scale}
              value={part.estimate}
              placeholder="–"
              readOnly={false}
              onChange={(estimate) => change(index, { estimate })}
            />
            {criteria.length > 0 && (
              <fieldset className={styles['takes']}>
                <legend className={styles['note']}>{text.takes(index + 1)}</legend>
                {criteria
                  .filter(({ id }) => !parts.some((other, i) => i !== index && other.criteria.includes(id)))
                  .map(({ id, title }) => (
                    <Tick
                      key={id}
                      label={title}
                      isOn={part.criteria.includes(id)}
                      onChange={(isOn) =>
                        change(index, {
                          criteria: isOn
                            ? [...part.criteria, id]
                            : part.criteria.filter((other) => other !== id),
                        })
                      }
                    />
                  ))}
              </fieldset>
            )}
          </div>
        ))}
        <div className={styles['part']}>
          <div>
            {parts.length < mostParts && (
              <Button icon={Plus} onClick={() => setParts([...parts, emptyPart])}>
                {text.add}
              </Button>
            )}
          </div>
          <EstimateField
            label={text.rest}
            scale={scale}
            value={rest}
            placeholder="–"
            readOnly={false}
            onChange={setRest}
          />
        </div>
      </form>
    </Dialog>
  );
}
