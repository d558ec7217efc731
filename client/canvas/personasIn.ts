/** Personas dragged from the legend onto the map; what takes them is loaded with the first one. */
import { personaType } from '../store/personaType.ts';
import type { Tools } from '../tools/toolContext.ts';
import type { Painting } from './paint/painting.ts';

/** Listens until the returned function is called. */
export function takePersonasIn(host: HTMLElement, tools: Tools, painting: () => Painting): () => void {
  const listening = new AbortController();
  let isLoaded = false;
  const load = async (): Promise<void> => {
    isLoaded = true;
    try {
      const { listenForPersonas } = await import('./personaDrop.ts');
      if (!listening.signal.aborted) listenForPersonas(host, tools, painting, listening.signal);
    } catch {
      isLoaded = false;
      tools.dialogs.toast(tools.words.toolNotLoaded);
    }
  };
  host.addEventListener(
    'dragenter',
    ({ dataTransfer }) => {
      const isPersona = dataTransfer?.types.includes(personaType) === true;
      if (isPersona && !isLoaded && tools.actions.canEdit()) void load();
    },
    { signal: listening.signal },
  );
  return () => listening.abort();
}
