/** What the canvas asks of the page around it: questions, toasts and panels that are not drawn on the map. */
import type { Id } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';

export interface ToastOptions {
  /** With a button that undoes the last own change. */
  readonly undo?: boolean;
  /** Bad news is announced at once. */
  readonly tone?: 'bad';
  /** It takes the place of the message of this name. */
  readonly replaces?: string;
}

/** Where a card is to be added: below another one, else at the end of the cell. */
export interface AddPlace {
  readonly stepId: StepId;
  /** null: unscheduled. */
  readonly releaseId: ReleaseId | null;
  readonly after?: StoryId;
}

export interface MapDialogs {
  /** Asks before a container goes; resolves to whether the person agreed. */
  readonly confirmArchive: (what: {
    readonly title: string;
    readonly steps: number;
    readonly stories: number;
  }) => Promise<boolean>;
  /** A short message. */
  readonly toast: (message: string, options?: ToastOptions) => void;
  readonly openPush: (releaseId: ReleaseId) => void;
  /** Where slices can be pushed to a tracker. */
  readonly openTrackers?: (releaseId: ReleaseId) => void;
  readonly openDetails: (id: Id) => void;
  /** Asks what kind of dependency it is and makes it; `at` is a point of the canvas, for the page one of the window. */
  readonly openDependency?: (ask: {
    readonly storyId: StoryId;
    readonly needsId: StoryId;
    readonly at: { readonly x: number; readonly y: number };
  }) => void;
  readonly openMove: (ids: readonly Id[]) => void;
  /** Asks a contributor for a card and has the server add it; false: this person is none. */
  readonly contribute?: (place: AddPlace | null) => boolean;
  /** Says what a contributor may do; false: this person is none. */
  readonly sayLimits?: () => boolean;
  readonly openShortcuts: () => void;
  readonly openSearch: () => void;
  readonly openCommands: () => void;
  /** Where the page has an address that can carry a view. */
  readonly copyViewLink?: () => void;
  /** Where the map's own settings can be seen. */
  readonly openSettings?: () => void;
  /** Where a dot vote can be started; the server lets facilitators. */
  readonly openVoting?: () => void;
  /** Where views for audiences can be shared. */
  readonly openAudiences?: () => void;
  /** Where there is an import; an empty map offers it. */
  readonly openImport?: () => void;
}
