/** What an empty map says in its outline: how to start. */
import { FileUp, Plus } from 'lucide';
import { addActivity } from '../../tools/addRecords.ts';
import type { Tools } from '../../tools/toolContext.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import styles from './OutlineSurface.module.css';

const { emptyMap } = words.canvas;

export function EmptyOutline({ tools, canEdit }: { readonly tools: Tools; readonly canEdit: boolean }) {
  const { openImport } = tools.dialogs;
  if (!canEdit) return <p className={styles['empty']}>{emptyMap.reading}</p>;
  return (
    <div className={styles['empty']}>
      <h2>{emptyMap.title}</h2>
      <p>{emptyMap.text}</p>
      <Button look="primary" size="l" icon={Plus} onClick={() => addActivity(tools)}>
        {emptyMap.first}
      </Button>
      {openImport !== undefined && (
        <Button size="l" icon={FileUp} onClick={openImport}>
          {emptyMap.import}
        </Button>
      )}
    </div>
  );
}
