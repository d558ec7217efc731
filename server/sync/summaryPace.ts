/** What the list of maps shows of a map: written with a commit that changes it, and now and then for its time. */
import type { MapSummary } from '../storage/documentStore.ts';

/** How old the time of the last change may be in the list. Milliseconds. */
const oldest = 5000;

export class SummaryPace {
  private written: MapSummary | null = null;
  private offered: MapSummary | null = null;

  /** What has to be written now; null: nothing new. */
  due(now: MapSummary): MapSummary | null {
    const { written } = this;
    const isNews =
      written === null ||
      written.title !== now.title ||
      written.stories !== now.stories ||
      now.at - written.at > oldest;
    this.offered = isNews ? now : null;
    return this.offered;
  }

  /** What was due last is on disk. */
  noteWritten(): void {
    this.written = this.offered ?? this.written;
  }

  /** Others have written, or were in the way: it is due again. */
  forget(): void {
    this.written = null;
    this.offered = null;
  }
}
