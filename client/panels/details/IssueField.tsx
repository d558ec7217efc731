/** The issue a story has in a tracker, as a way to its page. */
import { ExternalLink } from 'lucide';
import { useId } from 'react';
import { linkIssues } from '../../../shared/commands/linkIssues.ts';
import type { Issue } from '../../../shared/model/issue.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { safeLink } from '../../../shared/views/links.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { issueWords as text } from '../../ui/words/issue.ts';
import { useCanEdit } from '../live/useRecords.ts';
import styles from './IssueField.module.css';

/** C2: the address is followed only when it is safe, and where it leads is said beside it. */
export function IssueField({
  session,
  dialogs,
  id,
  issue,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: StoryId;
  readonly issue: Issue;
}) {
  const labelId = useId();
  const canEdit = useCanEdit(session);
  const link = safeLink(issue.url);
  const key = <bdi>{issue.key}</bdi>;
  const { actions } = session;
  const unlink = (button: HTMLElement): void => {
    const panel = button.closest('aside');
    actions.endUndoStep();
    if (actions.runLate(linkIssues, { links: [{ storyId: id, issue: null }] }) === null) return;
    actions.endUndoStep();
    dialogs.toast(text.unlinked(issue.key), { undo: true });
    panel?.focus(); // the button goes away with what it was for
  };
  return (
    <div role="group" aria-labelledby={labelId} className={fieldStyles['field']}>
      <span id={labelId} className={fieldStyles['label']}>
        {text.field}
      </span>
      <div className={styles['row']}>
        {link === null ? (
          key
        ) : (
          <OutsideLink href={link.href}>
            <Icon node={ExternalLink} size={14} />
            {key} <span className={styles['place']}>({link.place})</span>
          </OutsideLink>
        )}
        {canEdit && (
          <Button
            size="s"
            look="quiet"
            aria-label={text.unlinkKey(issue.key)}
            onClick={(event) => unlink(event.currentTarget)}
          >
            {text.unlink}
          </Button>
        )}
      </div>
    </div>
  );
}
