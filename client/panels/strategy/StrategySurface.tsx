/** The strategy: vision, who it is for, goals with their key results, and themes; written together, in place. */
import { Compass } from 'lucide';
import { useCallback, useRef, useState } from 'react';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { strategyWords } from '../../ui/words/strategy.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import { useKeptFocus } from '../live/useKeptFocus.ts';
import { GoalList } from './GoalList.tsx';
import { PersonaLine } from './PersonaLine.tsx';
import styles from './StrategySurface.module.css';
import { ThemeList } from './ThemeList.tsx';
import { VisionField } from './VisionField.tsx';

const text = strategyWords;

/** Fills its parent and scrolls. */
export default function StrategySurface({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const records = useRecords(session.store);
  const canEdit = useCanEdit(session);
  const root = useRef<HTMLElement>(null);
  const focus = useKeptFocus(root);
  const [told, setTold] = useState('');
  const [hasBegun, setHasBegun] = useState(false);
  const goals = liveInOrder(records.goal);
  const themes = liveInOrder(records.theme);
  const isEmpty = records.meta.vision.trim() === '' && goals.length === 0 && themes.length === 0;
  const begin = useCallback(() => {
    setHasBegun(true);
    focus('vision');
  }, [focus]);
  const list = { session, dialogs, records, canEdit, root, onTell: setTold, onFocus: focus };

  return (
    <section ref={root} className={styles['surface']} data-scrolls aria-labelledby="strategy-title">
      <div className={styles['page']}>
        <header className={styles['header']}>
          <h2 id="strategy-title" className={styles['title']}>
            {text.title}
          </h2>
          {!isEmpty && <p className={styles['muted']}>{text.summary(goals.length, themes.length)}</p>}
          {!canEdit && <p className={styles['read-only']}>{text.readOnly}</p>}
        </header>
        {isEmpty && !hasBegun ? (
          <Notice
            icon={Compass}
            title={text.empty.title}
            text={canEdit ? text.empty.text : text.empty.reader}
          >
            {canEdit && (
              <Button look="primary" size="l" onClick={begin}>
                {text.empty.begin}
              </Button>
            )}
          </Notice>
        ) : (
          <>
            <div className={styles['hero']}>
              <VisionField session={session} view={view} canEdit={canEdit} />
              <PersonaLine records={records} view={view} canEdit={canEdit} />
            </div>
            <div className={styles['columns']}>
              <GoalList {...list} goals={goals} />
              <ThemeList {...list} themes={themes} />
            </div>
          </>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </section>
  );
}
