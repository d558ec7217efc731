/** The personas of the legend for those who may edit: dragged onto the map or among each other, or by a menu and keys. */
import { ArrowDown, ArrowUp, Ellipsis, GripVertical, UserMinus, UserPlus } from 'lucide';
import { useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import type { PersonaId } from '../../../shared/model/persona.ts';
import { noValue } from '../../../shared/views/facets.ts';
import type { LegendEntry } from '../../../shared/views/legend.ts';
import type { MapActions } from '../../store/mapActions.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { haveAll, movePersonaBy, movePersonaTo, personable, putPersona } from '../../store/personaMoves.ts';
import { personaType } from '../../store/personaType.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { personaWords } from '../../ui/words/personas.ts';
import { useRecords } from '../live/useRecords.ts';
import { EntryList } from './EntryList.tsx';
import styles from './PersonaEntries.module.css';

interface PersonaEntriesProps {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly entries: readonly LegendEntry[];
  readonly chosen: readonly string[];
  readonly coloured: boolean;
  readonly onToggle: (value: string) => void;
}

interface Gap {
  readonly beside: string;
  readonly side: 'before' | 'after';
}

/** The entry for stories without a persona stays what it is, last. */
export function PersonaEntries({ store, view, actions, ...list }: PersonaEntriesProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [gap, setGap] = useState<Gap | null>(null);
  const end = (): void => {
    setDragged(null);
    setGap(null);
  };
  const over = (event: DragEvent, value: string): void => {
    if (dragged === null || dragged === value) return setGap(null);
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const side = event.clientY < top + height / 2 ? 'before' : 'after';
    if (gap?.beside !== value || gap.side !== side) setGap({ beside: value, side });
  };
  return (
    <>
      <p className={styles['hint']}>{personaWords.hint}</p>
      <EntryList
        {...list}
        facet="persona"
        rowOf={(entry) =>
          entry.value === noValue
            ? {}
            : {
                className: styles['row'],
                draggable: true,
                'data-gap': gap?.beside === entry.value ? gap.side : undefined,
                onDragStart: (event) => {
                  event.dataTransfer.setData(personaType, entry.value);
                  event.dataTransfer.effectAllowed = 'copyMove';
                  setDragged(entry.value);
                },
                onDragEnd: end,
                onDragOver: (event) => over(event, entry.value),
                onDrop: (event) => {
                  event.preventDefault();
                  if (dragged !== null && gap !== null) {
                    movePersonaTo(actions, dragged as PersonaId, gap.beside as PersonaId, gap.side);
                  }
                  end();
                },
                onKeyDown: (event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                  event.preventDefault();
                  const by = event.key === 'ArrowUp' ? -1 : 1;
                  const isMoved = movePersonaBy(actions, store.getRecords(), entry.value as PersonaId, by);
                  if (isMoved) showToast(personaWords.moved(entry.name), { replaces: 'persona' });
                },
              }
        }
        renderBefore={(entry) => (
          <span className={styles['grip']}>
            {entry.value !== noValue && <Icon node={GripVertical} size={14} />}
          </span>
        )}
        renderAfter={(entry) =>
          entry.value === noValue ? (
            <span className={styles['rest']} />
          ) : (
            <PersonaMenu store={store} view={view} actions={actions} entry={entry} />
          )
        }
      />
    </>
  );
}

function PersonaMenu({
  store,
  view,
  actions,
  entry: { value, name },
}: Pick<PersonaEntriesProps, 'store' | 'view' | 'actions'> & { readonly entry: LegendEntry }) {
  const persona = value as PersonaId;
  const records = useRecords(store);
  const ids = personable(
    records,
    useStore(view, (state) => state.selection),
  );
  const nothing = ids.length === 0 ? { note: personaWords.nothingChosen } : {};
  const put = (on: boolean): void => {
    if (on && haveAll(records, ids, persona)) return showToast(personaWords.already(name));
    if (putPersona(actions, ids, persona, on) === null) return;
    showToast(on ? personaWords.put(name, ids.length) : personaWords.taken(name, ids.length), {
      replaces: 'persona',
    });
  };
  const move = (by: -1 | 1): void => {
    if (movePersonaBy(actions, store.getRecords(), persona, by)) {
      showToast(personaWords.moved(name), { replaces: 'persona' });
    }
  };
  return (
    <Menu trigger={<IconButton icon={Ellipsis} size="s" label={personaWords.options(name)} />}>
      <MenuItem icon={UserPlus} disabled={ids.length === 0} onSelect={() => put(true)} {...nothing}>
        {personaWords.putOn}
      </MenuItem>
      <MenuItem icon={UserMinus} disabled={ids.length === 0} onSelect={() => put(false)} {...nothing}>
        {personaWords.takeOff}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={ArrowUp} shortcut="Alt+↑" onSelect={() => move(-1)}>
        {personaWords.up}
      </MenuItem>
      <MenuItem icon={ArrowDown} shortcut="Alt+↓" onSelect={() => move(1)}>
        {personaWords.down}
      </MenuItem>
    </Menu>
  );
}
