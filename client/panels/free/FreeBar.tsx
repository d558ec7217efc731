/** The tools for what lies around the map, at its edge, and what can be done with what is chosen there. */
import { ImagePlus, MousePointer2, Shapes, WandSparkles, X } from 'lucide';
import { useState } from 'react';
import { useStore } from 'zustand';
import { isFreeId } from '../../../shared/model/freeThing.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { freeMakers, makerKeys, type FreeMaker } from '../../store/freeDrag.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { toggleLaser, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { latePart } from '../../ui/latePart.tsx';
import { freeWords } from '../../ui/words/free.ts';
import { laserWords } from '../../ui/words/laser.ts';
import styles from './FreeBar.module.css';
import { makerIcons } from './makerIcons.ts';

const FreeSelection = latePart(() => import('./FreeSelection.tsx'));

/** For those who may edit; one tool is always the one in hand. On a phone a button unfolds them, and taking one folds them. */
export default function FreeBar({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const inHand = useStore(view, (state) => state.freeTool);
  const laser = useStore(view, (state) => state.laser);
  const [isUnfolded, setUnfolded] = useState(false);
  const hasChosen = useStore(
    view,
    (state) => state.editing === null && state.drag === null && [...state.selection].some(isFreeId),
  );
  const take = (freeTool: FreeMaker | null): void => {
    setUnfolded(false);
    view.setState({ freeTool, slicing: null, laser: false });
    wish(view, 'takeFocus');
  };
  return (
    <>
      <div
        className={styles['bar']}
        role="toolbar"
        aria-orientation="vertical"
        aria-label={freeWords.tools}
        data-unfolded={isUnfolded}
      >
        <IconButton
          icon={isUnfolded ? X : laser ? WandSparkles : inHand === null ? Shapes : makerIcons[inHand]}
          size="s"
          label={isUnfolded ? freeWords.foldTools : freeWords.tools}
          aria-expanded={isUnfolded}
          className={classes(styles['fold'], (inHand !== null || laser) && styles['on'])}
          onClick={() => setUnfolded(!isUnfolded)}
        />
        <IconButton
          icon={MousePointer2}
          size="s"
          label={freeWords.select}
          shortcut="Esc"
          aria-pressed={inHand === null && !laser}
          className={inHand === null && !laser ? styles['on'] : undefined}
          onClick={() => take(null)}
        />
        {freeMakers.map((maker) => (
          <IconButton
            key={maker}
            icon={makerIcons[maker]}
            size="s"
            label={freeWords[maker]}
            shortcut={makerKeys[maker]}
            aria-pressed={inHand === maker}
            className={inHand === maker ? styles['on'] : undefined}
            onClick={() => take(inHand === maker ? null : maker)}
          />
        ))}
        <IconButton
          icon={WandSparkles}
          size="s"
          label={laserWords.label}
          shortcut="L"
          aria-pressed={laser}
          className={laser ? styles['on'] : undefined}
          onClick={() => {
            setUnfolded(false);
            toggleLaser(view);
          }}
        />
        <IconButton
          icon={ImagePlus}
          size="s"
          label={freeWords.images}
          onClick={() => {
            setUnfolded(false);
            wish(view, 'images');
          }}
        />
      </div>
      {hasChosen && <FreeSelection session={session} view={view} dialogs={dialogs} />}
    </>
  );
}
