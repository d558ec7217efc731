/** Asks before a container is archived, and says what goes with it. */
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { words } from '../../ui/words.ts';

const text = words.map.archive;

/** Open as long as it is rendered; `onAnswer` runs once. */
export default function ArchiveDialog({
  title,
  steps,
  stories,
  onAnswer,
}: {
  readonly title: string;
  readonly steps: number;
  readonly stories: number;
  readonly onAnswer: (agreed: boolean) => void;
}) {
  return (
    <Dialog
      open
      alert
      width="s"
      onClose={() => onAnswer(false)}
      title={text.title(title || words.noTitle)}
      description={text.text(steps, stories)}
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>{words.cancel}</Button>
          <Button look="danger" onClick={() => onAnswer(true)}>
            {text.confirm}
          </Button>
        </>
      }
    />
  );
}
