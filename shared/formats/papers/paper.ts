/** What every paper is made from. */
import type { Artifact } from '../../model/artifact.ts';
import type { MapRecords } from '../../model/records.ts';
import type { DayOf } from '../../views/burndown.ts';

export interface PaperSource {
  readonly records: MapRecords;
  readonly artifact: Artifact;
  /** The day it is made (`YYYY-MM-DD`). */
  readonly today: string;
  readonly dayOf: DayOf;
}

/** Lines of Markdown below the title. */
export type Paper = (source: PaperSource) => string[];
