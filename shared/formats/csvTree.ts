/** Finds the activity and step of each row of a table: by its cells, by the row above, or by the row its parent names. */
import type { Row } from './csvRows.ts';
import type { Place } from './importPlan.ts';
import type { PlanBuilder } from './planBuilder.ts';

export interface TableRow {
  readonly row: Row;
  /** The lines of the whole row. */
  readonly at: Place;
  readonly activity: string;
  readonly step: string;
  readonly story: string;
  readonly id: string;
  readonly parent: string;
  readonly isSubTask: boolean;
}

/** Takes a row; `step` is null when it has no step; `isColumn`: the row itself became an activity or a step. */
type PlaceRow = (row: TableRow, step: string | null, isColumn: boolean) => void;

/** Places every row in the order of the map. */
export function arrangeRows(rows: readonly TableRow[], place: PlaceRow, builder: PlanBuilder): void {
  const linked = rows.some((row) => row.parent !== '');
  if (linked) new LinkedRows(isNewestFirst(rows) ? rows.toReversed() : rows, builder).placeAll(place);
  else for (const row of fillDown(rows)) placeByCells(row, place, builder);
}

function placeByCells(row: TableRow, place: PlaceRow, builder: PlanBuilder): void {
  const { at } = row;
  const activity = row.activity === '' ? undefined : builder.activity(row.activity, at, { reuse: true });
  if (row.step !== '')
    place(row, builder.step(activity ?? importedActivity(builder, at), row.step, at, { reuse: true }), false);
  else place(row, row.story === '' ? null : builder.defaultStep(at, activity), false);
}

function importedActivity(builder: PlanBuilder, at: Place): string {
  return builder.activity('Imported', at, { reuse: true });
}

/**
 * Sheets made by hand name an activity or a step once and leave the cells below it empty. They are told from
 * lists where an empty cell means none by this: no name stands twice, and the first story has one.
 */
function fillDown(rows: readonly TableRow[]): TableRow[] {
  const firstStory = rows.findIndex((row) => row.story !== '');
  const fillsActivity = standsOnce(
    rows.map((row) => row.activity),
    firstStory,
  );
  const filled: TableRow[] = [];
  let activity = '';
  for (const row of rows) {
    if (row.activity !== '') activity = row.activity;
    filled.push(fillsActivity ? { ...row, activity } : row);
  }
  const steps = filled.map((row) => (row.step === '' ? '' : `${row.activity}\n${row.step}`));
  if (filled.every((row) => row.activity === '') || !standsOnce(steps, firstStory)) return filled;
  let above: TableRow | null = null;
  return filled.map((row, i) => {
    const inherits =
      row.step === '' &&
      above !== null &&
      above.activity === row.activity &&
      !startsActivity(rows, i, fillsActivity);
    const step = inherits ? above!.step : row.step;
    above = { ...row, step };
    return above;
  });
}

function startsActivity(rows: readonly TableRow[], index: number, fillsActivity: boolean): boolean {
  return fillsActivity && rows[index]!.activity !== '';
}

function standsOnce(names: readonly string[], firstStory: number): boolean {
  const filled = names.filter((name) => name !== '');
  if (filled.length === 0 || filled.length === names.length || new Set(filled).size < filled.length)
    return false;
  return names.findIndex((name) => name !== '') <= firstStory;
}

/** Trackers list the newest first; a map is read from the oldest. */
function isNewestFirst(rows: readonly TableRow[]): boolean {
  const numbers = rows.map((row) => Number(/(\d{1,15})$/.exec(row.id)?.[1] ?? Number.NaN));
  return numbers.length > 1 && numbers.every((number, i) => i === 0 || number < numbers[i - 1]!);
}

/** Rows that name other rows as their parents: the top is an activity, below it a step, below that stories. */
class LinkedRows {
  private readonly rows: readonly TableRow[];
  private readonly builder: PlanBuilder;
  private readonly byId = new Map<string, TableRow>();
  private readonly containers = new Set<TableRow>();
  private readonly activities = new Set<TableRow>();
  private readonly columns = new Map<TableRow, TableRow | null>();

