/** The map as rows of an outline, in reading order and in words: what a screen reader reads. */
import type { Id } from '../../shared/model/id.ts';
import { isLockedIn } from '../../shared/model/locked.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Release } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import { dependenciesOf } from '../../shared/views/dependencies.ts';
import { laneTotals, type LaneTotals } from '../../shared/views/laneTotals.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import type { FocusedCell, ViewState } from '../store/viewStore.ts';
import { words } from '../ui/words.ts';
import { listed, names, storyMarks } from './mirrorWords.ts';

export interface MirrorRow {
  /** Stays the same while the row means the same thing. */
  readonly key: string;
  readonly id: Id | null;
  /** `unplaced` and `around` are groups that stand for no record. */
  readonly kind: 'activity' | 'step' | 'story' | 'release' | 'cell' | 'unplaced' | 'around' | 'free';
  readonly cell: FocusedCell | null;
  readonly level: number;
  readonly position: number;
  readonly of: number;
  readonly title: string;
  readonly marks: string;
  /** null: it cannot be collapsed. */
  readonly expanded: boolean | null;
}

/** Rows that stand together: the stories of one cell, or one row that stands for itself. */
export interface MirrorGroup {
  /** Stays the same while the group means the same thing. */
  readonly key: string;
  /** The cell its rows lie in, one below the other from its first card on, by index; null: each has its own place. */
  readonly cell: { readonly column: number; readonly lane: number } | null;
  /** The same list while nothing about it has changed. */
  readonly rows: readonly MirrorRow[];
}

export interface MirrorInput {
  readonly layout: MapLayout;
  readonly records: MapRecords;
  readonly state: ViewState;
  /** Adds to the marks; the same function while it would say the same of everything. */
  readonly noteOf: (id: Id) => string;
}

/** Activities with their steps and stories, then what is unplaced, then the releases. */
export function mirrorRows(layout: MapLayout, records: MapRecords, state: ViewState): MirrorRow[] {
  const groups = createMirrorGroups()({ layout, records, state, noteOf: () => '' });
  return groups.flatMap(({ rows }) => rows);
}

/** The same as groups. It remembers what it made, so that an edit makes anew only the cells it touches. */
export function createMirrorGroups(): (input: MirrorInput) => MirrorGroup[] {
  const known = new Map<string, { readonly from: readonly unknown[]; readonly made: unknown }>();
  const remember: Remember = <T>(key: string, from: readonly unknown[], make: () => T): T => {
    const before = known.get(key);
    const isSame = before?.from.length === from.length && from.every((part, i) => part === before.from[i]);
    if (isSame) return before.made as T;
    const made = make();
    known.set(key, { from, made });
    return made;
  };
  return (input) => {
    const groups = groupsOf(input, remember);
    // Steps and releases that are gone for good need not be remembered for ever.
    if (known.size > 1000 + 4 * groups.length) known.clear();
    return groups;
  };
}

/** What was made of the same parts under this key before, else what is made now. */
type Remember = <T>(key: string, from: readonly unknown[], make: () => T) => T;

function groupsOf(input: MirrorInput, remember: Remember): MirrorGroup[] {
  const { layout, records, state } = input;
  const groups: MirrorGroup[] = [];
  /** `from`: what its words are made of, its place in the outline apart. */
  const push = (
    place: ReturnType<typeof plain>,
    expanded: boolean | null,
    from: readonly unknown[],
    say: () => Pick<MirrorRow, 'title' | 'marks'>,
  ): void => {
    const { key, level, position, of } = place;
    // The settings of the map name the levels.
    const always = [level, position, of, expanded, input.noteOf, records.meta];
    const rows = remember(`row ${key}`, [...always, ...from], () => [
      withNotes(records, input.noteOf, { ...place, ...say(), expanded }),
    ]);
    groups.push({ key, cell: null, rows });
  };
  const dependent = dependentSteps(records);
  const { backbone, releases } = layout.grid;
  // Where activities are not shown, the steps are the top level.
  const hidden = layout.grid.hidesActivities;
  const shift = hidden ? 1 : 0;
  const heads = hidden ? (backbone[0]?.steps.length ?? 0) : backbone.length;
  const top = heads + releases.length;
  backbone.forEach(({ activity, steps }, index) => {
    const expanded = hidden || !state.collapsed.has(activity.id);
    if (!hidden)
      push(
        plain(activity.id, 'activity', 1, index + 1, top),
        expanded,
        [activity, steps.length, records.persona],
        () => ({
          title: activity.title.trim() || words.canvas.untitled,
          marks: listed([
            words.kinds.activity,
            words.canvas.mirror.steps(steps.length),
            names(records, 'persona', activity.personas),
          ]),
        }),
      );
    if (!expanded) return;
    steps.forEach((step, stepIndex) => {
      const open = !state.collapsed.has(step.id);
      push(
        plain(step.id, 'step', 2 - shift, stepIndex + 1, hidden ? top : steps.length),
        open,
        [step, records.persona],
        () => ({
          title: step.title.trim() || words.canvas.untitled,
          marks: listed([words.kinds.step, names(records, 'persona', step.personas)]),
        }),
      );
      if (open) groups.push(...columnOf(input, step.id, dependent, remember));
    });
  });
  if (layout.grid.columns.at(-1) === null) {
    push(plain(null, 'unplaced', 1, 0, 0), null, [], () => ({ title: words.canvas.unplaced, marks: '' }));
    groups.push(...columnOf(input, null, dependent, remember));
  }
  releases.forEach((release, index) => {
    const totals = laneTotals(layout.grid, release.id);
    push(
      plain(release.id, 'release', 1, heads + index + 1, top),
      !state.collapsed.has(release.id),
      [release, totals.stories, totals.points],
      () => ({ title: release.name.trim() || words.canvas.untitled, marks: releaseMarks(release, totals) }),
    );
  });
  return groups;
}

