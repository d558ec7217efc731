/** A stretch of history, played on the map: what people did, in their order, faster than they did it. */
import { useEffect, useState } from 'react';
import type { HistoryStep } from '../../shared/protocol/history.ts';
import { readSteps, readVersionState } from '../panels/api/historyApi.ts';
import { sentenceOf } from '../panels/api/request.ts';
import { ReplayControls } from '../panels/history/ReplayControls.tsx';
import { Replay } from '../session/replay.ts';
import { Loading } from '../ui/Loading.tsx';
import { useLoaded } from '../ui/useLoaded.ts';
import { historyWords as text } from '../ui/words/history.ts';
import { PastMap, type PastMapProps } from './PastMap.tsx';
import styles from './ReplayedMap.module.css';

interface ReplayedMapProps extends PastMapProps {
  /** The versions between which it plays; 0: from the beginning. */
  readonly from: number;
  readonly to: number;
  /** Hears which version is shown now. */
  readonly onShow: (seq: number) => void;
}

interface Stretch {
  readonly start: Uint8Array | null;
  readonly steps: readonly HistoryStep[];
}

export function ReplayedMap({ from, to, ...props }: ReplayedMapProps) {
  const { mapId } = props.session;
  const { state } = useLoaded(`${mapId} ${from} ${to}`, async (): Promise<Stretch> => {
    const [start, steps] = await Promise.all([
      from === 0 ? null : readVersionState(mapId, from),
      readSteps(mapId, from, to),
    ]);
    return { start, steps };
  });
  if (state.kind === 'loading') return <Loading text={text.replay.loading} />;
  if (state.kind === 'failed') return <p role="alert">{text.preview.failed(sentenceOf(state.error))}</p>;
  return <Played stretch={state.value} from={from} {...props} />;
}

function Played({
  stretch,
  from,
  onShow,
  ...props
}: Omit<ReplayedMapProps, 'to'> & { readonly stretch: Stretch }) {
  const { steps } = stretch;
  const [replay, setReplay] = useState<Replay | null>(null);
  const [position, setPosition] = useState(0);
  const [isPlaying, setPlaying] = useState(true);
  useEffect(() => {
    const made = new Replay(stretch.start, stretch.steps);
    setReplay(made);
    setPosition(0);
    return () => made.dispose();
  }, [stretch]);
  const seek = (target: number): void => {
    replay?.seek(target);
    setPosition(replay?.position ?? 0);
  };
  useEffect(() => onShow(steps[position - 1]?.seq ?? from), [steps, position, from, onShow]);
  useEffect(() => {
    if (!isPlaying || replay === null) return;
    const { pause } = replay;
    if (pause === null) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => {
      replay.seek(position + 1);
      setPosition(replay.position);
    }, pause);
    return () => clearTimeout(timer);
  }, [isPlaying, replay, position]);
  if (replay === null) return null;
  const play = (): void => {
    if (!isPlaying && position === steps.length) seek(0);
    setPlaying(!isPlaying);
  };
  return (
    <div className={styles['replay']}>
      <ReplayControls steps={steps} position={position} isPlaying={isPlaying} onPlay={play} onSeek={seek} />
      <div className={styles['map']}>
        <PastMap {...props} doc={replay.doc} />
      </div>
    </div>
  );
}
