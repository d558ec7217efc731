/** A list in a dialog that is fetched first; empty, it says so. */
import type { ReactNode } from 'react';
import type { Loaded } from '../../ui/useLoaded.ts';
import { LoadedSection } from './LoadedSection.tsx';
import parts from './parts.module.css';

export interface ListWords {
  readonly title: string;
  /** What is on its way, for those who hear it. */
  readonly loading: string;
  readonly failed: string;
  readonly none: string;
}

/** `children` makes the row of one of them. */
export function LoadedList<Row>({
  words,
  state,
  onAgain,
  children,
}: {
  readonly words: ListWords;
  readonly state: Loaded<readonly Row[]>;
  readonly onAgain: () => void;
  readonly children: (row: Row) => ReactNode;
}) {
  const { title, loading, failed, none } = words;
  return (
    <LoadedSection title={title} loading={loading} failed={failed} state={state} onAgain={onAgain}>
      {(rows) =>
        rows.length === 0 ? (
          <p className={parts['note']}>{none}</p>
        ) : (
          <ul>{rows.map((row) => children(row))}</ul>
        )
      }
    </LoadedSection>
  );
}
