/** Zoom and fit, floating over the corner of the map. */
import { CornerUpLeft, Maximize, Minus, PictureInPicture2, Plus } from 'lucide';
import { useStore } from 'zustand';
import { toggleMinimap, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { IconButton } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import styles from './ZoomControls.module.css';

/** Shows the scale as it is now; pressing it goes back to 100 %. */
export function ZoomControls({ view }: { readonly view: ViewStore }) {
  const percent = useStore(view, (state) => Math.round(state.viewport.scale * 100));
  const showsMinimap = useStore(view, (state) => state.showsMinimap);
  const canGoBack = useStore(view, (state) => state.back !== null);
  return (
    <div className={styles['controls']} role="group" aria-label={words.map.zoom}>
      <IconButton
        icon={Minus}
        size="s"
        label={words.map.zoomOut}
        shortcut="−"
        onClick={() => wish(view, 'zoomOut')}
      />
      <button
        type="button"
        className={styles['percent']}
        aria-label={words.map.zoomReset(percent)}
        onClick={() => wish(view, 'actualSize')}
      >
        {percent} %
      </button>
      <IconButton
        icon={Plus}
        size="s"
        label={words.map.zoomIn}
        shortcut="+"
        onClick={() => wish(view, 'zoomIn')}
      />
      <span className={styles['separator']} />
      <IconButton
        icon={PictureInPicture2}
        size="s"
        label={words.map.minimap}
        shortcut="M"
        aria-pressed={showsMinimap}
        className={styles['minimap']}
        onClick={() => toggleMinimap(view)}
      />
      <IconButton
        icon={Maximize}
        size="s"
        label={words.map.fit}
        shortcut="F"
        onClick={() => wish(view, 'fit')}
      />
      <IconButton
        icon={CornerUpLeft}
        size="s"
        label={words.map.back}
        shortcut="Alt+Backspace"
        disabled={!canGoBack}
        onClick={() => wish(view, 'back')}
      />
    </div>
  );
}
