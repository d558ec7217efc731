/** What happened to this person's cards while they were away: those without a step now, and those archived by others. */
import { ListTree } from 'lucide';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapSession, MergedNotice } from '../../session/mapSession.ts';
import { jumpTo } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { words } from '../../ui/words.ts';
import { keptWords } from '../../ui/words/kept.ts';
import { Strip } from './Strip.tsx';
import styles from './Strips.module.css';

/** Choosing a story goes there on the map. */
export function AwayStrip({
  merged: { unplaced, archived },
  session,
  view,
  onDismiss,
}: {
  readonly merged: MergedNotice;
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly onDismiss: () => void;
}) {
  const told = keptWords.away(unplaced.length, archived.length);
  const records = session.store.getRecords();
  return (
    <Strip icon={ListTree} {...told} onDismiss={onDismiss}>
      <Popover title={told.title} trigger={<Button size="s">{keptWords.show}</Button>}>
        {unplaced.length > 0 && (
          <>
            <h3 className={styles['group']}>{keptWords.inUnplaced}</h3>
            <ul className={styles['list']}>
              {unplaced.map((id) => (
                <li key={id}>
                  <button type="button" className={styles['entry']} onClick={() => jumpTo(view, id)}>
                    {titleOf(records, id)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {archived.length > 0 && (
          <>
            <h3 className={styles['group']}>{keptWords.archived}</h3>
            <ul className={styles['list']}>
              {archived.map((id) => (
                <li key={id} className={styles['plain']}>
                  {titleOf(records, id)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Popover>
    </Strip>
  );
}

function titleOf(records: MapRecords, id: Id): string {
  const kind = kindOf(id);
  if (kind === null) return words.noTitle;
  const all = records[kind] as ReadonlyMap<Id, { readonly title?: string; readonly name?: string }>;
  const record = all.get(id);
  return record?.title || record?.name || words.noTitle;
}
