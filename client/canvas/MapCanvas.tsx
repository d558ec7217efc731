/** The story map: stage, text editor, cursors and mirror. Fills its parent; React renders nothing per card. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type Konva from 'konva';
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore.js';
import { useStore } from 'zustand';
import type { CardCountsStore } from '../store/cardCounts.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { PeopleStore } from '../store/people.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { addActivity, addStep } from '../tools/addRecords.ts';
import type { Theme } from '../ui/tokens.ts';
import { EmptyMap } from './EmptyMap.tsx';
import styles from './MapCanvas.module.css';
import { openCanvas, type OpenCanvas } from './openCanvas.ts';
import { layerNames } from './stageLayers.ts';
import { useElementSize } from './useElementSize.ts';
import { usePixelRatio } from './usePixelRatio.ts';

export interface MapCanvasProps {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly people: PeopleStore;
  readonly counts: CardCountsStore;
  readonly dialogs: MapDialogs;
  readonly theme: Theme;
  /** Whose images they are. */
  readonly mapId: string;
}

export function MapCanvas({ store, view, actions, people, counts, dialogs, theme, mapId }: MapCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const cursors = useRef<HTMLDivElement>(null);
  const carets = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const stage = useRef<Konva.Stage>(null);
  const [canvas, setCanvas] = useState<OpenCanvas | null>(null);
  const painted = useRef<OpenCanvas | null>(null);
  const size = useElementSize(host);
  const firstTheme = useRef(theme);
  const repaint = useCallback(() => painted.current?.scene.repaintAll(), []);
  usePixelRatio(stage, repaint);

  useLayoutEffect(() => {
    const opened = openCanvas(
      {
        host: host.current!,
        surface: surface.current!,
        field: field.current!,
        mirror: mirror.current!,
        cursors: cursors.current!,
        carets: carets.current!,
        area: area.current!,
        status: status.current!,
        stage: stage.current!,
      },
      { store, view, actions, people, counts, dialogs, theme: firstTheme.current, mapId },
    );
    painted.current = opened;
    setCanvas(opened);
    return () => {
      painted.current = null;
      opened.close();
    };
  }, [store, view, actions, people, counts, dialogs, mapId]);
  useEffect(() => {
    firstTheme.current = theme;
    canvas?.scene.setTheme(theme);
  }, [canvas, theme]);
  useLayoutEffect(() => {
    if (canvas !== null && size.width > 0) canvas.resize(size.width, size.height);
  }, [canvas, size]);

  const canEdit = actions.canEdit();
  useEffect(() => canvas?.scene.repaintAll(), [canvas, canEdit]);

  const isEmpty = useSyncExternalStore(store.subscribe, () => isEmptyMap(store));
  const hidesActivities = useSyncExternalStore(store.subscribe, () => store.getGrid().hidesActivities);
  const addFirst = (): void => {
    if (canvas === null) return;
    if (hidesActivities) addStep(canvas.tools, null);
    else addActivity(canvas.tools);
  };
  const isEditing = useStore(view, (state) => state.editing !== null);

  return (
    <div ref={host} className={styles['host']}>
      <div ref={surface} className={styles['surface']} data-surface aria-hidden>
        <div ref={field} className={styles['field']} />
        <Stage ref={stage} width={size.width} height={size.height} listening={false}>
          {layerNames.map((name) => (
            <Layer key={name} listening={false}>
              <Shape
                listening={false}
                perfectDrawEnabled={false}
                sceneFunc={(context) => painted.current?.scene.paint(name, context._context)}
              />
            </Layer>
          ))}
        </Stage>
      </div>
      <div ref={mirror} className={styles['mirror']} />
      <div ref={cursors} className={styles['cursors']} aria-hidden />
      {isEmpty && !isEditing && (
        <EmptyMap
          canEdit={canEdit}
          hidesActivities={hidesActivities}
          onFirst={addFirst}
          onImport={dialogs.openImport}
        />
      )}
      <textarea ref={area} className={styles['editor']} rows={1} spellCheck hidden />
      <div ref={carets} className={styles['carets']} aria-hidden />
      <div ref={status} className={styles['status']} role="status" />
    </div>
  );
}

function isEmptyMap(store: MapStore): boolean {
  const grid = store.getGrid();
  return grid.backbone.length === 0 && grid.columns.length === 0 && grid.releases.length === 0;
}