  constructor(rows: readonly TableRow[], builder: PlanBuilder) {
    this.rows = rows;
    this.builder = builder;
    for (const row of rows) if (row.id !== '' && !this.byId.has(row.id)) this.byId.set(row.id, row);
    for (const row of rows) {
      const parent = this.parentOf(row);
      if (parent !== null && !row.isSubTask) this.containers.add(parent);
    }
    for (const row of this.containers) {
      const parent = this.parentOf(row);
      if (parent !== null && this.parentOf(parent) === null) this.activities.add(parent);
    }
  }

  placeAll(place: PlaceRow): void {
    for (const row of this.rows) {
      const { at } = row;
      if (row.parent !== '' && !this.byId.has(row.parent) && row.step === '' && row.activity === '') {
        this.builder.lose(row.parent, 'points to nothing', at);
      }
      if (row.story !== '' && this.isActivity(row)) {
        this.activityOf(row);
        place(row, null, true);
      } else if (row.story !== '' && this.isStep(row)) {
        this.stepOf(row);
        place(row, null, true);
      } else {
        place(row, this.stepAbove(row), false);
      }
    }
  }

  private isActivity(row: TableRow): boolean {
    return this.activities.has(row);
  }

  private isStep(row: TableRow): boolean {
    if (!this.containers.has(row) || this.isActivity(row)) return false;
    const parent = this.parentOf(row);
    return parent === null || this.isActivity(parent);
  }

  private activityOf(row: TableRow): string {
    return this.builder.activity(row.story, row.at, { reuse: true });
  }

  private stepOf(row: TableRow): string {
    const { at } = row;
    const parent = this.parentOf(row);
    if (parent !== null) return this.builder.step(this.activityOf(parent), row.story, at, { reuse: true });
    const activity =
      row.activity === ''
        ? importedActivity(this.builder, at)
        : this.builder.activity(row.activity, at, { reuse: true });
    return this.builder.step(activity, row.story, at, { reuse: true });
  }

  /** The step of a story: its nearest column of the map, however deep the story is below it. */
  private stepAbove(row: TableRow): string | null {
    const above = this.columnAbove(row);
    if (above !== null) {
      this.reportOtherColumns(row, [
        above.story,
        this.parentOf(above)?.story ?? '',
        this.parentOf(row)!.story,
      ]);
      if (this.isStep(above)) return this.stepOf(above);
      return this.builder.defaultStep(row.at, this.activityOf(above));
    }
    let found: string | null = null;
    placeByCells(row, (_, step) => (found = step), this.builder);
    return found;
  }

  /** The nearest row above that is an activity or a step; every row on the way is walked once in all. */
  private columnAbove(row: TableRow): TableRow | null {
    const path: TableRow[] = [];
    let found: TableRow | null = null;
    for (let at: TableRow | null = row; at !== null;) {
      const known = this.columns.get(at);
      if (known !== undefined) {
        found = known;
        break;
      }
      this.columns.set(at, null); // a row met again on the same way goes in a circle and has none
      path.push(at);
      const parent = this.parentOf(at);
      if (parent !== null && parent.story !== '' && (this.isStep(parent) || this.isActivity(parent))) {
        found = parent;
        break;
      }
      at = parent;
    }
    for (const walked of path) this.columns.set(walked, found);
    return found;
  }

  /** Names of an activity or step in the row's own cells count only while its parents say the same. */
  private reportOtherColumns(row: TableRow, titles: readonly string[]): void {
    for (const name of [row.activity, row.step]) {
      if (name !== '' && !titles.includes(name)) this.builder.lose(name, 'only one fits', row.at);
    }
  }

  private parentOf(row: TableRow): TableRow | null {
    const parent = row.parent === '' ? undefined : this.byId.get(row.parent);
    return parent === undefined || parent === row ? null : parent;
  }
}
