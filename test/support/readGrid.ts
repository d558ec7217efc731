/** A map as its people see it, in words, so that tests read like the picture. */
import type * as Y from 'yjs';
import { readMap } from '../../shared/model/readMap.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { Story, StoryId } from '../../shared/model/story.ts';
import { arrangeMap, type MapGrid } from '../../shared/views/arrangeMap.ts';
import { backlogStories } from '../../shared/views/backlog.ts';

/** The grid as it is now. */
export function gridOf(doc: Y.Doc): MapGrid {
  return arrangeMap(readMap(doc));
}

/** Titles of a cell, top to bottom; null: Unplaced, unscheduled. */
export function cellOf(doc: Y.Doc, step: StepId | null, release: ReleaseId | null): string[] {
  return gridOf(doc)
    .cell(step, release)
    .map((story) => story.title);
}

/** Activities with the titles of their steps, left to right: `["Buy: Pay, Ship"]`. */
export function backboneOf(doc: Y.Doc): string[] {
  return gridOf(doc).backbone.map(
    ({ activity, steps }) => `${activity.title}: ${steps.map((step) => step.title).join(', ')}`,
  );
}

/** Names of the releases, top to bottom. */
export function lanesOf(doc: Y.Doc): string[] {
  return gridOf(doc).releases.map((release) => release.name);
}

/** One story as it reads now, archived or not. */
export function storyOf(doc: Y.Doc, id: StoryId): Story {
  const story = readMap(doc).story.get(id);
  if (story === undefined) throw new Error(`${id} is not in the document`);
  return story;
}

/** Titles of the backlog, first to last. */
export function backlogOf(doc: Y.Doc): string[] {
  return backlogStories(readMap(doc)).map((story) => story.title);
}
