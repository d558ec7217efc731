/** A part of a dialog that is fetched first: its heading, that it is on its way, why it is not here, or what it holds. */
import { useId, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Loading.tsx';
import type { Loaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { sentenceOf } from '../api/request.ts';
import parts from './parts.module.css';

interface LoadedSectionProps<T> {
  readonly title: string;
  /** For screen readers only: it stands somewhere near already. */
  readonly hidesTitle?: boolean;
  /** What is on its way, for those who hear it. */
  readonly loading: string;
  readonly failed: string;
  readonly state: Loaded<T>;
  readonly onAgain: () => void;
  readonly children: (value: T) => ReactNode;
}

export function LoadedSection<T>({
  title,
  hidesTitle = false,
  loading,
  failed,
  state,
  onAgain,
  children,
}: LoadedSectionProps<T>) {
  const heading = useId();
  return (
    <section className={parts['section']} aria-labelledby={heading}>
      <h3 id={heading} className={hidesTitle ? 'visually-hidden' : parts['heading']}>
        {title}
      </h3>
      {state.kind === 'loading' && (
        <div role="status" aria-label={loading}>
          <Skeleton rows={2} />
        </div>
      )}
      {state.kind === 'failed' && (
        <p className={parts['note']}>
          {failed} {sentenceOf(state.error)}{' '}
          <Button size="s" onClick={onAgain}>
            {words.tryAgain}
          </Button>
        </p>
      )}
      {state.kind === 'ready' && children(state.value)}
    </section>
  );
}
