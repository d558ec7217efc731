/** The roadmap: one set of initiatives, looked at as a board, along time, by theme, or as an outline. */
import { Milestone, Plus } from 'lucide';
import { useId, useRef, useState } from 'react';
import type { Horizon, InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { ThemeId } from '../../../shared/model/theme.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { useKeptFocus } from '../live/useKeptFocus.ts';
import { useCanEdit, useRecords } from '../live/useRecords.ts';
import { Board } from './Board.tsx';
import { titleOf } from './initiativeNames.ts';
import { NewInitiativeDialog } from './NewInitiativeDialog.tsx';
import { OutlineLook } from './OutlineLook.tsx';
import { keepLook, looks, readLook } from './roadmapLook.ts';
import styles from './RoadmapSurface.module.css';
import { ThemesLook } from './ThemesLook.tsx';
import { TimelineLook } from './TimelineLook.tsx';
import { useInitiativeMoves } from './useInitiativeMoves.tsx';

const text = roadmapWords;

/** Fills its parent. */
export default function RoadmapSurface({
  session,
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
  const name = useId();
  const [{ look, lanes }, setLook] = useState(readLook);
  const [adding, setAdding] = useState<{
    readonly horizon: Horizon;
    readonly themeId: ThemeId | null;
  } | null>(null);
  const add = (horizon: Horizon, themeId: ThemeId | null = null): void => setAdding({ horizon, themeId });
  const [told, setTold] = useState('');
  const moves = useInitiativeMoves(session, (id) => {
    setTold(whereItIs(session.store.getRecords(), id));
    focus(id, 'open');
  });
  const items = Object.values(roadmapOf(records).columns).flat();
  const goalless = items.filter(({ goals }) => goals.length === 0).length;
  const change = (part: Partial<ReturnType<typeof readLook>>): void => {
    const next = { look, lanes, ...part };
    keepLook(next);
    setLook(next);
  };
  const props = { session, dialogs, records, canEdit, moves, root, onFocus: focus };

  return (
    <section ref={root} className={styles['surface']} aria-labelledby="roadmap-title">
      <header className={styles['header']}>
        <h2 id="roadmap-title" className={styles['title']}>
          {text.title}
        </h2>
        {items.length > 0 && <p className={styles['muted']}>{text.summary(items.length, goalless)}</p>}
        {!canEdit && <p className={styles['read-only']}>{text.readOnly}</p>}
        <div className={styles['tools']}>
          {items.length > 0 && (
            <fieldset className={styles['looks']}>
              <legend className="visually-hidden">{text.look}</legend>
              {looks.map((each) => (
                <label key={each} className={styles['look']}>
                  <input
                    type="radio"
                    name={name}
                    className={styles['radio']}
                    checked={look === each}
                    onChange={() => change({ look: each })}
                  />
                  <span>{text.looks[each]}</span>
                </label>
              ))}
            </fieldset>
          )}
          {canEdit && items.length > 0 && (
            <Button look="primary" size="s" icon={Plus} onClick={() => add('later')}>
              {text.add}
            </Button>
          )}
        </div>
      </header>
      {items.length === 0 ? (
        <Notice
          icon={Milestone}
          title={text.empty.title}
          text={canEdit ? text.empty.text : text.empty.reader}
        >
          {canEdit && (
            <Button look="primary" size="l" icon={Plus} onClick={() => add('later')}>
              {text.add}
            </Button>
          )}
        </Notice>
      ) : (
        <>
          {look === 'board' && <Board {...props} onAdd={add} />}
          {look === 'timeline' && (
            <TimelineLook {...props} lanes={lanes} onLanes={(kind) => change({ lanes: kind })} />
          )}
          {look === 'themes' && <ThemesLook {...props} onAdd={(themeId) => add('later', themeId)} />}
          {look === 'outline' && <OutlineLook {...props} />}
        </>
      )}
      {moves.question}
      {adding !== null && (
        <NewInitiativeDialog
          session={session}
          startsIn={adding.horizon}
          startsUnder={adding.themeId}
          onClose={() => setAdding(null)}
          onAdded={(id) => {
            setAdding(null);
            focus(id, 'open');
          }}
        />
      )}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </section>
  );
}

/** Where an initiative stands on the board, for screen readers. */
function whereItIs(records: MapRecords, id: InitiativeId): string {
  const { columns, item } = roadmapOf(records);
  const found = item(id);
  if (found === null) return '';
  const { horizon } = found.initiative;
  return text.moved(titleOf(found.initiative), horizon, columns[horizon].indexOf(found) + 1);
}
