/** Which dialog of the map page is open; the canvas and the panels ask for them through `dialogs`. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import { copyViewLink } from '../panels/lens/copyViewLink.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { MapSession } from '../session/mapSession.ts';
import type { AddPlace, MapDialogs } from '../store/mapDialogs.ts';
import { startSearch } from '../store/viewMoves.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { showToast } from '../ui/toasts.ts';
import { words } from '../ui/words.ts';

export type OpenDialog =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'archive';
      readonly title: string;
      readonly steps: number;
      readonly stories: number;
      readonly answer: (agreed: boolean) => void;
    }
  | {
      readonly kind: 'dependency';
      readonly storyId: StoryId;
      readonly needsId: StoryId;
      readonly at: { readonly x: number; readonly y: number };
    }
  | { readonly kind: 'push' | 'trackers'; readonly releaseId: ReleaseId }
  | { readonly kind: 'addCard'; readonly place: AddPlace | null }
  | { readonly kind: 'move'; readonly ids: readonly Id[] }
  | {
      readonly kind:
        | 'share'
        | 'audiences'
        | 'voting'
        | 'name'
        | 'settings'
        | 'shortcuts'
        | 'commands'
        | 'import'
        | 'export';
    };

export interface MapDialogsControl {
  readonly store: StoreApi<OpenDialog>;
  readonly dialogs: MapDialogs;
  readonly open: (dialog: OpenDialog) => void;
  readonly close: () => void;
}

/** One at a time: opening another answers an open question with no. */
export function createMapDialogs(session: MapSession, view: ViewStore): MapDialogsControl {
  const store = createStore<OpenDialog>(() => ({ kind: 'none' }));
  const open = (dialog: OpenDialog): void => {
    const before = store.getState();
    store.setState(dialog, true);
    if (before.kind === 'archive') before.answer(false);
  };
  const close = (): void => open({ kind: 'none' });
  const isContributor = (): boolean => session.me.getState().role === 'contributor';
  return {
    store,
    open,
    close,
    dialogs: {
      confirmArchive: (what) =>
        new Promise((resolve) => {
          open({ kind: 'archive', ...what, answer: resolve });
        }),
      toast: (message, { undo = false, ...options } = {}) =>
        showToast(message, {
          ...options,
          ...(undo ? { action: { label: words.undo, run: session.actions.undo } } : {}),
        }),
      openPush: (releaseId) => open({ kind: 'push', releaseId }),
      openTrackers: (releaseId) => open({ kind: 'trackers', releaseId }),
      openDetails: (id) => view.setState({ detailsOf: id }),
      openDependency: (ask) => open({ kind: 'dependency', ...ask }),
      openMove: (ids) => open({ kind: 'move', ids }),
      contribute: (place) => {
        if (isContributor()) open({ kind: 'addCard', place });
        return isContributor();
      },
      sayLimits: () => {
        if (isContributor()) showToast(words.map.contributorLimits, { replaces: 'limits' });
        return isContributor();
      },
      openShortcuts: () => open({ kind: 'shortcuts' }),
      openSearch: () => startSearch(view),
      openCommands: () => open({ kind: 'commands' }),
      copyViewLink: () => void copyViewLink(view),
      openSettings: () => open({ kind: 'settings' }),
      openImport: () => open({ kind: 'import' }),
      openAudiences: () => open({ kind: 'audiences' }),
      openVoting: () => open({ kind: 'voting' }),
    },
  };
}
