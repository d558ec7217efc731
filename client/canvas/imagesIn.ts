/** Hears of image files that are pasted, dropped or wished for; what is done with them is loaded then. */
import type { Point } from '../layout/geometry.ts';
import type { Tools } from '../tools/toolContext.ts';

export interface ImagesIn {
  /** Takes pasted files, if there are any and nothing else that could be pasted. Returns whether it did. */
  readonly paste: (clipboard: DataTransfer) => boolean;
  /** Where the pointer was last on the canvas; null: it has not been there. */
  readonly pointer: () => Point | null;
  /** Lets the person choose files. */
  readonly choose: () => void;
  readonly close: () => void;
}

export function createImagesIn(host: HTMLElement, tools: Tools, mapId: string): ImagesIn {
  const listening = new AbortController();
  let pointer: Point | null = null;
  const add = (files: readonly File[] | null, event: MouseEvent | null): void => {
    const point = event === null ? pointer : pointOf(event);
    import('./addImages.ts')
      .then(({ addImages, chooseImages }) =>
        files === null ? chooseImages(tools, mapId) : addImages({ tools, mapId, files, point }),
      )
      .catch(() => tools.dialogs.toast(tools.words.toolNotLoaded));
  };
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const on = <E extends Event>(target: EventTarget, type: string, listener: (event: E) => void): void =>
    target.addEventListener(type, listener as EventListener, { signal: listening.signal });
  /** Anywhere on the page: a file that is let go beside the map must not take the page's place. */
  const onDrag = (event: DragEvent): void => {
    const { dataTransfer, target, type } = event;
    if (dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    const isOnMap = host.contains(target as Node | null);
    dataTransfer.dropEffect = isOnMap ? 'copy' : 'none';
    host.toggleAttribute('data-dropping', isOnMap && type === 'dragover' && tools.actions.canEdit());
    if (isOnMap && type === 'drop') add([...dataTransfer.files], event);
  };
  on<PointerEvent>(host, 'pointermove', (event) => (pointer = pointOf(event)));
  for (const type of ['dragover', 'dragleave', 'drop']) on(window, type, onDrag);

  return {
    paste: (clipboard) => {
      // A range copied from a spreadsheet comes with a picture of itself.
      if (clipboard.files.length === 0 || clipboard.getData('text/plain').trim() !== '') return false;
      add([...clipboard.files], null);
      return true;
    },
    pointer: () => pointer,
    choose: () => add(null, null),
    close: () => listening.abort(),
  };
}
