/** Opens the minimap when this person wants it, and loads it when they want it first. */
import type { PeopleStore } from '../store/people.ts';
import type { Tools } from '../tools/toolContext.ts';
import type { Painting } from './paint/painting.ts';

/** Returns how to stop; what is open closes then. */
export function followMinimapWish(
  host: HTMLElement,
  tools: Tools,
  people: PeopleStore,
  painting: () => Painting,
): () => void {
  const { view } = tools;
  let close: (() => void) | null = null;
  let isStopped = false;
  const isWanted = (): boolean =>
    view.getState().showsMinimap && view.getState().viewport.width > 0 && !isStopped;
  const update = async (): Promise<void> => {
    if (!isWanted()) {
      close?.();
      close = null;
      return;
    }
    try {
      const { openMinimap } = await import('./minimap/openMinimap.ts');
      if (isWanted()) close ??= openMinimap(host, tools, people, painting);
    } catch {
      view.setState({ showsMinimap: false });
      tools.dialogs.toast(tools.words.toolNotLoaded);
    }
  };
  const unsubscribe = view.subscribe((state, before) => {
    const hasAppeared = before.viewport.width === 0 && state.viewport.width > 0;
    if (state.showsMinimap !== before.showsMinimap || hasAppeared) void update();
  });
  void update();
  return () => {
    isStopped = true;
    unsubscribe();
    close?.();
  };
}
