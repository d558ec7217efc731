/** Helps to say who wants what and why: "As a … I want … so that …". */
import { useRef, useState } from 'react';
import { rewordStory } from '../../../shared/commands/rewordStory.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { TextField } from '../../ui/TextField.tsx';
import { groomingWords } from '../../ui/words/grooming.ts';
import { StageDialog } from '../stage/StageDialog.tsx';
import styles from './Grooming.module.css';

const text = groomingWords.helperDialog;
const longestPart = 150;

/** Open as long as it is rendered. The title there is now goes into the details, so that nothing is lost. */
export function UserStoryDialog({
  session,
  story,
  onClose,
}: {
  readonly session: MapSession;
  readonly story: Story;
  readonly onClose: () => void;
}) {
  const [who, setWho] = useState('');
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const personas = session.store.getRecords().persona;
  const names = [...personas.values()]
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ name }) => name);
  const sentence = text.sentence(who.trim(), what.trim(), why.trim()).slice(0, longestTitle);
  const use = (): void => {
    const was = story.title.trim();
    const input = { id: story.id, title: sentence, ...(was === '' ? {} : { note: text.was(was) }) };
    if (session.actions.runLate(rewordStory, input) !== null) onClose();
  };
  return (
    <StageDialog
      title={text.title}
      description={text.description}
      confirm={text.confirm}
      isComplete={who.trim() !== '' && what.trim() !== ''}
      initialFocus={first}
      onConfirm={use}
      onClose={onClose}
    >
      <TextField
        ref={first}
        label={text.who}
        placeholder={names[0] ?? text.whoPlaceholder}
        maxLength={longestPart}
        value={who}
        onChange={(event) => setWho(event.target.value)}
      />
      <TextField
        label={text.what}
        placeholder={text.whatPlaceholder}
        maxLength={longestPart}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <TextField
        label={text.why}
        placeholder={text.whyPlaceholder}
        maxLength={longestPart}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      {who.trim() !== '' && what.trim() !== '' && (
        <p className={styles['note']}>
          {text.reads}: {sentence}
        </p>
      )}
    </StageDialog>
  );
}
