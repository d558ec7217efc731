/** What the map still lacks, rule by rule; choosing an entry goes there on the map. */
import { CircleCheck } from 'lucide';
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { MapStore } from '../../store/mapStore.ts';
import { jumpTo, togglePanel, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { gapsPanelWords as text } from '../../ui/words/gapsPanel.ts';
import { SideFrame } from '../lens/SideFrame.tsx';
import { useGrid, useRecords } from '../live/useRecords.ts';
import { gapGroups, type GapGroup } from './gapItems.ts';
import styles from './GapsPanel.module.css';

/** How many of one rule are listed at first, and with each "more". */
const portion = 30;

/** The map shows signs at the same places while this is open. */
export default function GapsPanel({ store, view }: { readonly store: MapStore; readonly view: ViewStore }) {
  const records = useRecords(store);
  const grid = useGrid(store);
  const groups = useMemo(() => gapGroups(records, grid), [records, grid]);
  const all = groups.reduce((sum, { items }) => sum + items.length, 0);
  const close = (): void => {
    togglePanel(view, 'gaps');
    wish(view, 'takeFocus');
  };
  return (
    <SideFrame title={text.title} note={text.summary(all)} close={text.close} onClose={close}>
      {grid.releases.length === 0 && <p className={styles['note']}>{text.noSlices}</p>}
      {all === 0 && grid.releases.length > 0 && <Notice icon={CircleCheck} {...text.none} />}
      {/* The arrows go through the entries of all groups. */}
      <div className={styles['groups']} role="group" aria-label={text.list} onKeyDown={goByArrow}>
        {groups.map((group) => (
          <Group key={group.rule} group={group} view={view} />
        ))}
      </div>
    </SideFrame>
  );
}

function Group({ group: { rule, items }, view }: { readonly group: GapGroup; readonly view: ViewStore }) {
  const [shown, setShown] = useState(portion);
  const { title, why, mend } = text.rules[rule];
  return (
    <section className={styles['group']} aria-labelledby={`gaps-${rule}`}>
      <h3 id={`gaps-${rule}`} className={styles['title']}>
        {title} <span className={styles['count']}>{items.length}</span>
      </h3>
      <p className={styles['note']}>{why}</p>
      <ul className={styles['list']}>
        {items.slice(0, shown).map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className={styles['item']}
              data-gap
              onClick={() => jumpTo(view, item.target)}
            >
              {item.label}
            </button>
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <Button look="quiet" size="s" onClick={() => setShown(shown + 10 * portion)}>
          {text.more(items.length - shown)}
        </Button>
      )}
      <p className={styles['mend']}>{text.mend(mend)}</p>
    </section>
  );
}

function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-gap]')];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const next = entries[at + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
