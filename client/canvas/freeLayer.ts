/** Fetches the free layer when the map has something around the grid, or when somebody makes the first thing there. */
import { freeKinds } from '../../shared/model/freeThing.ts';
import type { FreeHand } from '../tools/freeHand.ts';
import type { Tools } from '../tools/toolContext.ts';
import type { FreeCode } from './freeCode.ts';
import type { MapScene } from './mapScene.ts';
import type { MirrorRow } from './mirrorRows.ts';
import type { Painting } from './paint/painting.ts';

export interface FreeLayer {
  readonly hand: () => FreeHand | null;
  readonly fetch: () => Promise<FreeHand | null>;
  /** Fetches it when the map has free things, or a tool is in hand. */
  readonly look: () => void;
  readonly rows: (painting: Painting) => readonly MirrorRow[];
  readonly dispose: () => void;
}

/** `arrived` is called once it is there. */
export function createFreeLayer(
  tools: Tools,
  scene: MapScene,
  mapId: string,
  arrived: () => void,
): FreeLayer {
  let code: FreeCode | null = null;
  let fetching: Promise<FreeHand | null> | null = null;
  let isOpen = true;
  const open = async (): Promise<FreeHand | null> => {
    try {
      const { openFreeLayer } = await import('./freeCode.ts');
      if (!isOpen) return null;
      code = openFreeLayer(tools, scene, mapId);
      scene.setFree(code.paint);
      arrived();
      return code.hand;
    } catch {
      fetching = null; // so that the next time it is tried again
      tools.view.setState({ freeTool: null });
      tools.dialogs.toast(tools.words.toolNotLoaded);
      return null;
    }
  };
  const fetch = (): Promise<FreeHand | null> => (fetching ??= open());
  return {
    hand: () => code?.hand ?? null,
    fetch,
    look: () => {
      if (fetching !== null) return;
      const records = tools.store.getRecords();
      const isWanted = tools.view.getState().freeTool !== null;
      if (isWanted || freeKinds.some((kind) => records[kind].size > 0)) void fetch();
    },
    rows: (painting) => code?.rows(painting) ?? [],
    dispose: () => {
      isOpen = false;
      code?.stop();
    },
  };
}
