/** The free layer's code, fetched when the map has free things or one is made: places, pointer and keyboard, painting. */
import type { FreeText } from '../../shared/model/freeText.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { freePlaces, type FreePlaces } from '../layout/freePlaces.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import type { ViewState } from '../store/viewStore.ts';
import type { FreeHand } from '../tools/freeHand.ts';
import { createFreeHand } from '../tools/freeTools.ts';
import type { Tools } from '../tools/toolContext.ts';
import { freeWords } from '../ui/words/free.ts';
import { freeRows } from './freeRows.ts';
import { createImageBook, decodeImage, fetchFrom } from './imageBook.ts';
import type { MapScene } from './mapScene.ts';
import type { MirrorRow } from './mirrorRows.ts';
import { freeEditorPlace, paintFree, paintFreeDrag, paintFreeMarks } from './paint/freeLayer.ts';
import { writeText } from './paint/freeText.ts';
import type { FreePaint, Painting } from './paint/painting.ts';

export interface FreeCode {
  readonly hand: FreeHand;
  readonly paint: FreePaint;
  readonly rows: (painting: Painting) => readonly MirrorRow[];
  readonly stop: () => void;
}

/** Everything of it looks at the same places, computed once for the same map. */
export function openFreeLayer(tools: Tools, scene: MapScene, mapId: string): FreeCode {
  const images = createImageBook({
    fetchFile: fetchFrom(mapId),
    decode: decodeImage,
    arrived: () => scene.repaint('free'),
    now: () => performance.now(),
  });
  const linesOf = (text: FreeText): number => writeText(scene.text, text).lines.length;
  let known: { grid: MapLayout; records: MapRecords; places: FreePlaces; layout: MapLayout } | null = null;
  const lay = (grid: MapLayout, records: MapRecords): MapLayout => {
    if (known?.grid !== grid || known.records !== records) {
      const places = freePlaces(records, grid, linesOf);
      known = { grid, records, places, layout: { ...grid, free: places } };
    }
    return known.layout;
  };
  const places = (): FreePlaces => {
    tools.layout();
    return known!.places;
  };
  const tell = (freeTool: ViewState['freeTool']): void => {
    if (freeTool !== null) tools.announce(freeWords.taken(freeWords[freeTool]));
  };
  tell(tools.view.getState().freeTool);
  const stopTelling = tools.view.subscribe(({ freeTool }, before) => {
    if (freeTool !== before.freeTool) tell(freeTool);
  });
  return {
    stop: () => {
      stopTelling();
      images.dispose();
    },
    hand: createFreeHand(tools, places, freeWords),
    paint: {
      lay,
      paint: (context, painting) => paintFree(context, painting, places(), images),
      paintMarks: (context, painting) => paintFreeMarks(context, painting, places()),
      paintDrag: (context, painting, drag) => paintFreeDrag(context, painting, places(), images, drag),
      editorPlace: (painting, id) => freeEditorPlace(painting, places(), id),
    },
    rows: ({ records }) => freeRows(records, places()),
  };
}
