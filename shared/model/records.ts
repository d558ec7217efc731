/** All record types of a map and the field table each is read and written by. */
import { activityFields, type Activity } from './activity.ts';
import { arrowFields, type Arrow } from './arrow.ts';
import { commentFields, type Comment } from './comment.ts';
import { criterionFields, type Criterion } from './criterion.ts';
import { dependencyFields, type Dependency } from './dependency.ts';
import type { Field } from './field.ts';
import { frameFields, type Frame } from './frame.ts';
import { freeTextFields, type FreeText } from './freeText.ts';
import type { AnyKind, Id } from './id.ts';
import { imageFields, type Image } from './image.ts';
import { labelFields, type Label } from './label.ts';
import { personaFields, type Persona } from './persona.ts';
import { releaseFields, type Release } from './release.ts';
import type { MapSettings } from './settings.ts';
import { stepFields, type Step } from './step.ts';
import { stickyFields, type Sticky } from './sticky.ts';
import { storyFields, type Story } from './story.ts';
import { strokeFields, type Stroke } from './stroke.ts';
import { timerFields, type Timer } from './timer.ts';

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
  comment: Comment;
  timer: Timer;
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
  comment: commentFields,
  timer: timerFields,
};

export interface MapMeta {
  readonly title: string;
  readonly schema: number;
  /** Changes when a document's history is replaced (restore of a backup): copies of another epoch never merge. */
  readonly epoch: string;
  readonly settings: MapSettings;
}

/** A whole map read from its document: plain, immutable records by id. */
export interface MapRecords {
  readonly meta: MapMeta;
  readonly activity: ReadonlyMap<Id<'activity'>, Activity>;
  readonly step: ReadonlyMap<Id<'step'>, Step>;
  readonly story: ReadonlyMap<Id<'story'>, Story>;
  readonly release: ReadonlyMap<Id<'release'>, Release>;
  readonly persona: ReadonlyMap<Id<'persona'>, Persona>;
  readonly label: ReadonlyMap<Id<'label'>, Label>;
  readonly dependency: ReadonlyMap<Id<'dependency'>, Dependency>;
  readonly criterion: ReadonlyMap<Id<'criterion'>, Criterion>;
  readonly sticky: ReadonlyMap<Id<'sticky'>, Sticky>;
  readonly text: ReadonlyMap<Id<'text'>, FreeText>;
  readonly frame: ReadonlyMap<Id<'frame'>, Frame>;
  readonly arrow: ReadonlyMap<Id<'arrow'>, Arrow>;
  readonly stroke: ReadonlyMap<Id<'stroke'>, Stroke>;
  readonly image: ReadonlyMap<Id<'image'>, Image>;
}
