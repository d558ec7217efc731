/** The button by which a contributor adds a card. */
import { Plus } from 'lucide';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { contributeWords as text } from '../../ui/words/contribute.ts';
import styles from './Contribute.module.css';

/** Stands over the map. */
export default function AddCard({ dialogs }: { readonly dialogs: MapDialogs }) {
  return (
    <Button
      look="primary"
      icon={Plus}
      className={styles['button']}
      onClick={() => dialogs.contribute?.(null)}
    >
      {text.add}
    </Button>
  );
}
