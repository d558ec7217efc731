/** A field over a list: type, choose with the arrows, Enter. Commands and search are both of it. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide';
import type { IconNode } from 'lucide';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { words } from '../../ui/words.ts';
import styles from './Palette.module.css';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconNode;
  /** Stands at the right, quietly. */
  readonly note?: string;
  readonly shortcut?: string;
  readonly run: () => void;
  /** It asks for more in the same place, so the palette stays open. */
  readonly asks?: boolean;
}

export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteItem[];
}

const mostShown = 80;

/** Open as long as it is rendered; closes before an item runs. */
export function Palette({
  title,
  placeholder,
  empty,
  hint,
  groups,
  onClose,
}: {
  readonly title: string;
  readonly placeholder: string;
  readonly empty: string;
  readonly hint: string;
  readonly groups: readonly PaletteGroup[];
  readonly onClose: () => void;
}) {
  const choose = (item: PaletteItem): void => {
    if (item.asks === true) return item.run();
    onClose();
    // The closing dialog gives the focus back first, so that a command can take it elsewhere.
    requestAnimationFrame(item.run);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Viewport className={styles['viewport']}>
          <Dialog.Popup className={styles['popup']} aria-label={title}>
            <Autocomplete.Root
              open
              inline
              items={groups}
              itemToStringValue={(item: PaletteItem) => item.label}
              autoHighlight="always"
              keepHighlight
              limit={mostShown}
            >
              <div className={styles['field']}>
                <Icon node={Search} />
                <Autocomplete.Input
                  className={styles['input']}
                  aria-label={title}
                  placeholder={placeholder}
                />
              </div>
              <Dialog.Close className="visually-hidden">{words.close}</Dialog.Close>
              <div className={styles['results']}>
                <Autocomplete.Empty>
                  <p className={styles['empty']}>{empty}</p>
                </Autocomplete.Empty>
                <Autocomplete.List aria-label={title}>
                  {(group: PaletteGroup) => (
                    <Autocomplete.Group key={group.value} items={group.items} className={styles['group']}>
                      <Autocomplete.GroupLabel className={styles['group-label']}>
                        {group.value}
                      </Autocomplete.GroupLabel>
                      <Autocomplete.Collection>
                        {(item: PaletteItem) => (
                          <Autocomplete.Item
                            key={item.id}
                            value={item}
                            className={styles['item']}
                            onClick={() => choose(item)}
                          >
                            <Icon node={item.icon} size={16} />
                            <span className={styles['label']}>{item.label}</span>
                            {item.note !== undefined && <span className={styles['note']}>{item.note}</span>}
                            {item.shortcut !== undefined && <Keys keys={item.shortcut.split('+')} />}
                          </Autocomplete.Item>
                        )}
                      </Autocomplete.Collection>
                    </Autocomplete.Group>
                  )}
                </Autocomplete.List>
              </div>
              <p className={styles['hint']}>{hint}</p>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
