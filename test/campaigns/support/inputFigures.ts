/** The figures of the bad input campaign, and what it takes to make them: state before and after, and CPU time. */
import * as Y from 'yjs';

/** A step that keeps the loop longer than this counts as a hang. Milliseconds of CPU of this thread. */
export const longestStep = 50;

export interface InputFigures {
  sent: number;
  taken: number;
  refused: number;
  /** Anything that was thrown past the server, an answer of 500, or a rejection nobody heard: must be 0. */
  crashes: number;
  /** Must be 0. */
  hangs: number;
  /** Refused, and yet something had changed: must be 0. */
  partial: number;
  /** Documents that did not load as what was in memory, or could not be exported: must be 0. */
  unloadable: number;
  /** Milliseconds of CPU. */
  slowest: number;
  readonly problems: string[];
}

export function noInputFigures(): InputFigures {
  return {
    ...{ sent: 0, taken: 0, refused: 0, crashes: 0, hangs: 0, partial: 0, unloadable: 0, slowest: 0 },
    problems: [],
  };
}

/** What a document says and has deleted, whatever way it came there. */
export function stateOf(doc: Y.Doc): string {
  return `${Buffer.from(Y.encodeSnapshot(Y.snapshot(doc))).toString('base64')} ${JSON.stringify(doc.toJSON())}`;
}

/** Runs one step and counts its CPU time; a busy machine around it does not count. */
export function timed<T>(figures: InputFigures, what: () => string, step: () => T): T {
  const before = process.threadCpuUsage();
  try {
    return step();
  } finally {
    const { user, system } = process.threadCpuUsage(before);
    count(figures, (user + system) / 1000, what);
  }
}

/** Counts so many milliseconds of CPU for one step. */
export function count(figures: InputFigures, took: number, what: () => string): void {
  figures.slowest = Math.max(figures.slowest, took);
  if (took <= longestStep) return;
  figures.hangs++;
  figures.problems.push(`${Math.round(took)} ms: ${what()}`);
}
