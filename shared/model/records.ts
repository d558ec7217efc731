/** All record types of a map and the field table each is read and written by. */
import { activityFields, type Activity } from './activity.ts';
import { arrowFields, type Arrow } from './arrow.ts';
import { artifactFields, type Artifact } from './artifact.ts';
import { capacityFields, type Capacity } from './capacity.ts';
import { commentFields, type Comment } from './comment.ts';
import { criterionFields, type Criterion } from './criterion.ts';
import { dependencyFields, type Dependency } from './dependency.ts';
import type { Field } from './field.ts';
import { frameFields, type Frame } from './frame.ts';
import { freeTextFields, type FreeText } from './freeText.ts';
import { goalFields, type Goal } from './goal.ts';
import type { AnyKind, Id, Kind } from './id.ts';
import { imageFields, type Image } from './image.ts';
import { initiativeFields, type Initiative } from './initiative.ts';
import { insightFields, type Insight } from './insight.ts';
import { keyResultFields, type KeyResult } from './keyResult.ts';
import { labelFields, type Label } from './label.ts';
import { personaFields, type Persona } from './persona.ts';
import { releaseFields, type Release } from './release.ts';
import type { MapSettings } from './settings.ts';
import { sprintFields, type Sprint } from './sprint.ts';
import { stepFields, type Step } from './step.ts';
import { stickyFields, type Sticky } from './sticky.ts';
import { storyFields, type Story } from './story.ts';
import { strokeFields, type Stroke } from './stroke.ts';
import { themeFields, type Theme } from './theme.ts';
import { timerFields, type Timer } from './timer.ts';
import { tradeOffFields, type TradeOff } from './tradeOff.ts';
import { votingFields, type Voting } from './voting.ts';

export interface RecordTypes {
  activity: Activity;
  step: Step;
  story: Story;
  release: Release;
  persona: Persona;
  label: Label;
  dependency: Dependency;
  criterion: Criterion;
  sticky: Sticky;
  text: FreeText;
  frame: Frame;
  arrow: Arrow;
  stroke: Stroke;
  image: Image;
  goal: Goal;
  keyResult: KeyResult;
  theme: Theme;
  initiative: Initiative;
  sprint: Sprint;
  capacity: Capacity;
  tradeOff: TradeOff;
  insight: Insight;
  artifact: Artifact;
  comment: Comment;
  timer: Timer;
  voting: Voting;
}

export const fieldsOf: { readonly [K in AnyKind]: Readonly<Record<string, Field>> } = {
  activity: activityFields,
  step: stepFields,
  story: storyFields,
  release: releaseFields,
  persona: personaFields,
  label: labelFields,
  dependency: dependencyFields,
  criterion: criterionFields,
  sticky: stickyFields,
  text: freeTextFields,
  frame: frameFields,
  arrow: arrowFields,
  stroke: strokeFields,
  image: imageFields,
  goal: goalFields,
  keyResult: keyResultFields,
  theme: themeFields,
  initiative: initiativeFields,
  sprint: sprintFields,
  capacity: capacityFields,
  tradeOff: tradeOffFields,
  insight: insightFields,
  artifact: artifactFields,
  comment: commentFields,
  timer: timerFields,
  voting: votingFields,
};

export interface MapMeta {
  readonly title: string;
  /** Why all of it: the text at the top of the line. */
  readonly vision: string;
  readonly schema: number;
  /** Changes when a document's history is replaced (restore of a backup): copies of another epoch never merge. */
  readonly epoch: string;
  readonly settings: MapSettings;
}

/** A whole map read from its document: plain, immutable records by id. */
export type MapRecords = { readonly meta: MapMeta } & {
  readonly [K in Kind]: ReadonlyMap<Id<K>, RecordTypes[K]>;
};