function releaseMarks({ capacity, outcome }: Release, totals: LaneTotals): string {
  const { mirror, tools } = words.canvas;
  const over = capacity === null ? 0 : totals.points - capacity;
  return listed([
    words.kinds.release,
    tools.laneTotals(totals),
    capacity === null ? '' : mirror.capacity(capacity),
    over > 0 ? mirror.overCapacity(over) : '',
    outcome === '' ? '' : mirror.outcome(outcome),
  ]);
}

/** Steps with stories whose rows name other stories: what changes there may change them. */
function dependentSteps(records: MapRecords): ReadonlySet<StepId | null> {
  return new Set(dependenciesOf(records).all.flatMap(({ story, needed }) => [story.stepId, needed.stepId]));
}

function withNotes(records: MapRecords, noteOf: MirrorInput['noteOf'], row: MirrorRow): MirrorRow {
  if (row.id === null) return row;
  const lock = isLockedIn(records, row.id) ? words.canvas.mirror.locked : '';
  const notes = listed([lock, noteOf(row.id)]);
  return notes === '' ? row : { ...row, marks: listed([row.marks, notes]) };
}

function columnOf(
  input: MirrorInput,
  stepId: StepId | null,
  dependent: ReadonlySet<StepId | null>,
  remember: Remember,
): readonly MirrorGroup[] {
  const { layout, records, state, noteOf } = input;
  const { grid, columns } = layout;
  const { persona, label, criterion, meta, step, release } = records;
  const column = stepId === null ? columns.length - 1 : layout.columnOf(stepId);
  const namesOthers = dependent.has(stepId) || (stepId === null && dependent.size > 0);
  const said = [noteOf, persona, label, criterion, meta, ...(namesOthers ? [records] : [])];
  const empty = state.focusedCell?.stepId === stepId ? state.focusedCell : null;
  const stands = [grid.cells.get(stepId), grid.lanes, grid.hidesActivities, state.collapsed, column];
  return remember(stepId ?? '', [...stands, step, release, empty, ...said], () =>
    cellsOf(input, stepId, column, said, remember),
  );
}

/** `said`: what else its rows are made of. */
function cellsOf(
  { layout, records, state, noteOf }: MirrorInput,
  stepId: StepId | null,
  column: number,
  said: readonly unknown[],
  remember: Remember,
): MirrorGroup[] {
  const { grid } = layout;
  const level = grid.hidesActivities ? 2 : 3;
  const open = layout.lanes.filter(({ folded }) => !folded);
  const count = open.reduce((sum, { lane }) => sum + grid.cell(stepId, lane).length, 0);
  const groups: MirrorGroup[] = [];
  let position = 0;
  for (const { lane, index } of open) {
    const place = lane === null ? words.canvas.unscheduled : (records.release.get(lane)?.name ?? '');
    const stories = grid.cell(stepId, lane);
    if (stories.length > 0) {
      const key = `${stepId ?? ''}|${lane ?? ''}`;
      const first = position + 1;
      const from = [stories, place, level, first, count, ...said];
      const rows = remember(key, from, () =>
        stories.map((story, i) =>
          withNotes(records, noteOf, {
            ...plain(story.id, 'story', level, first + i, count),
            title: story.title.trim() || words.canvas.untitled,
            marks: storyMarks(records, story, place),
            expanded: null,
          }),
        ),
      );
      groups.push({ key, cell: { column, lane: index }, rows });
      position += stories.length;
    }
    const cell = state.focusedCell;
    if (cell !== null && stepId !== null && cell.stepId === stepId && cell.lane === lane) {
      const title = words.canvas.mirror.empty(records.step.get(stepId)?.title ?? '', place);
      const row = {
        ...plain(null, 'cell', level, position + 1, count + 1),
        title,
        marks: '',
        expanded: null,
      };
      groups.push({ key: 'cell', cell: null, rows: [{ ...row, key: 'cell', cell }] });
    }
  }
  return groups;
}

function plain(id: Id | null, kind: MirrorRow['kind'], level: number, position: number, of: number) {
  return { key: id ?? kind, id, kind, cell: null, level, position, of };
}
