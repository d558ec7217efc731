/** What this device still has of a map that cannot be opened any more, on the page that says so. */
import { LeftBehindStrips } from './LeftBehindStrips.tsx';
import styles from './Strips.module.css';

export default function LeftBehindHere({ mapId }: { readonly mapId: string }) {
  return (
    <div className={styles['boxes']}>
      <LeftBehindStrips mapId={mapId} isOpen={false} />
    </div>
  );
}
