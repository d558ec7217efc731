/** Map documents for tests, made by the same commands people use. */
import * as Y from 'yjs';
import {
  commandContext,
  runCommand,
  type Command,
  type CommandContext,
} from '../../shared/commands/command.ts';
import {
  commandNamed,
  type CommandName,
  type InputOf,
  type ResultOf,
} from '../../shared/commands/registry.ts';
import type { ActivityId } from '../../shared/model/activity.ts';
import { createDocument } from '../../shared/model/migrations/migrations.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';

export interface MapSize {
  readonly title?: string;
  readonly activities?: number;
  readonly stepsPerActivity?: number;
  readonly releases?: number;
  /** Stories in each cell; the unscheduled lane has cells too. */
  readonly storiesPerCell?: number;
}

export interface BuiltMap {
  readonly doc: Y.Doc;
  readonly activities: readonly ActivityId[];
  readonly steps: readonly StepId[];
  readonly releases: readonly ReleaseId[];
  /** Lane by lane, left to right, top to bottom. */
  readonly stories: readonly StoryId[];
  /** Runs a command on the document as alice. */
  readonly run: <N extends CommandName>(name: N, input: InputOf<N>) => ResultOf<N>;
}

/** An empty map as the server creates it. */
export function emptyMap(title = 'Online shop', epoch = 'epoch-1'): Y.Doc {
  const doc = new Y.Doc();
  createDocument(doc, title, epoch);
  return doc;
}

/** Runs a command by name, typed by the registry. */
export function run<N extends CommandName>(
  doc: Y.Doc,
  name: N,
  input: InputOf<N>,
  context: CommandContext = commandContext({ kind: 'person', name: 'alice' }),
): ResultOf<N> {
  const command: Command = commandNamed(name)!;
  return runCommand(doc, command, input, context) as ResultOf<N>;
}

/** Runs a command as this person. */
export function runAs<N extends CommandName>(
  person: string,
  doc: Y.Doc,
  name: N,
  input: InputOf<N>,
): ResultOf<N> {
  return run(doc, name, input, commandContext({ kind: 'person', name: person }));
}

/** A document that has seen everything `doc` has, as another person's browser would. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), { kind: 'storage' });
  return copy;
}

/** Exchanges everything between documents until all have seen all. */
export function syncAll(...docs: readonly Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) {
      if (to === from) continue;
      const missing = Y.encodeStateAsUpdate(from, Y.encodeStateVector(to));
      Y.applyUpdate(to, missing, { kind: 'socket', socketId: 'peer' });
    }
  }
}

/** A map of this size: 2 activities × 2 steps × (2 releases + unscheduled) × 1 story unless said otherwise. */
export function buildMap({
  title = 'Online shop',
  activities: activityCount = 2,
  stepsPerActivity = 2,
  releases: releaseCount = 2,
  storiesPerCell = 1,
}: MapSize = {}): BuiltMap {
  const doc = emptyMap(title);
  const activities = count(activityCount).map((n) => run(doc, 'addActivity', { title: `Activity ${n}` }).id);
  const steps = activities.flatMap((activityId, i) =>
    count(stepsPerActivity).map((n) => run(doc, 'addStep', { activityId, title: `Step ${i + 1}.${n}` }).id),
  );
  const releases = count(releaseCount).map((n) => run(doc, 'addRelease', { name: `Release ${n}` }).id);
  const lanes: (ReleaseId | null)[] = [...releases, null];
  const stories = lanes.flatMap((releaseId, lane) =>
    steps.flatMap((stepId, column) => {
      if (storiesPerCell === 0) return [];
      const cell = count(storiesPerCell).map((n) => ({
        title: `Story ${lane + 1}.${column + 1}.${n}`,
        estimate: n,
      }));
      return run(doc, 'addStories', { stepId, releaseId, stories: cell }).ids;
    }),
  );
  return { doc, activities, steps, releases, stories, run: (name, input) => run(doc, name, input) };
}

function count(to: number): number[] {
  return Array.from({ length: to }, (_, i) => i + 1);
}
