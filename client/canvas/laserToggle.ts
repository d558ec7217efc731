/** Loads the laser pointer when somebody takes it up, here or elsewhere on the map. */
import type { PeopleStore } from '../store/people.ts';
import type { Tools } from '../tools/toolContext.ts';

/** Returns how to stop. */
export function followLaser(host: HTMLElement, tools: Tools, people: PeopleStore): () => void {
  const { view } = tools;
  let close: (() => void) | null = null;
  const look = async (): Promise<void> => {
    const isWanted = view.getState().laser || people.getState().some(({ presence }) => presence.laser);
    if (!isWanted || close !== null) return;
    close = () => undefined;
    try {
      const { openLaser } = await import('./laser.ts');
      if (isOpen) close = openLaser(host, tools, people);
    } catch {
      close = null;
      view.setState({ laser: false });
      tools.dialogs.toast(tools.words.toolNotLoaded);
    }
  };
  let isOpen = true;
  const stops = [view.subscribe(() => void look()), people.subscribe(() => void look())];
  return () => {
    isOpen = false;
    stops.forEach((stop) => stop());
    close?.();
  };
}
