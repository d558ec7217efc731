/** Play, pause, and a slider over the steps of a replay, with who did the one that is shown, and when. */
import { Pause, Play } from 'lucide';
import type { HistoryStep } from '../../../shared/protocol/history.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { historyWords } from '../../ui/words/history.ts';
import styles from './ReplayControls.module.css';
import { nameOfDoer } from './VersionEntry.tsx';

const text = historyWords.replay;

export function ReplayControls({
  steps,
  position,
  isPlaying,
  onPlay,
  onSeek,
}: {
  readonly steps: readonly Pick<HistoryStep, 'at' | 'by'>[];
  /** After so many steps. */
  readonly position: number;
  readonly isPlaying: boolean;
  /** Plays, or pauses. */
  readonly onPlay: () => void;
  readonly onSeek: (position: number) => void;
}) {
  const step = steps[position - 1];
  const place = text.place(position, steps.length);
  const told = step === undefined ? text.before : text.by(nameOfDoer(step.by), formatMoment(step.at));
  return (
    <div className={styles['controls']} role="group" aria-label={text.label}>
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? text.pause : text.play}
        onClick={onPlay}
      />
      <input
        type="range"
        className={styles['slider']}
        min={0}
        max={steps.length}
        value={position}
        aria-label={text.slider}
        aria-valuetext={`${place}, ${told}`}
        onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
      />
      <p className={styles['told']}>
        {place} <span>{told}</span>
      </p>
    </div>
  );
}
