/** The marks of a thing around the map under its title: what it is, what an arrow joins, and its lock. */
import { Lock } from 'lucide';
import { isOfKind, type FreeThing } from '../../../shared/model/freeThing.ts';
import { kindOf } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { arrowJoins } from '../../ui/words/freeName.ts';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import styles from './OutlineRow.module.css';

export function FreeMarks({ records, thing }: { readonly records: MapRecords; readonly thing: FreeThing }) {
  return (
    <>
      <span>{words.kinds[kindOf(thing.id)!]}</span>
      {isOfKind(thing, 'arrow') && <span className={styles['mark']}>{arrowJoins(records, thing)}</span>}
      {thing.locked && (
        <span className={styles['mark']}>
          <Icon node={Lock} size={14} />
          {words.canvas.mirror.locked}
        </span>
      )}
    </>
  );
}
