/** Keeps a new insight; why it matters is asked for, not only what was said. */
import { useRef, useState, type FormEvent } from 'react';
import { addInsight } from '../../../shared/commands/addInsight.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import { insightSources, type InsightSource } from '../../../shared/model/insight.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { insightWords } from '../../ui/words/insights.ts';
import { StoryPicker } from '../dependencies/StoryPicker.tsx';
import styles from './Insights.module.css';

const text = insightWords.learned;
/** One line is enough to begin with; the card has room for more. */
const longestWhy = 2000;

/** Open as long as it is rendered. */
export function InsightDialog({
  session,
  onClose,
}: {
  readonly session: MapSession;
  readonly onClose: () => void;
}) {
  const [source, setSource] = useState<InsightSource>('interview');
  const [title, setTitle] = useState('');
  const [why, setWhy] = useState('');
  const [storyId, setStoryId] = useState<StoryId | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const isReady = title.trim() !== '' && why.trim() !== '';
  const story = storyId === null ? undefined : session.store.getRecords().story.get(storyId);

  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const input = { source, title: title.trim(), why: why.trim() };
    const stories = storyId === null ? {} : { stories: [storyId] };
    if (session.actions.runLate(addInsight, { ...input, ...stories }) !== null) onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={text.add}
      description={text.description}
      initialFocus={first}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="insight-form" disabled={!isReady}>
            {text.save}
          </Button>
        </>
      }
    >
      <form id="insight-form" className={styles['form']} onSubmit={keep}>
        <TextField
          ref={first}
          label={text.text}
          placeholder={text.textPlaceholder}
          maxLength={longestTitle}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={text.why}
          hint={text.whyHint}
          placeholder={text.whyPlaceholder}
          maxLength={longestWhy}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        <Select
          label={text.source}
          value={source}
          choices={insightSources.map((each) => ({ value: each, label: text.sources[each] }))}
          onChoose={setSource}
        />
        <StoryPicker
          session={session}
          label={text.link}
          without={storyId === null ? [] : [storyId]}
          onPick={setStoryId}
        />
        {story !== undefined && (
          <p className={styles['note']}>{`${text.stories}: ${story.title.trim() || words.noTitle}`}</p>
        )}
      </form>
    </Dialog>
  );
}
