/** Moves a story to a rank by its number, for touch and keyboard. */
import { useRef, useState, type FormEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';

const text = words.backlog.moveDialog;

/** Open as long as it is rendered. Ranks count from 1. */
export function RankDialog({
  title,
  rank,
  last,
  onMove,
  onClose,
}: {
  readonly title: string;
  readonly rank: number;
  readonly last: number;
  readonly onMove: (rank: number) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(String(rank));
  const input = useRef<HTMLInputElement>(null);
  const number = Number(typed);
  const isRank = Number.isInteger(number) && number >= 1 && number <= last;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isRank) onMove(number);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={text.title(title)}
      initialFocus={input}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="rank-form" disabled={!isRank}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <form id="rank-form" onSubmit={onSubmit}>
        <TextField
          ref={input}
          label={text.rank}
          hint={text.hint(last)}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </form>
    </Dialog>
  );
}
