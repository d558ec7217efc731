/** Keeps the stage as sharp as the screen it is on, also when the window moves to another one or the page is zoomed. */
import { useEffect, type RefObject } from 'react';
import type Konva from 'konva';

/** `repaint` must stay the same function. */
export function usePixelRatio(stage: RefObject<Konva.Stage | null>, repaint: () => void): void {
  useEffect(() => {
    let stop = (): void => {};
    const follow = (): void => {
      stop();
      const ratio = window.devicePixelRatio;
      for (const layer of stage.current?.getLayers() ?? []) {
        if (layer.getCanvas().getPixelRatio() === ratio) continue;
        layer.getCanvas().setPixelRatio(ratio);
      }
      repaint();
      const query = window.matchMedia(`(resolution: ${ratio}dppx)`);
      query.addEventListener('change', follow);
      stop = () => query.removeEventListener('change', follow);
    };
    follow();
    return () => stop();
  }, [stage, repaint]);
}
