/** The keyboard at a glance. */
import { Dialog } from '../../ui/Dialog.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { words } from '../../ui/words.ts';
import styles from './ShortcutsDialog.module.css';

/** Open as long as it is rendered. */
export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} width="l" reading title={words.shortcuts.title}>
      <div className={styles['groups']}>
        {words.shortcuts.groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles['heading']}>{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.does} className={styles['row']}>
                  <dt className={styles['does']}>{shortcut.does}</dt>
                  <dd className={styles['keys']}>
                    {shortcut.keys.map((keys) => (
                      <Keys key={keys.join()} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
