/** The row of buttons at the end of the details: what else can be done with the card, and archiving it. */
import { Archive } from 'lucide';
import type { ReactNode } from 'react';
import type { Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { archiveWithQuestion } from '../live/archiveWithQuestion.ts';
import { useCanEdit } from '../live/useRecords.ts';
import styles from './DetailsPanel.module.css';

/** Only for who may change the card. */
export function CardActions({
  session,
  dialogs,
  id,
  onArchived,
  children,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: Id;
  /** The person archived it here. */
  readonly onArchived: () => void;
  readonly children: ReactNode;
}) {
  if (!useCanEdit(session)) return null;
  return (
    <div className={styles['actions']}>
      {children}
      <Button
        size="s"
        icon={Archive}
        onClick={() => void archiveWithQuestion(session, dialogs, id).then((done) => done && onArchived())}
      >
        {words.details.archive}
      </Button>
    </div>
  );
}
