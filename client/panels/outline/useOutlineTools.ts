/** The map's tools for the outline: the same hands as on the drawn map, without a viewport. */
import { useEffect, useMemo, useState } from 'react';
import { layOutMap, type MapLayout } from '../../layout/mapLayout.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { browserClock } from '../../tools/browserClock.ts';
import { finishEditing } from '../../tools/editing.ts';
import { pruneView } from '../../tools/pruneView.ts';
import { isLive, type Tools } from '../../tools/toolContext.ts';
import { words } from '../../ui/words.ts';

interface OutlineTools {
  readonly tools: Tools;
  /** What was last said to a screen reader. */
  readonly told: string;
}

/** Keeps the view true to the map and shows the others what is selected, as long as the outline is on the screen. */
export function useOutlineTools(session: MapSession, view: ViewStore, dialogs: MapDialogs): OutlineTools {
  const { store, actions } = session;
  const [told, announce] = useState('');
  const tools = useMemo<Tools>(
    () => ({
      store,
      view,
      actions,
      dialogs,
      layout: rememberedLayout(session, view),
      clock: browserClock,
      words: words.canvas.tools,
      announce,
    }),
    [session, store, view, actions, dialogs],
  );

  useEffect(() => {
    let seen = tools.layout();
    const showSelection = (): void =>
      actions.showPresence({ selection: [...view.getState().selection].slice(0, 50) });
    showSelection();
    const stops = [
      store.subscribe(({ rearranged }) => {
        if (!rearranged) return;
        const { editing } = view.getState();
        if (editing !== null && !isLive(tools, editing.id)) {
          finishEditing(tools);
          dialogs.toast(words.canvas.tools.editedGone);
        }
        pruneView(tools, seen);
        seen = tools.layout();
      }),
      view.subscribe((state, before) => {
        if (state.selection !== before.selection) showSelection();
      }),
    ];
    return () => {
      stops.forEach((stop) => stop());
      finishEditing(tools);
      actions.showPresence({ selection: [], editing: null });
    };
  }, [tools, store, view, actions, dialogs]);

  return { tools, told };
}

/** Computed when asked for the first time after a change. */
function rememberedLayout({ store }: MapSession, view: ViewStore): () => MapLayout {
  let made: { readonly grid: unknown; readonly collapsed: unknown; readonly layout: MapLayout } | null = null;
  return () => {
    const grid = store.getGrid();
    const { collapsed } = view.getState();
    if (made === null || made.grid !== grid || made.collapsed !== collapsed) {
      made = { grid, collapsed, layout: layOutMap(grid, collapsed) };
    }
    return made.layout;
  };
}
